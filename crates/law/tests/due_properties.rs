//! What holds of every due date (rulebook §13), forward and backward terms apart.

// What tests share stands outside `#[test]`, where clippy does not see that it is one.
#![allow(clippy::unwrap_used, clippy::string_slice)]

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::term::{Counted, Direction, Unit};
use law::{Due, Law, Question, Source, Term};
use proptest::prelude::*;

static LAW: LazyLock<Law> = LazyLock::new(|| Law::vietnam().unwrap());

/// Terms with a number on a day, running one way.
fn terms(direction: Direction, from: Date) -> Vec<(&'static Term, &'static Counted)> {
    LAW.terms
        .iter()
        .filter(|term| term.direction == direction)
        .filter_map(|term| Some((term, term.version_on(from)?.length.counted()?)))
        .collect()
}

fn ask(question: &Question<'_>) -> Due {
    LAW.due(question).unwrap()
}

/// Days from which every term ends within the known years.
fn days() -> impl Strategy<Value = Date> {
    (0..4660i32).prop_map(|n| date(2014, 3, 1).checked_add(n.days()).unwrap())
}

/// The law with one more day off.
fn with_holiday(holiday: Date) -> Law {
    let path = format!("calendar/{}.toml", holiday.year());
    let source = Source::vietnam().with(&path, |text| {
        let (before, rest) = text.split_once("off = [").unwrap();
        let (days, after) = rest.split_once(']').unwrap();
        let mut days: Vec<String> = days.split(", ").map(str::to_owned).collect();
        days.push(holiday.to_string());
        days.sort();
        days.dedup();
        format!("{before}off = [{}]{after}", days.join(", "))
    });
    Law::load(&source).unwrap()
}

fn is_weekday(day: Date) -> bool {
    day.weekday().to_monday_one_offset() <= 5
}

