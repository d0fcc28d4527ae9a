//! Periods (kỳ báo cáo): the lawful first and last day of a report, when it is due, and the reporting
//! months it is made of.

mod load;
mod month;
mod parse;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Confidence, Text, dated};

pub use month::{MonthsAndDays, ReportingMonth};
pub use parse::PeriodError;

/// The rules of reporting periods.
#[derive(Debug, Clone, Default)]
pub struct Periods {
    /// Day of the month on which a reporting month begins.
    month_begins: i8,
    /// Name of a reporting month as a period.
    month_name: Option<Text>,
    regimes: Vec<Regime>,
    kinds: Vec<Kind>,
    range: Option<Text>,
}

/// The rules of one circular.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Regime {
    article: String,
    confidence: Confidence,
    #[serde(deserialize_with = "dated::required")]
    from: Date,
    #[serde(default, deserialize_with = "dated::optional")]
    until: Option<Date>,
    first_day: i8,
    last_day: i8,
    due_commune: Option<i8>,
    due_province: Option<i8>,
    #[serde(default)]
    narrative_and_forms: Vec<String>,
    #[serde(default)]
    forms_only: Vec<String>,
}

/// A period that has a name of its own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    sign: String,
    first_month: i8,
    last_month: i8,
    name: Text,
    /// From the first of a month to the last of a month, whatever the regime says.
    #[serde(default)]
    whole_months: bool,
    /// Days after the last day within which it must be sent.
    due_after_days: Option<i32>,
}

/// What begins the sign of a month: `2026-M07`.
const MONTH_SIGN: char = 'M';

/// A stretch of days over which figures are reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Period {
    /// As it is written: `2026-Q2`, `2025-12-15..2026-06-14`.
    pub text: String,
    /// First day, counted.
    pub from: Date,
    /// Last day, counted.
    pub to: Date,
    /// Its year; of a plain stretch of days the year of its last day.
    pub year: i16,
    /// `Q1`, `H1`, `9M`, `NA`, `M07`; empty for a year, none for a plain stretch of days.
    pub sign: Option<String>,
    /// Name.
    pub name: Text,
    /// Last day for communes, departments and other bodies below the province to report, where the rule names one.
    pub due_commune: Option<Date>,
    /// Last day for provinces and ministries to report, where the rule names one.
    pub due_province: Option<Date>,
    /// What the report holds, where the rule says so.
    pub content: Option<ReportContent>,
    /// The circular that gives the days; none for a plain stretch of days.
    pub article: Option<String>,
    /// How sure we are of the days.
    pub confidence: Option<Confidence>,
}

/// What a report holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportContent {
    /// The narrative outline (Mẫu số 02) and the tables
    NarrativeAndForms,
    /// The tables alone
    FormsOnly,
}

impl Period {
    /// Does the day lie in the period?
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Is it one reporting month?
    pub fn is_month(&self) -> bool {
        self.sign
            .as_deref()
            .is_some_and(|sign| sign.starts_with(MONTH_SIGN))
    }

    /// Can its figures be closed? Those of a month are not: the quarter is.
    pub fn may_close(&self) -> bool {
        self.sign.is_some() && !self.is_month()
    }

    /// The day to aim at so that nothing is late: the due day, or the last working day before it. The law
    /// does not move a report's due day when it falls on a day off.
    pub fn target(due: Date, is_working: impl Fn(Date) -> bool) -> Date {
        let mut day = due;
        while !is_working(day) {
            match day.yesterday() {
                Ok(before) => day = before,
                Err(_) => return due,
            }
        }
        day
    }
}
