//! What becomes of an assignment: reported, returned, reported again, accepted; or withdrawn.

use jiff::civil::Date;

use super::words::Stand;
use crate::{Id, Refusal, Result};

/// One owner's part of a directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The row.
    pub id: Id,
    /// Tenant of the unit that owns it.
    pub tenant: String,
    /// The directive.
    pub directive: Id,
    /// Number among the owners of the directive.
    pub no: i64,
    /// The unit that gave it.
    pub giver: String,
    /// The unit that owes it.
    pub unit: String,
    /// The official of that unit who owes it, where one is named.
    pub official: Option<Id>,
    /// The day by which he reports.
    pub due: Date,
    /// Where it stands.
    pub stand: Stand,
    /// The day of the last report.
    pub reported_on: Option<Date>,
    /// The day it ended.
    pub closed_on: Option<Date>,
    /// The superior of the owner to whom it went when it was late.
    pub escalated_to: Option<String>,
    /// The day on which it went there.
    pub escalated_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl Assignment {
    /// Does the owner owe a report whose day is past?
    pub fn is_late(&self, today: Date) -> bool {
        matches!(self.stand, Stand::Given | Stand::Returned) && self.due < today
    }

    /// Refuses when somebody changed it since it was seen.
    pub(super) fn expect_version(self, expected: Option<i64>) -> Result<Self> {
        match expected {
            Some(seen) if seen != self.version => Err(Refusal::new("changed-meanwhile").into()),
            _ => Ok(self),
        }
    }

    /// The owner reported on a day.
    pub(super) fn reported(mut self, on: Date) -> Result<Self> {
        self.require(&[Stand::Given, Stand::Returned], "assignment-not-to-report")?;
        self.stand = Stand::Reported;
        self.reported_on = Some(on);
        Ok(self)
    }

    /// The giver was not satisfied and wants another report by a day.
    pub(super) fn returned(mut self, due: Date) -> Result<Self> {
        self.require(&[Stand::Reported], "assignment-not-reported")?;
        self.stand = Stand::Returned;
        self.due = due;
        Ok(self)
    }

    /// The giver accepted the result on a day.
    pub(super) fn accepted(mut self, on: Date) -> Result<Self> {
        self.require(&[Stand::Reported], "assignment-not-reported")?;
        self.stand = Stand::Accepted;
        self.closed_on = Some(on);
        Ok(self)
    }

    /// The giver took it back on a day.
    pub(super) fn withdrawn(mut self, on: Date) -> Result<Self> {
        let open = [Stand::Given, Stand::Reported, Stand::Returned];
        self.require(&open, "assignment-ended")?;
        self.stand = Stand::Withdrawn;
        self.closed_on = Some(on);
        Ok(self)
    }

    /// It was late and went to the superior of its owner on a day; once for each due day.
    pub(super) fn escalated(mut self, to: String, on: Date) -> Result<Self> {
        self.require(&[Stand::Given, Stand::Returned], "assignment-not-late")?;
        let is_told = self.escalated_on.is_some_and(|told| told > self.due);
        if self.due >= on || is_told {
            return Err(Refusal::new("assignment-not-late").into());
        }
        self.escalated_to = Some(to);
        self.escalated_on = Some(on);
        Ok(self)
    }

    fn require(&self, stands: &[Stand], code: &'static str) -> Result<()> {
        if stands.contains(&self.stand) {
            return Ok(());
        }
        Err(Refusal::new(code).with("stand", self.stand.as_str()).into())
    }
}
