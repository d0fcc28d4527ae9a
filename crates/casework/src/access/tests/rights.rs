//! Stories of the rules of rights: they alone say who may do what, and the audit keeps which of them was used.

use std::sync::Arc;

use law::{Law, Source};
use store::params;

use super::*;
use crate::access::prove_rights;
use crate::testing::law;

const RULES: &str = "rights.toml";

/// Vietnam's law with one place of its rules changed.
fn changed(find: &str, put: &str) -> Law {
    let source = Source::vietnam().with(RULES, |text| {
        assert!(text.contains(find), "no `{find}`");
        text.replacen(find, put, 1)
    });
    Law::load(&source)
        .map_err(|faults| faults.to_string())
        .unwrap()
}

/// The rule of an act, ended on this day.
fn ended(act: &str, until: &str) -> Law {
    let source = Source::vietnam().with(RULES, |text| {
        let (before, after) = text.split_once(&format!("act = \"{act}\"")).unwrap();
        let after = after.replacen(
            "from = 2014-01-01",
            &format!("from = 2014-01-01\nuntil = {until}"),
            1,
        );
        format!("{before}act = \"{act}\"{after}")
    });
    Law::load(&source)
        .map_err(|faults| faults.to_string())
        .unwrap()
}

#[test]
fn no_act_is_without_a_rule_no_rule_without_an_act_and_no_step_without_somebody_who_may_take_it() {
    assert_eq!(
        prove_rights(&law()).map_err(|faults| faults.to_string()),
        Ok(())
    );
    let renamed = prove_rights(&changed("act = \"handle\"", "act = \"fly\""));
    let told = renamed.unwrap_err().to_string();
    assert!(told.contains("who may `handle`"), "{told}");
    assert!(told.contains("R-PET-03 is for `fly`"), "{told}");
    let ended = prove_rights(&ended("classify", "2030-12-31"));
    assert!(
        ended
            .unwrap_err()
            .to_string()
            .contains("who may `classify`")
    );
    let archivist = ", \"archivist\"]\nconditions = [\"own_unit\", \"named_by_procedure\"]";
    let fewer = changed(
        archivist,
        "]\nconditions = [\"own_unit\", \"named_by_procedure\"]",
    );
    let told = prove_rights(&fewer).unwrap_err().to_string();
    assert!(told.contains("archivist may take no step"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_ended_yesterday_gives_nobody_its_act_today() {
    for mut register in registers(TODAY).await.unwrap() {
        let keeper = register.official(COMMUNE, KEEPER, false).await.unwrap();
        assert!(keeper.may::<acts::Administer>());
        register.at.law = Arc::new(ended("administer", "2026-07-05"));
        let today = register.official(COMMUNE, KEEPER, false).await.unwrap();
        assert!(!today.may::<acts::Administer>());
        let refused = today.permit::<acts::Administer>();
        assert!(matches!(refused, Err(Failure::Refused(why)) if why.code == "act-needs-post"));
        register.on(date(2026, 7, 5));
        let yesterday = register.official(COMMUNE, KEEPER, false).await.unwrap();
        assert_eq!(
            yesterday.rule_in::<acts::Administer>(COMMUNE),
            Some("R-ACC-03")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_somebody_may_act_upon_himself_is_said_by_the_rule() {
    for mut register in registers(TODAY).await.unwrap() {
        let strict = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let find = "conditions = [\"own_unit\", \"below\", \"not_himself\"]";
        register.at.law = Arc::new(changed(find, "conditions = [\"own_unit\", \"below\"]"));
        let lax = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let story = register.write(move |tx, at| {
            for (keeper, may) in [(&strict, false), (&lax, true)] {
                let (permit, scope) = (keeper.permit::<acts::Administer>()?, keeper.scope());
                let done = access::shut_out(tx, at, &permit, &scope, keeper.official, true);
                assert_eq!(done.is_ok(), may);
            }
            Ok(())
        });
        story.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_keeps_the_rule_of_an_act_and_nobody_changes_it_unseen() {
    const RULE: &str =
        "select seq, rule from audit where lane like '14005%' order by at desc, seq desc";
    for register in registers(TODAY).await.unwrap() {
        let keeper = register.official(COMMUNE, KEEPER, false).await.unwrap();
        let id = employ(&register, &keeper, COMMUNE, "moi.lt").await.unwrap();
        let story = register.write(move |tx, at| {
            // What needs no permit has no rule, and proves as an entry did before there were rules.
            let event = audit::Event {
                name: "case.read",
                subject_kind: "case",
                subject: Some(id),
                detail: "",
            };
            audit::record(tx, at, keeper.by(), &event)?;
            let kept: Vec<Option<String>> = tx
                .query(RULE, params![])?
                .iter()
                .map(|row| row.get("rule"))
                .collect::<store::Result<_>>()?;
            assert_eq!(kept, [None, Some("R-ACC-03".to_owned())]);
            assert_eq!(audit::check(tx)?, Vec::<String>::new());
            for tampered in [
                "update audit set rule = 'R-ACC-01' where rule = 'R-ACC-03'",
                "update audit set rule = null where rule is not null",
                "update audit set rule = 'R-ACC-03' where rule is null",
            ] {
                tx.execute(tampered, params![])?;
                assert!(!audit::check(tx)?.is_empty(), "{tampered}");
            }
            Ok(())
        });
        story.await.unwrap();
    }
}
