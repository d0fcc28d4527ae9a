//! Which rules urge for an open term on a day: a pure question, asked for every open term of the country.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::urging::{Answering, UrgingRule};
use law::{Law, Question};

/// What the rules ask of an open term.
#[derive(Debug, Clone, Copy)]
pub struct OpenTerm<'a> {
    /// Rule id of the term: `KN-04`.
    pub term: &'a str,
    /// The start event.
    pub started: Date,
    /// The last day.
    pub due: Date,
}

/// The rules of one day, made ready for many terms.
#[derive(Debug)]
pub struct Day<'l> {
    law: &'l Law,
    today: Date,
    by_term: BTreeMap<&'l str, Vec<&'l UrgingRule>>,
}

impl<'l> Day<'l> {
    /// The rules in force on a day, for each term.
    pub fn of(law: &'l Law, today: Date) -> Self {
        let rules: Vec<&UrgingRule> = law
            .urging
            .rules
            .iter()
            .filter(|rule| rule.is_in_force(today))
            .collect();
        let of_term = |id: &str| {
            let touches = |rule: &&&UrgingRule| concerns(law, rule, id);
            rules.iter().filter(touches).copied().collect::<Vec<_>>()
        };
        let each = law.terms.iter().map(|term| term.id.as_str());
        Self {
            law,
            today,
            by_term: each.map(|id| (id, of_term(id))).collect(),
        }
    }

    /// Working days from the due day to today; negative before it.
    fn late(&self, due: Date) -> i32 {
        let (first, last, sign) = if due <= self.today {
            (due, self.today, 1)
        } else {
            (self.today, due, -1)
        };
        let Ok(next) = first.tomorrow() else {
            return 0;
        };
        let between = self.law.calendar.working_days(next, last).len();
        sign * i32::try_from(between).unwrap_or(i32::MAX)
    }

    /// The rules that urge for a term today, each with which of its times has come. Nothing is urged twice by asking
    /// twice: the same rule and time come out.
    pub fn called<'s>(
        &'s self,
        term: &OpenTerm<'_>,
    ) -> impl Iterator<Item = (&'l UrgingRule, u32)> + 's {
        let rules = self.by_term.get(term.term).map_or(&[][..], Vec::as_slice);
        let late = if rules.is_empty() {
            0
        } else {
            self.late(term.due)
        };
        let (today, due) = (self.today, term.due);
        let days = term.started.until(due).map_or(0, |span| span.get_days());
        rules.iter().filter_map(move |rule| {
            let is_time = match rule.at {
                ..0 => today < due,
                0 => today == due,
                1.. => due < today,
            };
            let stage = rule.stage(late).filter(|_| is_time && days >= rule.least)?;
            Some((*rule, stage))
        })
    }
}

/// Does a rule speak of a term? One that names its terms does of those alone; another of all that a unit owes.
fn concerns(law: &Law, rule: &UrgingRule, term: &str) -> bool {
    let has = |list: &[String]| list.iter().any(|one| one == term);
    if rule.terms.is_empty() {
        law.is_owed_by_unit(term) && !has(&rule.except)
    } else {
        has(&rule.terms)
    }
}

/// The last day of an answer; none where the calendar does not reach.
pub fn answer_day(law: &Law, within: &Answering, on: Date) -> Option<Date> {
    match within {
        Answering::Days(days) => law.calendar.after(on, *days).ok(),
        Answering::Term(term) => law.due_day(&Question::new(term, on)).ok()?.due,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn of(term: &str, due: Date, today: Date) -> Vec<(String, u32)> {
        let law = Law::vietnam().unwrap();
        let day = Day::of(&law, today);
        let open = OpenTerm {
            term,
            started: date(2026, 6, 1),
            due,
        };
        let each = day.called(&open);
        each.map(|(rule, stage)| (rule.id.clone(), stage)).collect()
    }

    #[test]
    fn a_settlement_is_urged_before_on_and_after_its_day_and_then_upward() {
        // Friday.
        let due = date(2026, 7, 10);
        let on = |day| of("KN-04", due, date(2026, 7, day));
        let is = |rule: &str, stage| (rule.to_owned(), stage);
        assert_eq!(on(2), []);
        assert_eq!(on(3), [is("soon", 0)]);
        assert_eq!(on(9), [is("soon", 0)]);
        assert_eq!(on(10), [is("today", 0)]);
        assert_eq!(on(11), [], "a Saturday after the day is neither");
        assert_eq!(on(13), [is("late", 0)]);
        assert_eq!(on(17), [is("late", 0), is("late_upward", 0)]);
        assert_eq!(on(20), [is("late", 1), is("late_upward", 0)]);
        assert_eq!(on(31), [is("late", 2), is("late_upward", 1)]);
    }

    #[test]
    fn an_overdue_denunciation_goes_to_the_superior_at_once() {
        let called = of("TC-09", date(2026, 7, 10), date(2026, 7, 13));
        let rules: Vec<_> = called.iter().map(|(rule, _)| rule.as_str()).collect();
        assert_eq!(rules, ["late", "denunciation_late"]);
    }

    #[test]
    fn a_result_that_was_not_sent_is_urged_though_the_body_that_owes_it_keeps_no_case() {
        let called = of("CR-51", date(2026, 7, 10), date(2026, 7, 16));
        assert_eq!(called, [("result_late".to_owned(), 1)]);
        assert_eq!(of("KN-99", date(2026, 7, 10), date(2026, 7, 16)), []);
    }

    #[test]
    fn a_short_term_is_not_announced_before_its_day() {
        let law = Law::vietnam().unwrap();
        let day = Day::of(&law, date(2026, 7, 9));
        let open = OpenTerm {
            term: "TC-08",
            started: date(2026, 7, 3),
            due: date(2026, 7, 10),
        };
        assert_eq!(day.called(&open).count(), 0);
    }
}
