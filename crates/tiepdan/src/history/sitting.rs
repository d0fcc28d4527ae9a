//! Receptions: a sitting of a unit and who came to it.

use std::sync::Arc;

use casework::{Result, Setting};
use jiff::civil::Date;
use store::Tx;

use super::Ground;
use super::office::Offices;
use super::stock::Kind;

/// Who sits, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seat {
    /// An officer on a regular day.
    Regular,
    /// The head on his day.
    Periodic,
    /// His deputy on his day.
    Delegated,
    /// The head when something could not wait.
    Unscheduled,
}

/// What became of a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Course {
    /// It was held and these came.
    Held(Vec<Call>),
    /// In the calendar, not yet public.
    Planned,
    /// In the public calendar.
    Announced,
    /// The day went by and nobody received.
    Missed,
    /// Put off to another day.
    Moved(Date),
}

/// Somebody who came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    /// His chance: name, words.
    pub(crate) seed: u64,
    /// People.
    pub(crate) people: u32,
    /// About what.
    pub(crate) kind: Kind,
    /// What came of it.
    pub(crate) answer: Answer,
}

/// What came of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Told what he wanted to know.
    Answered,
    /// Told where to go.
    Guided,
    /// His petition was taken; it lies in the queue.
    Taken,
}

/// One sitting.
#[derive(Debug, Clone)]
pub(crate) struct Sitting {
    /// The unit that receives.
    pub(crate) unit: Arc<str>,
    /// Where its people live.
    pub(crate) place: Arc<str>,
    /// Its own chance.
    pub(crate) seed: u64,
    /// The day of the sitting.
    pub(crate) on: Date,
    /// The day on which this is entered: that of the sitting, or of its planning.
    pub(crate) entered: Date,
    /// Who sits.
    pub(crate) seat: Seat,
    /// What became of it.
    pub(crate) course: Course,
}

impl Sitting {
    pub(crate) fn enter(
        &self,
        _: &mut Tx<'_>,
        _: &Setting,
        _: &Ground,
        _: &Offices,
    ) -> Result<usize> {
        Ok(0)
    }
}
