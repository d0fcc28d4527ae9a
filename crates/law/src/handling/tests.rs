use jiff::civil::Date;

use super::{Counted, Handling, Kind, Outcome};
use crate::notices::Notices;
use crate::procedure::Facts;
use crate::{Faults, Source};

fn handling() -> Handling {
    let source = Source::vietnam();
    let mut faults = Faults::default();
    let notices = Notices::load(&source, &mut faults);
    let handling = Handling::load(&source, &notices, &|_| true, &mut faults);
    assert!(faults.0.is_empty(), "{faults}");
    handling
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn proposed(kind: Kind, facts: &[&str], on: &str) -> (String, Outcome, Counted) {
    let facts: Facts = facts.iter().copied().collect();
    let handling = handling();
    let rule = handling.propose(kind, &facts, day(on)).unwrap();
    (rule.id.clone(), rule.outcome, rule.counted)
}

#[test]
fn a_complaint_within_competence_is_proposed_for_acceptance() {
    let facts = ["eligible", "competent", "conditions_met"];
    let (id, outcome, counted) = proposed(Kind::Complaint, &facts, "2026-08-03");
    assert_eq!(
        (id.as_str(), outcome, counted),
        ("XD-02", Outcome::Accept, Counted::WithinCompetence)
    );
}

#[test]
fn a_complaint_for_another_body_is_guided_once() {
    let handling = handling();
    let (id, outcome, counted) = proposed(Kind::Complaint, &["eligible"], "2026-08-03");
    assert_eq!(
        (id.as_str(), outcome, counted),
        ("XD-04", Outcome::Guide, Counted::Guided)
    );
    assert!(
        handling
            .rule("XD-04", day("2026-08-03"))
            .unwrap()
            .once_per_content
    );
    let (_, outcome, counted) = proposed(
        Kind::Complaint,
        &["eligible", "handled_before"],
        "2026-08-03",
    );
    assert_eq!((outcome, counted), (Outcome::File, Counted::None));
}

#[test]
fn a_complaint_forwarded_by_the_press_goes_back_to_it() {
    let (id, outcome, _) = proposed(Kind::Complaint, &["eligible", "transferred"], "2026-08-03");
    assert_eq!((id.as_str(), outcome), ("XD-05", Outcome::Return));
}

#[test]
fn a_complaint_taken_at_a_reception_may_be_transferred_only_from_july_2026() {
    let facts: Facts = ["eligible", "at_reception"].into_iter().collect();
    let handling = handling();
    let transfers = |on: &str| {
        let lawful = handling.lawful(Kind::Complaint, &facts, day(on));
        lawful.iter().any(|rule| rule.outcome == Outcome::Transfer)
    };
    assert!(!transfers("2026-06-30"));
    assert!(transfers("2026-07-01"));
}

#[test]
fn a_denunciation_for_another_body_is_transferred_once_within_five_working_days() {
    let (id, outcome, counted) = proposed(Kind::Denunciation, &["eligible"], "2026-08-03");
    assert_eq!(
        (id.as_str(), outcome, counted),
        ("XD-10", Outcome::Transfer, Counted::Transferred)
    );
    let handling = handling();
    let rule = handling.rule("XD-10", day("2026-08-03")).unwrap();
    assert_eq!(
        (rule.term.as_deref(), rule.once_per_content),
        (Some("TC-02"), true)
    );
    let (id, outcome, _) = proposed(Kind::Denunciation, &["eligible", "also_sent"], "2026-08-03");
    assert_eq!((id.as_str(), outcome), ("TC-04", Outcome::File));
}

#[test]
fn an_anonymous_denunciation_is_a_tip_when_evidenced_and_filed_when_not() {
    let (_, outcome, counted) = proposed(
        Kind::Denunciation,
        &["anonymous", "evidenced"],
        "2026-08-03",
    );
    assert_eq!((outcome, counted), (Outcome::Tip, Counted::None));
    let (_, outcome, _) = proposed(Kind::Denunciation, &["anonymous"], "2026-08-03");
    assert_eq!(outcome, Outcome::File);
}

#[test]
fn a_threat_is_reported_before_anything_else() {
    let facts = ["eligible", "competent", "danger"];
    let (id, outcome, _) = proposed(Kind::Denunciation, &facts, "2026-08-03");
    assert_eq!((id.as_str(), outcome), ("XD-13", Outcome::Report));
}

#[test]
fn a_mixed_petition_is_split_and_one_that_is_not_eligible_is_filed() {
    assert_eq!(
        proposed(Kind::Mixed, &["eligible"], "2026-08-03").1,
        Outcome::Split
    );
    for kind in [
        Kind::Complaint,
        Kind::Denunciation,
        Kind::Recommendation,
        Kind::Mixed,
    ] {
        assert_eq!(proposed(kind, &[], "2026-08-03").1, Outcome::File);
    }
}

#[test]
fn for_every_petition_something_is_lawful() {
    let handling = handling();
    let names: Vec<&str> = handling.facts.iter().map(|fact| fact.id.as_str()).collect();
    let decisive = [
        "eligible",
        "competent",
        "conditions_met",
        "transferred",
        "handled_before",
        "also_sent",
        "anonymous",
        "evidenced",
        "settled",
        "subordinate",
    ];
    assert!(decisive.iter().all(|fact| names.contains(fact)));
    for choice in 0..1_u32 << decisive.len() {
        let chosen = decisive
            .iter()
            .enumerate()
            .filter(|(at, _)| choice & (1 << at) != 0);
        let facts: Facts = chosen.map(|(_, fact)| *fact).collect();
        for kind in [
            Kind::Complaint,
            Kind::Denunciation,
            Kind::Recommendation,
            Kind::Mixed,
        ] {
            for on in ["2014-12-15", "2026-07-01"] {
                let lawful = handling.lawful(kind, &facts, day(on));
                assert!(!lawful.is_empty(), "{kind:?} {facts:?}");
            }
        }
    }
}

#[test]
fn every_row_of_the_decision_tree_is_there() {
    let handling = handling();
    for number in 1..=24 {
        let id = format!("XD-{number:02}");
        assert!(handling.rules.iter().any(|rule| rule.id == id), "{id}");
    }
}
