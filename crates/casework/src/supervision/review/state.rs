//! What becomes of a meeting: called, open, closed; or called off.

use jiff::civil::Date;

use super::words::Stand;
use crate::{Id, Refusal, Result};

/// One review meeting of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The row.
    pub id: Id,
    /// Tenant of the unit.
    pub tenant: String,
    /// The unit that meets.
    pub unit: String,
    /// Its day.
    pub on: Date,
    /// Where.
    pub place: String,
    /// Who leads it.
    pub host: String,
    /// Where it stands.
    pub stand: Stand,
    /// The minutes, or why it was called off.
    pub minutes: String,
    /// Lines that the agenda would have had without its bound.
    pub found: i64,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl Meeting {
    /// It is opened: its day has come.
    pub(super) fn opened(mut self, today: Date, found: i64) -> Result<Self> {
        self.require(Stand::Called, "meeting-not-called")?;
        if self.on > today {
            return Err(Refusal::new("meeting-too-early").with("on", self.on).into());
        }
        (self.stand, self.found) = (Stand::Open, found);
        Ok(self)
    }

    /// It was held; these are its minutes.
    pub(super) fn closed(mut self, minutes: &str) -> Result<Self> {
        self.require(Stand::Open, "meeting-not-open")?;
        (self.stand, self.minutes) = (Stand::Closed, minutes.to_owned());
        Ok(self)
    }

    /// It was called off, with the reason.
    pub(super) fn cancelled(mut self, reason: &str) -> Result<Self> {
        self.require(Stand::Called, "meeting-not-called")?;
        (self.stand, self.minutes) = (Stand::Cancelled, reason.to_owned());
        Ok(self)
    }

    /// Refuses when it is not open.
    pub(super) fn require(&self, stand: Stand, code: &'static str) -> Result<()> {
        if self.stand == stand {
            return Ok(());
        }
        Err(Refusal::new(code).with("stand", self.stand.as_str()).into())
    }
}
