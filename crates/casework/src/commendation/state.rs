//! What becomes of a commendation: proposed, then granted or declined.

use jiff::civil::Date;

use super::words::{Stand, SubjectKind};
use crate::{Id, Refusal, Result};

/// One commendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commendation {
    /// The row.
    pub id: Id,
    /// Tenant of the unit.
    pub tenant: String,
    /// The unit that grants it.
    pub unit: String,
    /// Who is commended.
    pub kind: SubjectKind,
    /// The unit, or the one for which the person works.
    pub subject: String,
    /// The official, of a person who works in the register.
    pub official: Option<Id>,
    /// Name and post of the person; empty for a unit.
    pub person: String,
    /// The form.
    pub form: String,
    /// The period as it is written.
    pub period: String,
    /// What for.
    pub merit: String,
    /// The figures behind it, as they were when it was proposed.
    pub figures: String,
    /// The day it was proposed.
    pub proposed_on: Date,
    /// Where it stands.
    pub stand: Stand,
    /// Number of the decision.
    pub number: String,
    /// Day of the decision.
    pub decided_on: Option<Date>,
    /// Why it was declined.
    pub reason: String,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl Commendation {
    /// It is granted by a decision.
    pub(super) fn granted(mut self, number: &str, on: Date) -> Result<Self> {
        self.require_proposed()?;
        self.stand = Stand::Granted;
        number.clone_into(&mut self.number);
        self.decided_on = Some(on);
        Ok(self)
    }

    /// It is declined.
    pub(super) fn declined(mut self, reason: &str, on: Date) -> Result<Self> {
        self.require_proposed()?;
        self.stand = Stand::Declined;
        reason.clone_into(&mut self.reason);
        self.decided_on = Some(on);
        Ok(self)
    }

    fn require_proposed(&self) -> Result<()> {
        if self.stand == Stand::Proposed {
            return Ok(());
        }
        Err(Refusal::new("commendation-decided").into())
    }
}
