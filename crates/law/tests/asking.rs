//! Questions that a term cannot answer, readings that may be set, and duties.

// What tests share stands outside `#[test]`, where clippy does not see that it is one.
#![allow(clippy::unwrap_used, clippy::string_slice)]

use jiff::civil::date;
use law::{DueRefusal, Law, Question, Source};

fn refusal(question: &Question<'_>) -> DueRefusal {
    let law = Law::vietnam().unwrap();
    let quick = law.due_day(question).unwrap_err();
    let full = law.due(question).unwrap_err();
    assert_eq!(quick, full);
    full
}

#[track_caller]
fn assert_refused(question: &Question<'_>, words: &[&str]) {
    let said = refusal(question).to_string();
    for word in words {
        assert!(said.contains(word), "`{said}` does not say `{word}`");
    }
}

#[test]
fn an_unknown_term_names_the_nearest() {
    let day = date(2026, 7, 1);
    assert_refused(&Question::new("KN-4", day), &["no term `KN-4`", "KN-0"]);
    assert_refused(
        &Question::new("complaint.first.setlement", day),
        &["complaint.first.settlement"],
    );
    assert_refused(&Question::new("", day), &["no term ``"]);
}

#[test]
fn a_rule_that_only_shifts_says_what_to_ask_instead() {
    let day = date(2026, 7, 1);
    assert_refused(
        &Question::new("KN-20", day),
        &["KN-20 is no term", "--suspended", "KN-04"],
    );
    assert_refused(
        &Question::new("TC-10", day),
        &["TC-10 is no term", "--not-counted", "TC-09"],
    );
    assert_refused(
        &Question::new("TC-12", day),
        &["TC-12 is no term", "--suspended", "TC-09"],
    );
}

#[test]
fn a_rule_without_a_clock_says_what_it_is() {
    let day = date(2026, 7, 1);
    for (rule, is) in [
        ("CR-20", "what the reception officer must do"),
        ("KN-22", "a rule on representatives"),
        ("TC-P10", "a rule on the protection of the denouncer"),
        ("BC-02", "a check on the figures"),
        ("DB-15", "a rule on the national database"),
        ("DV-11", "a Party rule"),
        ("XD-14", "a way to handle a petition"),
        ("XD-01", "a way to handle a petition"),
        ("DV-06", "a duty"),
    ] {
        let is_no_term = format!("{rule} is no term");
        assert_refused(&Question::new(rule, day), &[&is_no_term, is]);
    }
}

