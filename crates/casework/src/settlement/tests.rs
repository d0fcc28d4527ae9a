//! Stories of cases from the petition to the end, on every engine.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use law::procedure::{Class, Post, Stage};

use super::{Situation, Taking};
use crate::access::{Actor, acts};
use crate::person::RawIdentity;
use crate::petition::{Classifying, Handling, PartyFiling, RawFiling};
use crate::testing::{Register, registers};
use crate::{Failure, Id, Result, audit, petition, settlement, tally};

/// The People's Committee of the commune of Hoa Lư, Ninh Bình, since 2025.
const COMMUNE: &str = "14005-2025.ubnd";
const ALL_POSTS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
];

fn filing(class: Option<Class>) -> RawFiling {
    let identity = RawIdentity {
        name: "Đỗ Thị Ước".to_owned(),
        id_number: "037188001234".to_owned(),
        address: "Thôn 3".to_owned(),
        ..RawIdentity::default()
    };
    RawFiling {
        channel: "desk".to_owned(),
        people: vec![PartyFiling {
            role: "petitioner".to_owned(),
            known: None,
            identity,
        }],
        class,
        summary: "Không đồng ý với mức bồi thường khi thu hồi đất".to_owned(),
        text: "Tôi là Đỗ Thị Ước, xin trình bày việc thu hồi 200 m2 đất của gia đình.".to_owned(),
        respondent: "Chủ tịch UBND xã".to_owned(),
        respondent_unit: Some(COMMUNE.to_owned()),
        respondent_role: Some("head".to_owned()),
        ..RawFiling::default()
    }
}

async fn file(register: &Register, actor: &Actor, raw: RawFiling) -> Result<Id> {
    let permit = actor.permit::<acts::File>()?;
    register
        .write(move |tx, at| {
            let filing = raw.clone().validate(at).map_err(Failure::Invalid)?;
            Ok(petition::file(tx, at, &permit, &filing)?.id)
        })
        .await
}

async fn accept(
    register: &Register,
    actor: &Actor,
    id: Id,
    class: Class,
    field: &str,
    rule: &'static str,
) -> Result<Id> {
    let (classify, handle) = (
        actor.permit::<acts::Classify>()?,
        actor.permit::<acts::Handle>()?,
    );
    let finding = Classifying {
        class,
        stage: Stage::First,
        field: field.to_owned(),
        ineligibility: None,
        competent_unit: Some(actor.unit.clone()),
        branch: "administrative".to_owned(),
        is_mixed: false,
        facts: vec!["conditions_met".to_owned()],
        respondent_unit: None,
        respondent_role: None,
        summary: None,
        expected: None,
    };
    register
        .write(move |tx, at| {
            petition::classify(tx, at, &classify, id, &finding)?;
            let handling = Handling {
                rule: rule.to_owned(),
                ..Handling::default()
            };
            settlement::handle(tx, at, &handle, id, &handling)?
                .case
                .ok_or(Failure::NotFound)
        })
        .await
}

async fn step(
    register: &Register,
    actor: &Actor,
    case: Id,
    name: &str,
    fields: &[(&str, &str)],
) -> Result<String> {
    let fields: BTreeMap<String, String> = fields
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    let taking = Taking {
        step: name.to_owned(),
        fields,
        ..Taking::default()
    };
    let actor = actor.clone();
    register
        .write(move |tx, at| Ok(settlement::take(tx, at, &actor, case, &taking)?.state))
        .await
}

async fn whole(register: &Register) {
    let faults = register
        .read(|tx, at| {
            let mut faults = audit::check(tx)?;
            faults.extend(settlement::check_dockets(tx)?);
            faults.extend(tally::check(tx, at)?);
            Ok(faults)
        })
        .await
        .unwrap();
    assert_eq!(faults, Vec::<String>::new());
}

fn article_of(failure: &Failure) -> String {
    match failure {
        Failure::Refused(refusal) => refusal.article.clone().unwrap_or_default(),
        other => panic!("expected a refusal, got {other:?}"),
    }
}

