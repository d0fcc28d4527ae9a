//! The only place with a real clock and real randomness. Everything else is given a [`Now`] or
//! an [`Chance`], so that a test can be any day and every token is foreseen.

use std::sync::atomic::{AtomicU64, Ordering};

use data_encoding::BASE64URL_NOPAD;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

/// The moment at which something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The instant, in UTC.
    pub at: Timestamp,
    /// The same instant on the wall clock of the country.
    pub local: DateTime,
}

impl Now {
    /// The day on the wall clock of the country.
    pub fn today(self) -> Date {
        self.local.date()
    }

    /// As the acts of the work take it.
    pub fn of_work(self) -> casework::Now {
        casework::Now {
            at: self.at.as_microsecond(),
            today: self.today(),
        }
    }
}

/// Tells the time.
pub struct Clock {
    read: Box<dyn Fn() -> Timestamp + Send + Sync>,
    zone: TimeZone,
}

impl Clock {
    /// The machine's clock.
    pub fn real() -> Self {
        #[expect(clippy::disallowed_methods, reason = "this is the one clock")]
        let read = Box::new(Timestamp::now);
        Self {
            read,
            zone: country_zone(),
        }
    }

    /// A clock that stands still at `at`.
    pub fn standing_at(at: Timestamp) -> Self {
        Self {
            read: Box::new(move || at),
            zone: country_zone(),
        }
    }

    /// What time it is.
    pub fn now(&self) -> Now {
        let at = (self.read)();
        Now {
            at,
            local: self.zone.to_datetime(at),
        }
    }

    /// The day before this one on the wall clock of the country.
    pub fn yesterday(&self) -> Date {
        self.now().today().saturating_sub(1.day())
    }

    /// The first moment after a day on the wall clock of the country, microseconds UTC.
    pub fn end_of(&self, day: Date) -> i64 {
        let midnight = day.saturating_add(1.day()).at(0, 0, 0, 0);
        let moment = self.zone.to_timestamp(midnight);
        moment.map_or(i64::MAX, Timestamp::as_microsecond)
    }

    /// A moment of the register, in microseconds UTC, on the wall clock of the country.
    pub fn local(&self, at: i64) -> DateTime {
        let moment = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
        self.zone.to_datetime(moment)
    }
}

/// The country has had one offset without summer time since 1975; fixing it spares a machine
/// without a time zone database a wrong day.
fn country_zone() -> TimeZone {
    TimeZone::fixed(Offset::constant(7))
}

/// Hands out what nobody can guess: tokens, keys, codes.
pub struct Chance {
    fill: Box<Fill>,
}

type Fill = dyn Fn(&mut [u8]) + Send + Sync;

impl Chance {
    /// The machine's randomness.
    pub fn real() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the one source of chance"
        )]
        let fill = |bytes: &mut [u8]| {
            if let Err(fault) = getrandom::fill(bytes) {
                // A token that can be guessed is worse than a server that stops.
                tracing::error!("no randomness: {fault}");
                std::process::abort();
            }
        };
        Self {
            fill: Box::new(fill),
        }
    }

    /// A foreseeable sequence, for tests.
    pub fn counting() -> Self {
        let next = AtomicU64::new(1);
        let fill = move |bytes: &mut [u8]| {
            let number = next.fetch_add(1, Ordering::Relaxed).to_be_bytes();
            bytes
                .iter_mut()
                .rev()
                .zip(number.iter().rev())
                .for_each(|(byte, digit)| *byte = *digit);
        };
        Self {
            fill: Box::new(fill),
        }
    }

    /// `N` bytes nobody can guess.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.fill)(&mut bytes);
        bytes
    }

    /// A token of 128 bits that can stand in a cookie or an address.
    pub fn token(&self) -> String {
        BASE64URL_NOPAD.encode(&self.bytes::<16>())
    }
}

impl casework::Secrets for Chance {
    fn secret(&self) -> [u8; 16] {
        self.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_day_of_the_country_not_of_greenwich() {
        let late: Timestamp = "2026-11-22T18:30:00Z".parse().unwrap();
        let now = Clock::standing_at(late).now();
        assert_eq!(now.today().to_string(), "2026-11-23");
        assert_eq!(now.local.hour(), 1);
    }

    #[test]
    fn two_tokens_are_never_the_same() {
        for ids in [Chance::real(), Chance::counting()] {
            assert_ne!(ids.token(), ids.token());
        }
    }
}
