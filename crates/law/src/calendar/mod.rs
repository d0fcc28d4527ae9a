//! The State sector's calendar: which days are worked, and counting by working days.
//!
//! Weekends are off except the Saturdays worked in exchange for another day (rulebook LC-07). Everything is
//! reckoned once at loading, so that counting any number of working days is one look-up.

mod load;

use jiff::civil::{Date, Weekday};

use crate::Confidence;

/// The known years.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    years: Vec<CalendarYear>,
    days: Vec<CalendarDay>,
    worked: Vec<Date>,
    version: String,
}

/// One year as its notices have it.
#[derive(Debug, Clone)]
pub struct CalendarYear {
    /// The year.
    pub year: i16,
    /// How sure it is.
    pub confidence: Confidence,
    /// Not announced yet: dates reckoned with it may change.
    pub tentative: bool,
    /// The notices or the data set it comes from, with its licence.
    pub source: String,
    /// The exchange of a worked day for a Saturday, in words.
    pub swap: Option<String>,
    /// Weekdays that are off.
    pub off: Vec<Date>,
    /// Saturdays that are worked.
    pub worked: Vec<Date>,
}

#[derive(Debug, Clone, Copy)]
struct CalendarDay {
    is_worked: bool,
    /// Working days from the first known day to this one, both included.
    worked_so_far: u32,
}

/// A day outside the known years was needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{day} cannot be reckoned with: the calendar knows the years {first} to {last}")]
pub struct OutsideCalendar {
    /// The day that was asked for, or the last known one that counting went past.
    pub day: Date,
    /// First known year.
    pub first: i16,
    /// Last known year.
    pub last: i16,
}

impl Calendar {
    /// Builds the look-ups of consecutive years.
    fn of(years: Vec<CalendarYear>) -> Self {
        let mut days = Vec::new();
        let mut worked = Vec::new();
        for year in &years {
            let first = Date::new(year.year, 1, 1).unwrap_or(Date::ZERO);
            for date in first
                .series(jiff::Span::new().days(1))
                .take_while(|d| d.year() == year.year)
            {
                let is_worked = if is_weekend(date) {
                    year.worked.contains(&date)
                } else {
                    !year.off.contains(&date)
                };
                if is_worked {
                    worked.push(date);
                }
                let worked_so_far = u32::try_from(worked.len()).unwrap_or(u32::MAX);
                days.push(CalendarDay {
                    is_worked,
                    worked_so_far,
                });
            }
        }
        let version = version(&years);
        Self {
            years,
            days,
            worked,
            version,
        }
    }

    /// The known years, in order.
    pub fn years(&self) -> &[CalendarYear] {
        &self.years
    }

    /// Names this state of the calendar: another value as soon as one day of it changes (rulebook LC-12).
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether `date` is worked.
    ///
    /// # Errors
    /// The day lies outside the known years.
    pub fn is_working_day(&self, date: Date) -> Result<bool, OutsideCalendar> {
        self.day(date).map(|day| day.is_worked)
    }

    /// `date` itself when it is worked, else the next day that is (rulebook LC-03).
    ///
    /// # Errors
    /// The day lies outside the known years.
    pub fn on_or_after(&self, date: Date) -> Result<Date, OutsideCalendar> {
        let day = self.day(date)?;
        if day.is_worked {
            return Ok(date);
        }
        self.nth(i64::from(day.worked_so_far), date)
    }

    /// `date` itself when it is worked, else the last day before it that is.
    ///
    /// # Errors
    /// The day lies outside the known years.
    pub fn on_or_before(&self, date: Date) -> Result<Date, OutsideCalendar> {
        let day = self.day(date)?;
        self.nth(i64::from(day.worked_so_far) - 1, date)
    }

    /// The `count`-th working day after `date`, which is itself not counted (rulebook LC-01, LC-07).
    ///
    /// # Errors
    /// A day lies outside the known years.
    pub fn after(&self, date: Date, count: u32) -> Result<Date, OutsideCalendar> {
        let day = self.day(date)?;
        self.nth(
            i64::from(day.worked_so_far) + i64::from(count) - 1,
            self.last_day(),
        )
    }

    /// The `count`-th working day before `date`, which is itself not counted (rulebook LC-08).
    ///
    /// # Errors
    /// A day lies outside the known years.
    pub fn before(&self, date: Date, count: u32) -> Result<Date, OutsideCalendar> {
        let day = self.day(date)?;
        let earlier = i64::from(day.worked_so_far) - i64::from(day.is_worked);
        self.nth(earlier - i64::from(count), self.first_day())
    }

    /// The working days from `first` to `last`, both included, in order.
    pub fn working_days(&self, first: Date, last: Date) -> &[Date] {
        let start = self.worked.partition_point(|day| *day < first);
        let end = self.worked.partition_point(|day| *day <= last);
        self.worked.get(start..end).unwrap_or_default()
    }

    /// Whether a year that is not announced yet lies between two days, both included.
    pub fn is_tentative(&self, first: Date, last: Date) -> bool {
        self.years
            .iter()
            .any(|year| year.tentative && (first.year()..=last.year()).contains(&year.year))
    }

    fn day(&self, date: Date) -> Result<CalendarDay, OutsideCalendar> {
        self.first_day()
            .until(date)
            .ok()
            .and_then(|span| usize::try_from(span.get_days()).ok())
            .and_then(|index| self.days.get(index))
            .copied()
            .ok_or_else(|| self.outside(date))
    }

    fn nth(&self, index: i64, asked: Date) -> Result<Date, OutsideCalendar> {
        usize::try_from(index)
            .ok()
            .and_then(|index| self.worked.get(index))
            .copied()
            .ok_or_else(|| self.outside(asked))
    }

    fn first_day(&self) -> Date {
        let year = self.years.first().map_or(1, |year| year.year);
        Date::new(year, 1, 1).unwrap_or(Date::ZERO)
    }

    fn last_day(&self) -> Date {
        let year = self.years.last().map_or(1, |year| year.year);
        Date::new(year, 12, 31).unwrap_or(Date::ZERO)
    }

    /// The error that says which years are known.
    pub(crate) fn outside(&self, day: Date) -> OutsideCalendar {
        OutsideCalendar {
            day,
            first: self.first_day().year(),
            last: self.last_day().year(),
        }
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// A short sum (FNV-1a) over every day that differs from an ordinary week, and over what is tentative.
fn version(years: &[CalendarYear]) -> String {
    let mut sum: u32 = 0x811c_9dc5;
    let mut feed = |text: &str| {
        for byte in text.bytes() {
            sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    };
    for year in years {
        feed(if year.tentative { "?" } else { "!" });
        year.off.iter().for_each(|day| feed(&format!("-{day}")));
        year.worked.iter().for_each(|day| feed(&format!("+{day}")));
    }
    let first = years.first().map_or(0, |year| year.year);
    let last = years.last().map_or(0, |year| year.year);
    format!("state-{first}-{last}-{sum:08x}")
}
