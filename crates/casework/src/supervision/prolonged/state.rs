//! What becomes of a case on a list: planned, settled in all its contents, found done; sent back, or taken off.

use jiff::civil::Date;

use super::words::EntryStand;
use crate::{Id, Refusal, Result};

/// A case on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProlongedEntry {
    /// The row.
    pub id: Id,
    /// Tenant of its owner.
    pub tenant: String,
    /// The list.
    pub list: Id,
    /// The case.
    pub case: Id,
    /// The unit that keeps the list.
    pub unit: String,
    /// The unit that owns it.
    pub owner: String,
    /// The head who answers for it, where he signs in.
    pub head: Option<Id>,
    /// His name.
    pub head_name: String,
    /// The day on which it was put on the list.
    pub listed_on: Date,
    /// The law's criteria that it met then.
    pub criteria: Vec<String>,
    /// Why, in the words of the official who put it there.
    pub reason: String,
    /// Where it stands.
    pub stand: EntryStand,
    /// The day from which its owner holds it for settled.
    pub settled_on: Option<Date>,
    /// The day on which it was found done or taken off.
    pub closed_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl ProlongedEntry {
    /// Refuses when somebody changed it since it was seen.
    pub(super) fn expect_version(self, expected: Option<i64>) -> Result<Self> {
        match expected {
            Some(seen) if seen != self.version => Err(Refusal::new("changed-meanwhile").into()),
            _ => Ok(self),
        }
    }

    /// Its owner has a plan, the first or a new one.
    pub(super) fn planned(mut self) -> Result<Self> {
        let open = [EntryStand::Listed, EntryStand::Planned];
        self.require(&open, "prolonged-not-to-plan")?;
        self.stand = EntryStand::Planned;
        Ok(self)
    }

    /// May its owner report progress?
    pub(super) fn expect_planned(&self) -> Result<()> {
        self.require(&[EntryStand::Planned], "prolonged-not-planned")
    }

    /// Its owner holds it for settled; only when no content is left.
    pub(super) fn settled(mut self, on: Date, contents_left: usize) -> Result<Self> {
        self.require(&[EntryStand::Planned], "prolonged-not-planned")?;
        if contents_left > 0 {
            return Err(Refusal::new("prolonged-contents-left")
                .with("left", contents_left)
                .into());
        }
        self.stand = EntryStand::Settled;
        self.settled_on = Some(on);
        Ok(self)
    }

    /// The keeper of the list does not agree that it is settled.
    pub(super) fn sent_back(mut self) -> Result<Self> {
        self.require(&[EntryStand::Settled], "prolonged-not-settled")?;
        self.stand = EntryStand::Planned;
        self.settled_on = None;
        Ok(self)
    }

    /// The keeper of the list finds it done.
    pub(super) fn done(mut self, on: Date) -> Result<Self> {
        self.require(&[EntryStand::Settled], "prolonged-not-settled")?;
        self.stand = EntryStand::Done;
        self.closed_on = Some(on);
        Ok(self)
    }

    /// The keeper takes it off the list.
    pub(super) fn removed(mut self, on: Date) -> Result<Self> {
        let open = [EntryStand::Listed, EntryStand::Planned, EntryStand::Settled];
        self.require(&open, "prolonged-ended")?;
        self.stand = EntryStand::Removed;
        self.closed_on = Some(on);
        Ok(self)
    }

    /// May it be reviewed at all?
    pub(super) fn expect_open(&self) -> Result<()> {
        let open = [EntryStand::Listed, EntryStand::Planned, EntryStand::Settled];
        self.require(&open, "prolonged-ended")
    }

    fn require(&self, stands: &[EntryStand], code: &'static str) -> Result<()> {
        if stands.contains(&self.stand) {
            return Ok(());
        }
        Err(Refusal::new(code).with("stand", self.stand.as_str()).into())
    }
}