const BEGIN: Date = date(2026, 7, 6);

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_goes_from_the_desk_to_its_enforced_decision() {
    for mut register in registers(BEGIN).await.unwrap() {
        let actor = register.official(COMMUNE, ALL_POSTS, false).await.unwrap();
        let id = file(&register, &actor, filing(None)).await.unwrap();
        let case = accept(
            &register,
            &actor,
            id,
            Class::Complaint,
            "land.compensation",
            "XD-02",
        )
        .await
        .unwrap();

        let early = step(&register, &actor, case, "decide", &[])
            .await
            .unwrap_err();
        assert!(
            !article_of(&early).is_empty(),
            "a decision before acceptance is refused with its article"
        );

        register.on(date(2026, 7, 10));
        step(
            &register,
            &actor,
            case,
            "accept",
            &[("number", "12/TB-UBND")],
        )
        .await
        .unwrap();
        let details = register
            .read({
                let scope = actor.scope();
                move |tx, _| settlement::details(tx, &scope, case)
            })
            .await
            .unwrap();
        assert_eq!(
            details.due_on,
            Some(date(2026, 8, 10)),
            "30 days from acceptance, a Sunday, rolled to Monday"
        );
        whole(&register).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denouncer_leaves_no_trace_in_the_open_tables() {
    for register in registers(BEGIN).await.unwrap() {
        let actor = register.official(COMMUNE, ALL_POSTS, false).await.unwrap();
        // Filed as if it were a complaint; the officer finds a denunciation.
        let id = file(&register, &actor, filing(None)).await.unwrap();
        let case = accept(
            &register,
            &actor,
            id,
            Class::Denunciation,
            "officials",
            "XD-09",
        )
        .await;
        let case = case.unwrap();
        let scope = actor.scope();
        let details = register
            .read(move |tx, _| settlement::details(tx, &scope, case))
            .await
            .unwrap();
        assert!(
            details
                .participants
                .iter()
                .all(|one| one.shown.identity.is_none())
        );
        let open = register
            .read(|tx, _| {
                let mut count = 0_i64;
                for table in ["person", "open_text"] {
                    let sql = format!("select cast(count(*) as bigint) as n from {table}");
                    count += tx
                        .first(&sql, store::params![])?
                        .map_or(Ok(0), |row| row.get::<i64>("n"))?;
                }
                Ok(count)
            })
            .await
            .unwrap();
        assert_eq!(open, 0);
        whole(&register).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_officers_at_once_the_second_is_told_and_nothing_is_overwritten() {
    for register in registers(BEGIN).await.unwrap() {
        let actor = register.official(COMMUNE, ALL_POSTS, false).await.unwrap();
        let id = file(&register, &actor, filing(None)).await.unwrap();
        let case = accept(
            &register,
            &actor,
            id,
            Class::Complaint,
            "land.compensation",
            "XD-02",
        )
        .await
        .unwrap();
        let taking = Taking {
            step: "accept".to_owned(),
            fields: BTreeMap::from([("number".to_owned(), "1".to_owned())]),
            expected: Some(1),
            ..Taking::default()
        };
        let take = |actor: Actor, taking: Taking| {
            register.write(move |tx, at| settlement::take(tx, at, &actor, case, &taking))
        };
        take(actor.clone(), taking.clone()).await.unwrap();
        let second = take(actor.clone(), taking).await.unwrap_err();
        assert!(matches!(second, Failure::Refused(refusal) if refusal.code == "changed-meanwhile"));
        whole(&register).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_sees_neither_the_case_nor_that_it_exists() {
    for register in registers(BEGIN).await.unwrap() {
        let actor = register.official(COMMUNE, ALL_POSTS, false).await.unwrap();
        let neighbour = register
            .official("14011-2025.ubnd", ALL_POSTS, true)
            .await
            .unwrap();
        let above = register
            .official("37-2025.ubnd", &[Post::Supervisor], true)
            .await
            .unwrap();
        let id = file(&register, &actor, filing(None)).await.unwrap();
        let case = accept(
            &register,
            &actor,
            id,
            Class::Complaint,
            "land.compensation",
            "XD-02",
        )
        .await
        .unwrap();
        for (who, sees) in [(&actor, true), (&neighbour, false), (&above, true)] {
            let scope = who.scope();
            let (found, listed) = register
                .read(move |tx, at| {
                    let found = settlement::details(tx, &scope, case).is_ok();
                    let filter = settlement::CaseFilter {
                        situation: Some(Situation::Open),
                        limit: 10,
                        ..settlement::CaseFilter::default()
                    };
                    Ok((found, settlement::list(tx, at, &scope, &filter)?.len()))
                })
                .await
                .unwrap();
            assert_eq!((found, listed), (sees, usize::from(sees)));
        }
    }
}