proptest! {
    #[test]
    fn a_forward_term_is_never_due_before_its_nominal_last_day(from in days()) {
        for (term, _) in terms(Direction::Forward, from) {
            let due = ask(&Question::new(&term.id, from));
            prop_assert!(due.due > Some(from), "{}", term.id);
            if let Some(nominal) = due.nominal {
                prop_assert!(due.due >= Some(nominal), "{}", term.id);
            }
        }
    }

    #[test]
    fn a_backward_term_is_due_before_its_event_or_on_its_day_by_the_hour(event in days()) {
        for (term, counted) in terms(Direction::Backward, event) {
            let due = ask(&Question::new(&term.id, event));
            prop_assert!(due.due <= Some(event), "{}", term.id);
            prop_assert_eq!(due.due == Some(event), counted.unit == Unit::Hours, "{}", term.id);
        }
    }

    #[test]
    fn a_rolled_or_working_day_term_is_due_on_a_working_day(from in days()) {
        for (term, counted) in terms(Direction::Forward, from) {
            if counted.is_rolled || counted.unit == Unit::WorkingDays {
                let due = ask(&Question::new(&term.id, from)).due.unwrap();
                prop_assert!(LAW.calendar.is_working_day(due).unwrap(), "{} {due}", term.id);
            }
        }
    }

    #[test]
    fn a_backward_term_in_working_days_is_due_on_a_working_day(event in days()) {
        for (term, counted) in terms(Direction::Backward, event) {
            if counted.unit == Unit::WorkingDays {
                let due = ask(&Question::new(&term.id, event)).due.unwrap();
                prop_assert!(LAW.calendar.is_working_day(due).unwrap(), "{} {due}", term.id);
            }
        }
    }

    #[test]
    fn as_many_working_days_are_counted_as_the_law_says(from in days()) {
        for direction in [Direction::Forward, Direction::Backward] {
            for (term, counted) in terms(direction, from) {
                let due = ask(&Question::new(&term.id, from));
                if counted.unit == Unit::WorkingDays {
                    prop_assert_eq!(due.days.len(), counted.base as usize, "{}", term.id);
                    prop_assert_eq!(due.days.last().copied(), due.due, "{}", term.id);
                    prop_assert!(!due.days.contains(&from), "{}", term.id);
                }
            }
        }
    }

    #[test]
    fn the_quick_answer_is_the_full_answer(from in days()) {
        for term in LAW.terms.iter() {
            let question = Question::new(&term.id, from);
            let due = ask(&question);
            let quick = LAW.due_day(&question).unwrap();
            prop_assert_eq!((quick.nominal, quick.due, quick.warn), (due.nominal, due.due, due.warn));
        }
    }

    #[test]
    fn a_clock_keeps_the_version_of_the_day_it_began_on(
        from in (0..365i32).prop_map(|n| date(2025, 8, 1).checked_add(n.days()).unwrap()),
        after in 0..60i32,
    ) {
        let governing = |term: &Term| term.version_on(from).map(|version| version.id.clone());
        for term in LAW.terms.iter() {
            prop_assert_eq!(ask(&Question::new(&term.id, from)).version, governing(term));
        }
        // Also when it crosses the change of law standing still (V-02, V-03).
        let on = from.checked_add(after.days()).unwrap().max(date(2026, 7, 1));
        for id in ["KN-04", "KN-05", "KN-06", "KN-07", "KN-33", "TC-09"] {
            let over = vec![(on, on.checked_add(20.days()).unwrap())];
            let question = Question { suspended: over, ..Question::new(id, from) };
            prop_assert_eq!(ask(&question).version, governing(LAW.term(id).unwrap()));
        }
    }

    #[test]
    fn an_extension_begins_where_the_term_before_it_ended_unrolled(from in days(), times in 0..=2u32) {
        prop_assume!(from >= date(2019, 1, 1));
        let question = Question { extensions: times, ..Question::new("TC-09", from) };
        let days = i64::from(30 * (times + 1));
        prop_assert_eq!(ask(&question).nominal, from.checked_add(days.days()).ok());
    }

    #[test]
    fn a_denunciation_suspended_for_k_days_ends_k_days_later(
        from in (0..2500i32).prop_map(|n| date(2019, 1, 2).checked_add(n.days()).unwrap()),
        after in 0..90i32,
        k in 0..90i32,
        extensions in 0..=2u32,
    ) {
        let on = from.checked_add(after.days()).unwrap();
        let plain = Question { extensions, ..Question::new("TC-09", from) };
        let suspended = Question { suspended: vec![(on, on.checked_add(k.days()).unwrap())], ..plain.clone() };
        let moved = ask(&plain).nominal.unwrap().checked_add(k.days()).unwrap();
        prop_assert_eq!(ask(&suspended).nominal, Some(moved));
    }

    #[test]
    fn a_suspension_of_k_days_moves_the_nominal_last_day_by_k(
        from in (0..400i32).prop_map(|n| date(2025, 6, 1).checked_add(n.days()).unwrap()),
        after in 0..30i32,
        k in 0..60i32,
        complex in any::<bool>(),
    ) {
        let on = from.checked_add(after.days()).unwrap().max(date(2026, 7, 1));
        let resumed = on.checked_add(k.days()).unwrap();
        for term in ["KN-04", "KN-05", "KN-06", "KN-07", "KN-33"] {
            let plain = Question { complex, ..Question::new(term, from) };
            let suspended = Question { suspended: vec![(on, resumed)], ..plain.clone() };
            let moved = ask(&plain).nominal.unwrap().checked_add(k.days()).unwrap();
            prop_assert_eq!(ask(&suspended).nominal, Some(moved), "{}", term);
        }
    }

    #[test]
    fn days_not_counted_inside_a_denunciation_move_it_by_their_number(
        from in (0..2500i32).prop_map(|n| date(2019, 6, 1).checked_add(n.days()).unwrap()),
        after in 1..30i32,
        k in 1..60i32,
        extensions in 0..=2u32,
    ) {
        let first = from.checked_add(after.days()).unwrap();
        let last = first.checked_add((k - 1).days()).unwrap();
        let plain = Question { extensions, ..Question::new("TC-09", from) };
        let paused = Question { not_counted: vec![(first, last)], ..plain.clone() };
        let moved = ask(&plain).nominal.unwrap().checked_add(k.days()).unwrap();
        prop_assert_eq!(ask(&paused).nominal, Some(moved));
    }

    #[test]
    fn the_longer_number_ends_later(from in days()) {
        for direction in [Direction::Forward, Direction::Backward] {
            for (term, counted) in terms(direction, from) {
                let plain = Question::new(&term.id, from);
                let nominal = |q: &Question<'_>| { let due = ask(q); due.nominal.or(due.due) };
                if counted.complex.is_some() {
                    let longer = Question { complex: true, ..plain.clone() };
                    prop_assert!(nominal(&plain) < nominal(&longer), "{}", term.id);
                }
                if counted.remote.is_some() {
                    let longer = Question { remote: true, ..plain.clone() };
                    prop_assert!(nominal(&plain) < nominal(&longer), "{}", term.id);
                }
            }
        }
        let near = ask(&Question::new("KN-04", from)).nominal;
        prop_assert!(near < ask(&Question::new("KN-05", from)).nominal);
    }
}

proptest! {
    // Each case loads the law twice over; a few dozen try every term against a holiday.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn one_more_holiday_makes_no_forward_term_earlier_and_no_backward_term_later(
        from in days(),
        near in -60..90i32,
    ) {
        let holiday = from.checked_add(near.days()).unwrap();
        prop_assume!(is_weekday(holiday) && (2014..=2027).contains(&holiday.year()));
        let law = with_holiday(holiday);
        for (term, _) in terms(Direction::Forward, from) {
            let question = Question::new(&term.id, from);
            let (with, without) = (law.due_day(&question).unwrap(), LAW.due_day(&question).unwrap());
            prop_assert!(with.due >= without.due, "{} {holiday}", term.id);
            prop_assert!(with.warn >= without.warn || with.warn.is_none(), "{} {holiday}", term.id);
        }
        for (term, _) in terms(Direction::Backward, from) {
            let question = Question::new(&term.id, from);
            let (with, without) = (law.due_day(&question).unwrap(), LAW.due_day(&question).unwrap());
            prop_assert!(with.due <= without.due, "{} {holiday}", term.id);
        }
    }
}
