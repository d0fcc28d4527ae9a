//! What becomes of a report: closed, sent, returned and sent again, accepted.

use jiff::civil::Date;

use super::words::Stand;
use crate::{Id, Refusal, Result};

/// The report of one unit of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodReport {
    /// The row.
    pub id: Id,
    /// Tenant of the unit.
    pub tenant: String,
    /// The unit that reports.
    pub unit: String,
    /// The period as it is written.
    pub period: String,
    /// Its last day.
    pub until: Date,
    /// The rule by which it is owed; empty where none asks for it.
    pub rule: String,
    /// The unit that receives it.
    pub receiver: Option<String>,
    /// Where it stands.
    pub stand: Stand,
    /// The day it was sent for the first time.
    pub first_sent_on: Option<Date>,
    /// The day it was sent last.
    pub sent_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl PeriodReport {
    /// It was sent.
    pub(super) fn sent(mut self, on: Date) -> Result<Self> {
        if matches!(self.stand, Stand::Sent | Stand::Accepted) {
            return Err(Refusal::new("period-sent").into());
        }
        self.stand = Stand::Sent;
        self.first_sent_on = self.first_sent_on.or(Some(on));
        self.sent_on = Some(on);
        Ok(self)
    }

    /// Its receiver has nothing against it.
    pub(super) fn accepted(mut self) -> Result<Self> {
        self.require_sent()?;
        self.stand = Stand::Accepted;
        Ok(self)
    }

    /// Its receiver sends it back to be mended.
    pub(super) fn returned(mut self) -> Result<Self> {
        self.require_sent()?;
        (self.stand, self.sent_on) = (Stand::Returned, None);
        Ok(self)
    }

    fn require_sent(&self) -> Result<()> {
        if self.stand == Stand::Sent {
            return Ok(());
        }
        Err(Refusal::new("report-not-sent").into())
    }
}
