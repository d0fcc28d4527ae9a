//! Every worked due date of `law/vn/cases/due.toml`.

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

#[test]
fn every_worked_due_date_comes_out_as_the_rulebook_has_it() {
    let law = Law::vietnam().unwrap();
    let source = Source::vietnam();
    let file = source.file("cases/due.toml").unwrap();
    let cases: Cases = toml::from_str(&file.text).unwrap();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let label = format!("{} {} ({})", case.no, case.term, case.why);
        match law.due(&case.question()) {
            Err(refusal) => wrong.push(format!("{label}: {refusal}")),
            Ok(due) => {
                let days = law.due_day(&case.question()).unwrap();
                if (days.nominal, days.due, days.warn) != (due.nominal, due.due, due.warn) {
                    wrong.push(format!("{label}: due_day says {days:?}"));
                }
                wrong.extend(
                    case.differences(&due)
                        .into_iter()
                        .map(|difference| format!("{label}: {difference}")),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_worked_due_dates_hold_all_of_the_rulebook() {
    let source = Source::vietnam();
    let cases: Cases = toml::from_str(&source.file("cases/due.toml").unwrap().text).unwrap();
    let rulebook: Vec<u32> = cases
        .case
        .iter()
        .map(|case| case.no)
        .filter(|no| *no < 100)
        .collect();
    let all: Vec<u32> = (1..=53).step_by(2).collect();
    assert_eq!(rulebook, all);
}
