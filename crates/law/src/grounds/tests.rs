use jiff::civil::Date;

use super::{Answer, Lists};
use crate::notices::Notices;
use crate::procedure::Facts;
use crate::{Faults, Source};

fn lists() -> Lists {
    let mut faults = Faults::default();
    let law = Notices::load(&Source::vietnam(), &mut faults);
    let lists = Lists::load(&Source::vietnam(), &law, &|_| true, &mut faults);
    assert!(faults.0.is_empty(), "{faults}");
    lists
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn codes(list: &str, on: &str) -> Vec<String> {
    let lists = lists();
    let list = lists.get(list).unwrap();
    list.on(day(on)).map(|entry| entry.code.clone()).collect()
}

#[test]
fn a_complaint_is_not_accepted_on_twelve_grounds_on_every_day() {
    let expected = ["1b", "1c", "1d", "2", "3", "4", "5", "6", "7", "8", "9"];
    for on in ["2014-01-02", "2026-06-30", "2026-07-01"] {
        let codes = codes("complaint.non_acceptance", on);
        assert_eq!(codes[0], "1a");
        assert_eq!(codes[1..], expected);
    }
}

#[test]
fn the_internal_act_is_worded_anew_from_july_2026() {
    let lists = lists();
    let list = lists.get("complaint.non_acceptance").unwrap();
    let before = list.entry("1a", day("2026-06-30")).unwrap();
    let after = list.entry("1a", day("2026-07-01")).unwrap();
    assert!(before.title.vi.contains("trong nội bộ"));
    assert!(after.title.vi.contains("mang tính nội bộ"));
}

#[test]
fn a_visitor_is_refused_on_three_grounds_before_july_2026_and_thirteen_after() {
    assert_eq!(codes("reception.refusal", "2026-06-30"), ["L1", "L2", "L3"]);
    assert_eq!(codes("reception.refusal", "2026-07-01").len(), 13);
}

#[test]
fn two_refusals_of_reception_are_written_and_start_a_clock() {
    let lists = lists();
    let list = lists.get("reception.refusal").unwrap();
    let written: Vec<_> = list
        .on(day("2026-08-03"))
        .filter(|entry| entry.answer == Some(Answer::Written))
        .map(|entry| (entry.code.as_str(), entry.term.as_deref()))
        .collect();
    assert_eq!(written, [("L3", Some("CR-54")), ("h", Some("CR-54"))]);
}

#[test]
fn there_are_seven_criteria_of_a_complex_case() {
    assert_eq!(
        codes("complexity", "2026-08-03"),
        ["a", "b", "c", "d", "đ", "e", "g"]
    );
}

#[test]
fn a_termination_for_withdrawal_needs_the_withdrawal() {
    let lists = lists();
    let list = lists.get("complaint.termination").unwrap();
    let withdrawal = list.entry("withdrawal", day("2026-08-03")).unwrap();
    assert!(!withdrawal.fits(&Facts::default()));
    assert!(withdrawal.fits(&["withdrawn_whole"].into_iter().collect()));
    assert!(list.entry("no_object", day("2026-06-30")).is_none());
}

#[test]
fn a_code_twice_on_one_day_a_missing_article_and_an_unknown_paper_are_told() {
    let text = r#"
[[list]]
id = "small"
title = { vi = "Nhỏ", en = "Small" }

[[list.entry]]
code = "a"
title = { vi = "A", en = "A" }
article = "02/2011/QH13 11(1)"
confidence = "A"

[[list.entry]]
code = "a"
title = { vi = "A", en = "A" }
article = ""
confidence = "A"
notice = "31/2019-99"
"#;
    let mut faults = Faults::default();
    let source = Source::of([("grounds/small.toml", text.to_owned())]);
    Lists::load(&source, &Notices::default(), &|_| true, &mut faults);
    let told: Vec<_> = faults.0.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "grounds/small.toml:15: the article is missing",
            "grounds/small.toml:13: code `a` stands twice on the same day",
            "grounds/small.toml:17: there is no paper `31/2019-99`",
        ]
    );
}
