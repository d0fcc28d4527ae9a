//! Rules of rights: what loading refuses, which rule holds when, the page for lawyers.

use std::path::Path;

use jiff::civil::date;

use super::{Condition, Rights};
use crate::procedure::Post;
use crate::{Faults, Source};

/// Vietnam's rules with one place changed.
fn changed(find: &str, put: &str) -> (Rights, Faults) {
    let source = Source::vietnam().with("rights.toml", |text| {
        assert!(text.contains(find), "no `{find}`");
        text.replacen(find, put, 1)
    });
    let mut faults = Faults::default();
    let rights = Rights::load(&source, &mut faults);
    (rights, faults)
}

fn vietnam() -> Rights {
    let (rights, faults) = changed("R-PET-03", "R-PET-03");
    assert_eq!(faults, Faults::default());
    rights
}

#[test]
fn what_would_give_an_act_away_by_mistake_is_refused_when_the_rules_are_read() {
    for (find, put, told) in [
        ("\"R-PET-03\"", "\"R-PET-02\"", "stands for two rules"),
        ("\"R-PET-03\"", "\"PET-3\"", "is no id of a rule"),
        (
            "act = \"handle\"",
            "act = \"classify\"",
            "both say who may `classify`",
        ),
        (
            "posts = [\"administrator\"]",
            "posts = []",
            "gives the act to nobody",
        ),
        (
            "posts = [\"administrator\"]",
            "posts = [\"mayor\"]",
            "mayor",
        ),
        (
            "posts = [\"administrator\"]",
            "posts = [\"calendar\"]",
            "nobody's post",
        ),
        (
            "conditions = [\"own_unit\"]",
            "conditions = [\"on_sunday\"]",
            "on_sunday",
        ),
        (
            "conditions = [\"own_unit\"]",
            "conditions = []",
            "for which unit",
        ),
        (
            "article = \"office\"",
            "article = \"\"",
            "article is missing",
        ),
        (
            "from = 2014-01-01",
            "from = 2014-01-01\nuntil = 2013-01-01",
            "ends before",
        ),
        ("id = \"section_head\"", "id = \"head\"", "has no words"),
    ] {
        let (_, faults) = changed(find, put);
        let text = faults.to_string();
        assert!(text.contains(told), "{put}: {text}");
        assert!(text.starts_with("rights.toml:"), "{text}");
    }
}

#[test]
fn every_act_has_a_rule_and_every_rule_an_act() {
    let rights = vietnam();
    let acts: Vec<&str> = rights
        .rules()
        .iter()
        .map(|rule| rule.act.as_str())
        .collect();
    assert_eq!(rights.prove(&acts), Ok(()));
    let more = [acts.as_slice(), &["fly"]].concat();
    let told = rights.prove(&more).unwrap_err().to_string();
    assert!(told.contains("who may `fly`"), "{told}");
    let told = rights.prove(&acts[1..]).unwrap_err().to_string();
    assert!(told.contains("which is no act"), "{told}");
    // A rule that ends leaves its act without one from the next day on.
    let (ended, _) = changed("from = 2014-01-01", "from = 2014-01-01\nuntil = 2030-01-01");
    assert!(ended.prove(&acts).is_err());
}

#[test]
fn a_rule_holds_from_its_first_day_to_its_last_and_the_next_one_has_another_id() {
    let next = "from = 2014-01-01\nuntil = 2026-06-30\n\n[[rule]]\nid = \"R-REC-99\"\nact = \"receive\"\n\
        title = { vi = \"a\", en = \"a\" }\nposts = [\"head\"]\nconditions = [\"own_unit\"]\narticle = \"office\"\n\
        confidence = \"C\"\nfrom = 2026-07-01";
    let (rights, faults) = changed("from = 2014-01-01", next);
    assert_eq!(faults, Faults::default());
    let on = |day| rights.rule("receive", day).map(|rule| rule.id.as_str());
    assert_eq!(on(date(2013, 12, 31)), None);
    assert_eq!(on(date(2026, 6, 30)), Some("R-REC-01"));
    assert_eq!(on(date(2026, 7, 1)), Some("R-REC-99"));
    assert_eq!(rights.posts_of("receive", date(2026, 7, 1)), [Post::Head]);
    assert!(rights.posts_of("fly", date(2026, 7, 1)).is_empty());
}

#[test]
fn nobody_but_a_head_delegates_and_nobody_but_his_deputy_acts_for_him() {
    let (rights, today) = (vietnam(), date(2026, 7, 6));
    assert_eq!(rights.posts_of("delegate", today), [Post::Head]);
    let rule = rights.rule("act-for-head", today).unwrap();
    assert_eq!(rule.posts, [Post::DeputyHead]);
    assert!(rule.has(Condition::Delegated));
}

#[test]
fn the_page_of_rights_in_the_documentation_is_not_stale() {
    #[allow(
        clippy::disallowed_methods,
        reason = "a switch of this test alone, no configuration of the program"
    )]
    let rewrite = std::env::var("UPDATE_DOCS").is_ok();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rights.md");
    let page = vietnam().page();
    if rewrite {
        std::fs::write(&path, &page).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap_or_default() == page,
        "docs/rights.md is stale: run UPDATE_DOCS=1 cargo test -p law"
    );
}
