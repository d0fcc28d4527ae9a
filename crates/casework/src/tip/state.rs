//! What becomes of information without a name.

use jiff::civil::Date;

use super::words::Stand;
use crate::{Id, Refusal, Result};

/// What somebody told without his name; of what it says only the key of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// The row: a key that tells no moment.
    pub id: Id,
    /// Tenant of the unit.
    pub tenant: String,
    /// The unit that has it.
    pub unit: String,
    /// The day it came.
    pub came_on: Date,
    /// The unit that never gets it, nor any below it: whoever leads it is concerned.
    pub kept_from: Option<String>,
    /// May questions be asked?
    pub may_ask: bool,
    /// Where what it says is kept.
    pub(super) content: Id,
    /// Where it stands.
    pub stand: Stand,
    /// The day on which something came that nobody has read.
    pub news_on: Option<Date>,
    /// The inspection for which it is used.
    pub inspection: Option<Id>,
    /// The ground on which it was closed.
    pub ground: Option<String>,
    /// The day on which it was closed.
    pub closed_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl Tip {
    /// A question may be asked.
    pub(super) fn askable(&self) -> Result<()> {
        if self.may_ask {
            return Ok(());
        }
        Err(Refusal::new("tip-not-to-be-asked").into())
    }

    /// It is used to inspect, or where no inspection is named, to manage.
    pub(super) fn used(mut self, inspection: Option<Id>) -> Result<Self> {
        self.open()?;
        (self.stand, self.inspection) = (Stand::Used, inspection);
        Ok(self)
    }

    /// It goes to another unit, with everything.
    pub(super) fn passed(mut self, to: &super::route::Receiver, on: Date) -> Result<Self> {
        self.open()?;
        (self.unit, self.tenant) = (to.unit.clone(), to.tenant.clone());
        (self.stand, self.inspection, self.news_on) = (Stand::Received, None, Some(on));
        Ok(self)
    }

    /// It is closed on a ground of law.
    pub(super) fn closed(mut self, on: Date, ground: &str) -> Result<Self> {
        self.open()?;
        (self.stand, self.closed_on) = (Stand::Closed, Some(on));
        self.ground = Some(ground.to_owned());
        Ok(self)
    }

    /// Whoever told it says more: one that was closed is open again.
    pub(super) fn told(mut self, on: Date) -> Self {
        self.news_on = Some(on);
        if self.stand == Stand::Closed {
            (self.stand, self.closed_on, self.ground) = (Stand::Received, None, None);
        }
        self
    }

    fn open(&self) -> Result<()> {
        if self.stand == Stand::Closed {
            return Err(Refusal::new("tip-closed").into());
        }
        Ok(())
    }
}
