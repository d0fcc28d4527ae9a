//! Reporting months: the stretches in which figures are tallied, so that long periods are sums of few rows.

use std::fmt;

use jiff::civil::Date;

use super::{Period, Periods};

/// A reporting month, named by the month in which it ends: `2026-03` runs from 15 February to 14 March.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportingMonth {
    /// Year in which it ends.
    pub year: i16,
    /// Month in which it ends, 1 to 12.
    pub month: i8,
}

impl fmt::Display for ReportingMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// A period taken apart: whole reporting months and the days that stand over at its ends.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MonthsAndDays {
    /// Whole reporting months, in order.
    pub months: Vec<ReportingMonth>,
    /// First and last day of each stretch that is not a whole month; at most two.
    pub days: Vec<(Date, Date)>,
}

impl Periods {
    /// The reporting month in which a day is tallied.
    pub fn month_of(&self, day: Date) -> ReportingMonth {
        let (year, month) = (day.year(), day.month());
        match (day.day() < self.month_begins(), month) {
            (true, _) => ReportingMonth { year, month },
            (false, 12) => ReportingMonth {
                year: year + 1,
                month: 1,
            },
            (false, _) => ReportingMonth {
                year,
                month: month + 1,
            },
        }
    }

    /// The first and last day of a reporting month; none for a month out of the calendar.
    pub fn days_of(&self, month: ReportingMonth) -> Option<(Date, Date)> {
        let next = Date::new(month.year, month.month, self.month_begins()).ok()?;
        let from = next.first_of_month().yesterday().ok()?;
        let from = Date::new(from.year(), from.month(), self.month_begins()).ok()?;
        Some((from, next.yesterday().ok()?))
    }

    /// The whole reporting months of a period and the days left over at its ends.
    pub fn months_and_days(&self, period: &Period) -> MonthsAndDays {
        let mut parts = MonthsAndDays::default();
        let mut next = Some(period.from);
        while let Some(from) = next.filter(|from| *from <= period.to) {
            let month = self.month_of(from);
            let (first, last) = self.days_of(month).unwrap_or((from, period.to));
            if first == from && last <= period.to {
                parts.months.push(month);
            } else {
                parts.days.push((from, last.min(period.to)));
            }
            next = last.tomorrow().ok();
        }
        parts
    }

    /// The first day of a reporting month; the first of the month where no rule was read.
    fn month_begins(&self) -> i8 {
        self.month_begins.max(1)
    }
}
