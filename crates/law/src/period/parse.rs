//! From what a person writes to the lawful days.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use thiserror::Error;

use super::{Kind, MONTH_SIGN, Period, Periods, Regime, ReportContent, ReportingMonth};
use crate::{Confidence, Text};

/// Why a period cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PeriodError {
    /// It has none of the known shapes.
    #[error(
        "{text:?} is no period: write a year such as 2026, {signs} after it, or two days such as 2025-12-15..2026-06-14"
    )]
    Shape {
        /// What was written.
        text: String,
        /// The signs that may follow a year.
        signs: String,
    },
    /// A day that does not exist.
    #[error("{0:?} is no day: write year, month and day, such as 2026-06-14")]
    Day(String),
    /// It ends before it begins.
    #[error("the period begins on {from} but ends on {to}: the earlier day comes first")]
    Reversed {
        /// The day written first.
        from: Date,
        /// The day written second.
        to: Date,
    },
    /// No circular of that time is known.
    #[error("no reporting rule for {text:?} is known: write its first and last day instead")]
    NoRule {
        /// What was written.
        text: String,
    },
}

impl Periods {
    /// Reads `2026`, `2026-Q2`, `2026-H1`, `2026-9M`, `2026-NA`, `2026-M07` or `2025-12-15..2026-06-14`. Two days that are
    /// exactly a named period are that period.
    ///
    /// # Errors
    /// What is wrong with it, with the remedy.
    pub fn parse(&self, text: &str) -> Result<Period, PeriodError> {
        let text = text.trim();
        if let Some((from, to)) = text.split_once("..") {
            return self.range(day(from)?, day(to)?);
        }
        let (year, sign) = text.split_once('-').unwrap_or((text, ""));
        let is_year =
            year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) && !text.ends_with('-');
        let sign = sign.to_ascii_uppercase();
        if let Some(month) = month_of(&sign).filter(|_| is_year) {
            let found = year.parse().ok().and_then(|year| self.month(year, month));
            return found.ok_or_else(|| self.no_shape(text));
        }
        let kind = self.kinds.iter().find(|kind| kind.sign == sign);
        let (Some(kind), Ok(year), true) = (kind, year.parse(), is_year) else {
            return Err(self.no_shape(text));
        };
        self.named(kind, year).ok_or_else(|| PeriodError::NoRule {
            text: text.to_owned(),
        })
    }

    /// The period between two days, both counted.
    ///
    /// # Errors
    /// When the second day is before the first.
    pub fn range(&self, from: Date, to: Date) -> Result<Period, PeriodError> {
        if to < from {
            return Err(PeriodError::Reversed { from, to });
        }
        let years = [to.year(), to.year() + 1];
        let named = years
            .iter()
            .flat_map(|year| self.kinds.iter().filter_map(|kind| self.named(kind, *year)));
        if let Some(named) = named.into_iter().find(|p| (p.from, p.to) == (from, to)) {
            return Ok(named);
        }
        let fill = |pattern: &str| {
            let written = |day: Date| day.strftime("%d/%m/%Y").to_string();
            pattern
                .replace("{from}", &written(from))
                .replace("{to}", &written(to))
        };
        let pattern = self.range.as_ref();
        Ok(Period {
            text: format!("{from}..{to}"),
            from,
            to,
            year: to.year(),
            sign: None,
            name: Text {
                vi: fill(pattern.map_or("{from}..{to}", |text| &text.vi)),
                en: fill(pattern.map_or("{from}..{to}", |text| &text.en)),
            },
            due_commune: None,
            due_province: None,
            content: None,
            article: None,
            confidence: None,
        })
    }

    /// Every named period of a year: the year, its quarters, its halves…
    pub fn of_year(&self, year: i16) -> Vec<Period> {
        let kinds = self.kinds.iter();
        kinds.filter_map(|kind| self.named(kind, year)).collect()
    }

    /// Every month of a reporting year, as periods.
    pub fn months_of_year(&self, year: i16) -> Vec<Period> {
        (1..=12)
            .filter_map(|month| self.month(year, month))
            .collect()
    }

    /// A reporting month as a period: three of them are a quarter.
    fn month(&self, year: i16, month: i8) -> Option<Period> {
        let name = self.month_name.as_ref()?;
        let (from, to) = self.days_of(ReportingMonth { year, month })?;
        let fill = |pattern: &str| {
            pattern
                .replace("{month}", &month.to_string())
                .replace("{year}", &year.to_string())
        };
        let mut regimes = self.regimes.iter().rev();
        let regime = regimes.find(|regime| regime.from <= to)?;
        Some(Period {
            text: format!("{year}-{MONTH_SIGN}{month:02}"),
            from,
            to,
            year,
            sign: Some(format!("{MONTH_SIGN}{month:02}")),
            name: Text {
                vi: fill(&name.vi),
                en: fill(&name.en),
            },
            due_commune: None,
            due_province: None,
            content: None,
            article: Some(regime.article.clone()),
            confidence: Some(Confidence::C),
        })
    }

    /// The same period a year earlier, under the rules of that time.
    ///
    /// # Errors
    /// When no rule of that time is known.
    pub fn same_period_last_year(&self, period: &Period) -> Result<Period, PeriodError> {
        let no_rule = || PeriodError::NoRule {
            text: period.text.clone(),
        };
        if let Some(sign) = &period.sign {
            if let Some(month) = month_of(sign) {
                return self.month(period.year - 1, month).ok_or_else(no_rule);
            }
            let kind = self.kinds.iter().find(|kind| kind.sign == *sign);
            return kind
                .and_then(|kind| self.named(kind, period.year - 1))
                .ok_or_else(no_rule);
        }
        let year = 1.year();
        let before = |day: Date, span: Span| day.checked_sub(span).map_err(|_| no_rule());
        self.range(before(period.from, year)?, before(period.to, year)?)
    }

    /// The period of a kind in a year, under the regime in force on its last day.
    fn named(&self, kind: &Kind, year: i16) -> Option<Period> {
        if kind.whole_months {
            return self.of_whole_months(kind, year);
        }
        self.regimes.iter().find_map(|regime| {
            let from = before_month(year, kind.first_month, regime.first_day)?;
            let to = in_month(year, kind.last_month, regime.last_day)?;
            let is_in_force = regime.from <= to && regime.until.is_none_or(|until| to <= until);
            is_in_force.then(|| {
                let due = |day: Option<i8>| in_month(year, kind.last_month, day?);
                Period {
                    due_commune: due(regime.due_commune),
                    due_province: due(regime.due_province),
                    content: regime.content(&kind.sign),
                    ..kind.period(year, from, to, regime)
                }
            })
        })
    }

    /// A period from the first of a month in the year before to the last of a month.
    fn of_whole_months(&self, kind: &Kind, year: i16) -> Option<Period> {
        let first_year = if kind.first_month > kind.last_month {
            year.checked_sub(1)?
        } else {
            year
        };
        let from = in_month(first_year, kind.first_month, 1)?;
        let to = in_month(year, kind.last_month, 1)?.last_of_month();
        let regime = self
            .regimes
            .iter()
            .find(|r| r.from <= to && r.until.is_none_or(|until| to <= until))?;
        let due = kind
            .due_after_days
            .and_then(|n| to.checked_add(n.days()).ok());
        Some(Period {
            due_province: due,
            ..kind.period(year, from, to, regime)
        })
    }

    fn no_shape(&self, text: &str) -> PeriodError {
        let signs = self.kinds.iter().filter(|kind| !kind.sign.is_empty());
        let signs: Vec<String> = signs.map(|kind| format!("-{}", kind.sign)).collect();
        PeriodError::Shape {
            text: text.to_owned(),
            signs: signs.join(", "),
        }
    }
}