#[test]
fn every_numbered_rule_up_to_the_last_of_its_kind_is_known() {
    let law = Law::vietnam().unwrap();
    let is_known = |id: &str| {
        law.term(id).is_some()
            || law.duties.get(id).is_some()
            || law.terms.other(id).is_some()
            || law.handling.has(id)
    };
    let last = [
        ("KN", 1..=24),
        ("KN", 30..=40),
        ("TC", 1..=21),
        ("TC-P", 1..=13),
        ("CR", 1..=12),
        ("CR", 20..=32),
        ("CR", 40..=44),
        ("CR", 50..=54),
        ("CR", 60..=66),
        ("CR", 70..=70),
        ("XD", 1..=24),
        ("DV", 1..=15),
        ("BC", 1..=12),
        ("DB", 1..=19),
    ];
    let missing: Vec<String> = last
        .into_iter()
        .flat_map(|(kind, numbers)| numbers.map(move |no| (kind, no)))
        .map(|(kind, no)| match kind {
            "TC-P" => format!("{kind}{no}"),
            _ => format!("{kind}-{no:02}"),
        })
        .filter(|id| !is_known(id))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_duty_is_no_term() {
    assert_refused(
        &Question::new("CR-05", date(2026, 7, 1)),
        &["CR-05 is no term but a duty"],
    );
}

#[test]
fn a_term_without_a_complex_number_says_so() {
    for term in ["KN-02", "KN-08", "TC-09", "CR-53", "CR-10"] {
        let question = Question {
            complex: true,
            ..Question::new(term, date(2026, 7, 1))
        };
        assert_refused(&question, &[term, "has no number for complex cases"]);
    }
}

#[test]
fn a_term_without_a_remote_number_names_the_remote_term() {
    let ask = |term| Question {
        remote: true,
        ..Question::new(term, date(2026, 7, 1))
    };
    assert_refused(&ask("KN-04"), &["has no number for remote areas", "KN-05"]);
    assert_refused(
        &ask("KN-07"),
        &["has no number for remote areas", "beside KN-06"],
    );
    assert_refused(&ask("TC-01"), &["has no number for remote areas"]);
}

#[test]
fn extensions_end_with_the_second() {
    let ask = |term, extensions| Question {
        extensions,
        ..Question::new(term, date(2026, 3, 2))
    };
    assert_refused(&ask("TC-09", 3), &["extended 2 times at most", "not 3"]);
    assert_refused(&ask("TC-09", u32::MAX), &["extended 2 times at most"]);
    assert_refused(&ask("KN-04", 1), &["has no extension"]);
}

#[test]
fn a_complaint_is_not_suspended_before_the_new_law() {
    let question = Question {
        suspended: vec![(date(2026, 6, 30), date(2026, 7, 10))],
        ..Question::new("KN-04", date(2026, 6, 15))
    };
    assert_refused(
        &question,
        &["from 2026-07-01 on", "not on 2026-06-30", "11a(4)"],
    );
}

#[test]
fn a_term_that_nothing_stops_says_so() {
    let days = vec![(date(2026, 7, 10), date(2026, 7, 20))];
    let suspended = Question {
        suspended: days.clone(),
        ..Question::new("KN-01", date(2026, 7, 1))
    };
    assert_refused(&suspended, &["KN-01 has no suspension"]);
    let not_counted = Question {
        not_counted: days,
        ..Question::new("KN-04", date(2026, 7, 1))
    };
    assert_refused(&not_counted, &["KN-04 has no days that are not counted"]);
}

#[test]
fn spans_that_run_backward_or_begin_too_early_are_refused() {
    let ask = |first, last| Question {
        suspended: vec![(first, last)],
        ..Question::new("TC-09", date(2026, 3, 2))
    };
    assert_refused(
        &ask(date(2026, 4, 6), date(2026, 3, 16)),
        &["ends before it begins"],
    );
    assert_refused(
        &ask(date(2026, 3, 1), date(2026, 3, 16)),
        &["before the start on 2026-03-02"],
    );
}

#[test]
fn days_outside_the_calendar_say_which_years_are_known() {
    let years = ["2014 to 2027"];
    assert_refused(&Question::new("KN-02", date(2013, 5, 3)), &years);
    assert_refused(&Question::new("KN-04", date(2027, 12, 20)), &years);
    assert_refused(&Question::new("TC-01", date(2031, 1, 1)), &years);
    assert_refused(&Question::new("TC-09", date(9999, 12, 31)), &years);
    assert_refused(&Question::new("CR-10", date(2028, 1, 5)), &years);
}

#[test]
fn the_other_readings_can_be_set() {
    let due = |settings: &[(&str, &str)], question: &Question<'_>| {
        let settings: Vec<_> = settings
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        let law = Law::load_with(&Source::vietnam(), &settings).unwrap();
        let days = law.due_day(question).unwrap();
        (days.due.unwrap(), days.warn)
    };
    let acceptance = Question::new("KN-02", date(2025, 3, 3));
    let reading = "complaint.acceptance.reading";
    assert_eq!(
        due(&[(reading, "law")], &acceptance),
        (date(2025, 3, 13), None)
    );
    assert_eq!(
        due(&[(reading, "decree")], &acceptance),
        (date(2025, 3, 17), None)
    );
    let party = Question::new("DV-08", date(2026, 8, 18));
    assert_eq!(
        due(&[("party.complex.reading", "working")], &party).0,
        date(2026, 9, 10)
    );
    let rolled = Question::new("KN-06", date(2026, 3, 16));
    assert_eq!(
        due(&[("counting.roll", "none")], &rolled).0,
        date(2026, 4, 30)
    );
    let effect = Question::new("KN-14", date(2026, 7, 9));
    assert_eq!(
        due(&[("effect.roll", "next_working_day")], &effect).0,
        date(2026, 8, 10)
    );
    // A dialogue on a Friday whose fifth day before is a Sunday.
    let invitation = Question::new("KN-10", date(2026, 11, 20));
    assert_eq!(
        due(
            &[("counting.backward", "previous_working_day")],
            &invitation
        )
        .0,
        date(2026, 11, 13)
    );
    // Thirty days end on Sunday 05-03 and are rolled to the Monday; thirty more.
    let extended = Question {
        extensions: 1,
        ..Question::new("TC-09", date(2026, 4, 3))
    };
    assert_eq!(due(&[], &extended).0, date(2026, 6, 2));
    assert_eq!(
        due(&[("extension.start", "rolled")], &extended).0,
        date(2026, 6, 3)
    );
    let suspended = Question {
        suspended: vec![(date(2026, 7, 20), date(2026, 8, 14))],
        ..Question::new("KN-04", date(2026, 7, 10))
    };
    assert_eq!(
        due(&[("counting.resume", "second_day")], &suspended).0,
        date(2026, 9, 4)
    );
}

