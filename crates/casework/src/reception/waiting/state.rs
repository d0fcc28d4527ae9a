//! What becomes of somebody who waits: put on a session, received, or withdrawn.

use jiff::civil::Date;

use super::words::Stand;
use crate::{Id, Refusal, Result};

/// Somebody who asked to be received by the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The row.
    pub id: Id,
    /// The unit whose head is asked for.
    pub unit: String,
    /// The visit at which it was asked for.
    pub visit: Id,
    /// The day.
    pub asked_on: Date,
    /// Is the matter complex?
    pub is_complex: bool,
    /// Is it prolonged?
    pub is_prolonged: bool,
    /// Where it stands.
    pub stand: Stand,
    /// The session on which it was put.
    pub session: Option<Id>,
    /// The day on which he was told.
    pub told_on: Option<Date>,
    /// The visit at which he was received.
    pub received: Option<Id>,
    /// The day on which he was received or withdrew.
    pub ended_on: Option<Date>,
    /// Why he withdrew.
    pub reason: String,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl Waiting {
    /// It goes on a session; one that was missed or put off may be followed by another.
    pub(super) fn placed(mut self, session: Id, told_on: Date) -> Result<Self> {
        self.require_open()?;
        (self.stand, self.session) = (Stand::Placed, Some(session));
        self.told_on = Some(told_on);
        Ok(self)
    }

    /// He was received at a visit.
    pub(super) fn received(mut self, visit: Id, on: Date) -> Result<Self> {
        self.require_open()?;
        (self.stand, self.received) = (Stand::Received, Some(visit));
        self.ended_on = Some(on);
        Ok(self)
    }

    /// He no longer asks for it.
    pub(super) fn withdrawn(mut self, reason: &str, on: Date) -> Result<Self> {
        self.require_open()?;
        (self.stand, self.ended_on) = (Stand::Withdrawn, Some(on));
        reason.clone_into(&mut self.reason);
        Ok(self)
    }

    fn require_open(&self) -> Result<()> {
        if self.ended_on.is_none() {
            return Ok(());
        }
        Err(Refusal::new("waiting-ended")
            .with("stand", self.stand.as_str())
            .into())
    }
}
