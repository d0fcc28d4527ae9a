//! Every worked due date of `law/vn/cases/due.toml`.

// What tests share stands outside `#[test]`, where clippy does not see that it is one.
#![allow(clippy::unwrap_used, clippy::string_slice)]

use jiff::civil::Date;
use law::{Day, Due, Law, Question, Source};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    no: u32,
    why: String,
    term: String,
    start: Day,
    #[serde(default)]
    complex: bool,
    #[serde(default)]
    remote: bool,
    #[serde(default)]
    extensions: u32,
    #[serde(default)]
    suspended: Vec<(Day, Day)>,
    #[serde(default)]
    not_counted: Vec<(Day, Day)>,
    due: Option<Day>,
    #[serde(default)]
    none: bool,
    nominal: Option<Day>,
    warn: Option<Day>,
    target: Option<Day>,
    days: Option<Vec<Day>>,
    tentative: Option<bool>,
    version: Option<String>,
}

impl Case {
    fn question(&self) -> Question<'_> {
        let spans = |spans: &[(Day, Day)]| spans.iter().map(|(a, b)| (a.0, b.0)).collect();
        Question {
            complex: self.complex,
            remote: self.remote,
            extensions: self.extensions,
            suspended: spans(&self.suspended),
            not_counted: spans(&self.not_counted),
            ..Question::new(&self.term, self.start.0)
        }
    }

    /// What differs from what the case says, in words.
    fn differences(&self, due: &Due) -> Vec<String> {
        let mut differences = Vec::new();
        let mut compare = |what: &str, is: Option<Date>, should: Option<Date>| {
            if is != should {
                differences.push(format!("{what} is {is:?}, should be {should:?}"));
            }
        };
        let day = |day: Option<Day>| day.map(|day| day.0);
        compare("due", due.due, day(self.due));
        compare("warn", due.warn, day(self.warn));
        if self.nominal.is_some() {
            compare("nominal", due.nominal, day(self.nominal));
        }
        if self.target.is_some() {
            compare("target", due.target, day(self.target));
        }
        if self.none != (due.due.is_none() && due.reason.is_some()) {
            differences.push(format!("reason is {:?}", due.reason));
        }
        let days = self.days.iter().flatten().map(|day| day.0);
        if self.days.is_some() && !days.eq(due.days.iter().copied()) {
            differences.push(format!("days are {:?}", due.days));
        }
        if self.tentative.is_some_and(|should| should != due.tentative) {
            differences.push(format!("tentative is {}", due.tentative));
        }
        if self.version.is_some() && self.version != due.version {
            differences.push(format!("version is {:?}", due.version));
        }
        differences
    }
}

fn cases() -> Vec<Case> {
    Source::vietnam()
        .files("cases", ".toml")
        .filter(|file| file.path.starts_with("cases/due"))
        .flat_map(|file| toml::from_str::<Cases>(&file.text).unwrap().case)
        .collect()
}

/// What is wrong with one case, in words.
fn mistakes(law: &Law, case: &Case) -> Vec<String> {
    let question = case.question();
    let due = match law.due(&question) {
        Ok(due) => due,
        Err(refusal) => return vec![refusal.to_string()],
    };
    let mut mistakes = case.differences(&due);
    let days = law.due_day(&question).unwrap();
    if (days.nominal, days.due, days.warn) != (due.nominal, due.due, due.warn) {
        mistakes.push(format!("due_day says {days:?}"));
    }
    mistakes
}

#[test]
fn every_worked_due_date_comes_out_as_it_was_worked() {
    let law = Law::vietnam().unwrap();
    let wrong: Vec<String> = cases()
        .iter()
        .flat_map(|case| {
            mistakes(&law, case)
                .into_iter()
                .map(|mistake| format!("{} {} ({}): {mistake}", case.no, case.term, case.why))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_worked_due_dates_hold_all_of_the_rulebook() {
    let mut of_rulebook: Vec<u32> = cases()
        .iter()
        .map(|case| case.no)
        .filter(|no| *no < 100)
        .collect();
    of_rulebook.sort_unstable();
    let all: Vec<u32> = (1..=53).step_by(2).collect();
    assert_eq!(of_rulebook, all);
}
