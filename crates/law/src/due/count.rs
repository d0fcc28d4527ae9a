//! Counting from the event to the last day, forward or backward.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::pause::{self, Stop};
use super::{DueDays, Reason, is_backward, number};
use crate::Calendar;
use crate::calendar::OutsideCalendar;
use crate::term::{Counted, Direction, Unit};

/// One question, ready to be counted.
pub(super) struct Reckoning<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) from: Date,
    pub(super) complex: bool,
    pub(super) remote: bool,
    pub(super) extensions: u32,
    pub(super) stops: &'a [Stop],
}

/// Where the counting ended.
pub(super) struct End {
    pub(super) days: DueDays,
    pub(super) reason: Option<Reason>,
    /// The last day of the reading that gave the due date, and what it counted in.
    last: Date,
    unit: Unit,
}

/// The end by one text.
#[derive(Clone, Copy)]
struct Reading {
    nominal: Option<Date>,
    due: Date,
    unit: Unit,
}

impl Reckoning<'_> {
    /// The last day; where two texts disagree the later is due and the earlier warns (rulebook §0.6).
    pub(super) fn end(
        &self,
        direction: Direction,
        counted: &Counted,
    ) -> Result<End, OutsideCalendar> {
        let length = self.length(counted)?;
        let mut reading = self.read(direction, counted.unit, length, counted.is_rolled)?;
        let mut warn = None;
        if let Some(other) = &counted.other {
            let second = self.read(direction, other.unit, other.base, other.is_rolled)?;
            let (earlier, later) = if second.due <= reading.due {
                (second, reading)
            } else {
                (reading, second)
            };
            warn = Some(earlier.due).filter(|day| *day != later.due);
            reading = later;
        }
        let reason = (reading.unit == Unit::Hours).then_some(Reason::HoursBefore(length));
        Ok(End {
            days: DueDays {
                nominal: reading.nominal,
                due: Some(reading.due),
                warn,
            },
            reason,
            last: reading.due,
            unit: reading.unit,
        })
    }

    fn read(
        &self,
        direction: Direction,
        unit: Unit,
        length: u32,
        is_rolled: bool,
    ) -> Result<Reading, OutsideCalendar> {
        let (nominal, due) = match (unit, is_backward(direction)) {
            (Unit::WorkingDays, false) => (None, self.calendar.after(self.from, length)?),
            (Unit::WorkingDays, true) => (None, self.calendar.before(self.from, length)?),
            (Unit::Hours, _) => (None, self.from),
            (Unit::Days, true) => {
                let day = self.moved(self.from, -i64::from(length).days())?;
                let due = if is_rolled {
                    self.calendar.on_or_before(day)?
                } else {
                    day
                };
                (Some(day), due)
            }
            (Unit::Days, false) => {
                let plain = self.moved(self.from, i64::from(length).days())?;
                let nominal = self.past_stops(plain, is_rolled)?;
                (Some(nominal), self.rolled(nominal, is_rolled)?)
            }
            (Unit::Months, _) => {
                let nominal = self.moved(self.from, i64::from(length).months())?;
                (Some(nominal), self.rolled(nominal, is_rolled)?)
            }
            (Unit::DayOfMonth, _) => {
                let day = self.next_day_of_month(length)?;
                (Some(day), day)
            }
        };
        Ok(Reading { nominal, due, unit })
    }

    /// The number of the term, with what its extensions begin later where they begin at a rolled day.
    fn length(&self, counted: &Counted) -> Result<u32, OutsideCalendar> {
        let plain = |times| number(counted, self.complex, self.remote, times);
        let mut later = 0;
        if counted.extends_rolled {
            for times in 0..self.extensions {
                let days = i64::from(plain(times)) + i64::from(later);
                let ends = self.moved(self.from, days.days())?;
                let rolled = self.rolled(ends, counted.is_rolled)?;
                later += u32::try_from((rolled - ends).get_days()).unwrap_or_default();
            }
        }
        Ok(plain(self.extensions) + later)
    }

    fn past_stops(&self, plain: Date, is_rolled: bool) -> Result<Date, OutsideCalendar> {
        if self.stops.is_empty() {
            return Ok(plain);
        }
        let ends = |day: Date| self.rolled(day, is_rolled).unwrap_or(day);
        let outside = |day| self.calendar.outside(day);
        pause::shift(self.from, plain, self.stops, ends, outside)
    }

    fn rolled(&self, nominal: Date, is_rolled: bool) -> Result<Date, OutsideCalendar> {
        if is_rolled {
            self.calendar.on_or_after(nominal)
        } else {
            Ok(nominal)
        }
    }

    fn next_day_of_month(&self, day: u32) -> Result<Date, OutsideCalendar> {
        let wanted = i8::try_from(day).unwrap_or(i8::MAX);
        let outside = |_| self.calendar.outside(self.from);
        let this_month = self.from.with().day(wanted).build().map_err(outside)?;
        if this_month > self.from {
            return Ok(this_month);
        }
        self.moved(this_month, 1.month())
    }

    fn moved(&self, day: Date, by: Span) -> Result<Date, OutsideCalendar> {
        day.checked_add(by).map_err(|_| self.calendar.outside(day))
    }

    /// The days counted, in the order of counting.
    pub(super) fn counted_days(
        &self,
        direction: Direction,
        counted: &Counted,
        end: &End,
    ) -> Vec<Date> {
        let backward = is_backward(direction);
        match end.unit {
            Unit::WorkingDays if backward => {
                let days = self
                    .calendar
                    .working_days(end.last, self.from.saturating_sub(1.day()));
                days.iter().rev().copied().collect()
            }
            Unit::WorkingDays => self
                .calendar
                .working_days(self.from.saturating_add(1.day()), end.last)
                .to_vec(),
            Unit::Days => {
                let length = self.length(counted).unwrap_or_default();
                let step = if backward { -1 } else { 1 };
                self.from
                    .series(step.days())
                    .skip(1)
                    .filter(|day| !self.stands_still(*day))
                    .take(usize::try_from(length).unwrap_or_default())
                    .collect()
            }
            Unit::Months | Unit::DayOfMonth | Unit::Hours => Vec::new(),
        }
    }

    fn stands_still(&self, day: Date) -> bool {
        self.stops
            .iter()
            .any(|stop| (stop.first..=stop.last).contains(&day))
    }

    /// The days on which to warn, so many days after the event.
    pub(super) fn alerts(&self, alerts: &[u32]) -> Result<Vec<Date>, OutsideCalendar> {
        alerts
            .iter()
            .map(|days| self.moved(self.from, i64::from(*days).days()))
            .collect()
    }

    /// The working day before a due date that stays on a day of rest (rulebook LC-08, LC-10).
    pub(super) fn target(&self, direction: Direction, end: &End) -> Option<Date> {
        let stays =
            end.unit == Unit::DayOfMonth || (end.unit == Unit::Days && is_backward(direction));
        if !stays {
            return None;
        }
        self.calendar
            .on_or_before(end.last)
            .ok()
            .filter(|day| *day != end.last)
    }

    /// Whether a day of a year not announced yet was looked at.
    pub(super) fn is_tentative(&self, counted: &Counted, end: &End) -> bool {
        let last = end.days.due.unwrap_or(end.last);
        let both = counted.other.is_some();
        match end.unit {
            Unit::WorkingDays => {
                let (first, last) = if last < self.from {
                    (last, self.from)
                } else {
                    (self.from, last)
                };
                self.calendar.is_tentative(first, last)
            }
            // A backward term in days aims at a working day, rolled or not.
            Unit::Days | Unit::Months if counted.is_rolled || both || last < self.from => {
                let nominal = end.days.nominal.unwrap_or(last);
                self.calendar.is_tentative(nominal, last)
            }
            _ => false,
        }
    }
}
