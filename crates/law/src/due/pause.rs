//! Days on which a clock stands still (rulebook KN-20, TC-10, LC-11).

use jiff::ToSpan;
use jiff::civil::Date;

use super::Question;
use crate::calendar::OutsideCalendar;

/// A span of days that is not counted, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) first: Date,
    pub(super) last: Date,
    /// A suspension holds a clock that has run out as well; an obstacle cannot revive one.
    pub(super) is_suspension: bool,
}

/// The spans of a question, in order of time.
///
/// The day of suspension is still counted and the day of continuation is not, so that between A and B lie B − A days.
pub(super) fn stops(question: &Question<'_>, resumes_later: bool) -> Vec<Stop> {
    let extra = i32::from(resumes_later);
    let suspended = question.suspended.iter().map(|(on, resumed)| Stop {
        first: on.saturating_add(1.day()),
        last: resumed.saturating_add(extra.days()),
        is_suspension: true,
    });
    let not_counted = question.not_counted.iter().map(|(first, last)| Stop {
        first: *first,
        last: *last,
        is_suspension: false,
    });
    let mut stops: Vec<Stop> = suspended
        .chain(not_counted)
        .filter(|stop| stop.first <= stop.last)
        .collect();
    stops.sort_by_key(|stop| (stop.first, stop.last));
    stops
}

/// Moves the last day of a term past the days on which it stood still; a day in two spans counts once.
///
/// `ends` tells the day on which a term with that nominal last day is over, so that an obstacle that begins
/// after it is left out.
pub(super) fn shift(
    from: Date,
    nominal: Date,
    stops: &[Stop],
    ends: impl Fn(Date) -> Date,
    outside: impl Fn(Date) -> OutsideCalendar,
) -> Result<Date, OutsideCalendar> {
    let mut nominal = nominal;
    let mut covered = from;
    for stop in stops {
        let first = stop.first.max(covered.saturating_add(1.day()));
        if stop.last < first || (!stop.is_suspension && stop.first > ends(nominal)) {
            continue;
        }
        let days = first
            .until(stop.last)
            .map_or(0, |span| span.get_days())
            .saturating_add(1);
        nominal = nominal
            .checked_add(days.days())
            .map_err(|_| outside(stop.last))?;
        covered = stop.last;
    }
    Ok(nominal)
}
