//! The moments of invented acts: in office hours of their day, and never later than now.

use casework::Now;
use jiff::civil::Date;

/// Acts told apart within a day.
const MOMENTS: usize = 520;
/// Seconds between two of them.
const BETWEEN: i64 = 53;

/// The moment of the act at this place of a lane: between eight and four o'clock in Vietnam.
pub(crate) fn moment(on: Date, place: usize, now: Now) -> Now {
    let eight = on
        .at(1, 0, 0, 0)
        .in_tz("UTC")
        .map_or(0, |zoned| zoned.timestamp().as_second());
    let within = i64::try_from(place % MOMENTS).unwrap_or_default() * BETWEEN;
    Now {
        at: ((eight + within) * 1_000_000).min(now.at),
        today: on,
    }
}