impl Kind {
    fn period(&self, year: i16, from: Date, to: Date, regime: &Regime) -> Period {
        let name = |pattern: &str| pattern.replace("{year}", &year.to_string());
        let dash = if self.sign.is_empty() { "" } else { "-" };
        Period {
            text: format!("{year}{dash}{}", self.sign),
            from,
            to,
            year,
            sign: Some(self.sign.clone()),
            name: Text {
                vi: name(&self.name.vi),
                en: name(&self.name.en),
            },
            due_commune: None,
            due_province: None,
            content: None,
            article: Some(regime.article.clone()),
            confidence: Some(regime.confidence),
        }
    }
}

impl Regime {
    fn content(&self, sign: &str) -> Option<ReportContent> {
        let is_in = |list: &[String]| list.iter().any(|s| s == sign);
        if is_in(&self.narrative_and_forms) {
            Some(ReportContent::NarrativeAndForms)
        } else if is_in(&self.forms_only) {
            Some(ReportContent::FormsOnly)
        } else {
            None
        }
    }
}

/// The month that a sign names.
fn month_of(sign: &str) -> Option<i8> {
    let digits = sign.strip_prefix(MONTH_SIGN)?;
    let month = digits.parse().ok().filter(|_| digits.len() == 2)?;
    (1..=12).contains(&month).then_some(month)
}

fn day(text: &str) -> Result<Date, PeriodError> {
    let text = text.trim();
    text.parse().map_err(|_| PeriodError::Day(text.to_owned()))
}

fn in_month(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The day of the month before a month of the year.
fn before_month(year: i16, month: i8, day: i8) -> Option<Date> {
    if month == 1 {
        in_month(year.checked_sub(1)?, 12, day)
    } else {
        in_month(year, month - 1, day)
    }
}