#[test]
fn a_commune_chair_received_weekly_until_the_new_law_and_then_twice_a_month() {
    let law = Law::vietnam().unwrap();
    let ids = |level, branch, day| -> Vec<String> {
        law.duties
            .of(level, branch, day)
            .filter(|duty| duty.days.is_some())
            .map(|duty| duty.id.clone())
            .collect()
    };
    assert_eq!(ids("commune", "government", date(2026, 6, 30)), ["CR-04"]);
    assert_eq!(ids("commune", "government", date(2026, 7, 1)), ["CR-05"]);
    assert_eq!(ids("district", "government", date(2025, 6, 30)), ["CR-03"]);
    assert!(ids("district", "government", date(2025, 7, 1)).is_empty());
    assert_eq!(ids("commune", "party", date(2026, 7, 1)), ["DV-04"]);
    assert_eq!(
        ids("province", "public_service_unit", date(2026, 7, 1)),
        ["CR-07"]
    );
}

#[test]
fn an_article_reads_in_both_languages() {
    let law = Law::vietnam().unwrap();
    let version = law
        .term("KN-13a")
        .unwrap()
        .version_on(date(2026, 7, 1))
        .unwrap();
    assert_eq!(
        version.article.vi,
        "điểm a khoản 3 Điều 29 Nghị định 124/2020/NĐ-CP"
    );
    assert_eq!(version.article.en, "Decree 124/2020/ND-CP Art. 29(3)a");
    let whole = law
        .term("DV-07")
        .unwrap()
        .version_on(date(2026, 7, 1))
        .unwrap();
    assert_eq!(whole.article.vi, "Quy định 11-QĐi/TW");
}

#[test]
fn the_calendar_version_changes_with_one_day() {
    let plain = Law::vietnam().unwrap();
    let source = Source::vietnam().with("calendar/2027.toml", |text| {
        text.replacen(", 2027-09-03", "", 1)
    });
    let changed = Law::load(&source).unwrap();
    assert_ne!(plain.calendar.version(), changed.calendar.version());
    assert!(plain.calendar.version().starts_with("state-2014-2027-"));
}

#[test]
fn an_article_as_rules_cite_it_reads_in_words() {
    let law = Law::vietnam().unwrap();
    let told = law.texts.cited("02/2011/QH13 11(2); 05/2021/TT-TTCP");
    assert_eq!(
        told.vi,
        "khoản 2 Điều 11 Luật 02/2011/QH13; Thông tư 05/2021/TT-TTCP"
    );
    assert_eq!(
        told.en,
        "Law 02/2011/QH13 Art. 11(2); Circular 05/2021/TT-TTCP"
    );
    assert_eq!(law.texts.cited("phụ lục").vi, "phụ lục");
}
