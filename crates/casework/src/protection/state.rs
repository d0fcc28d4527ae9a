//! What becomes of a protection: asked for, then granted or refused; granted, then ended.

use jiff::civil::Date;

use super::words::{Source, Stand};
use crate::{Id, Refusal, Result};

/// How it was decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// Number of the decision, or of the notice of refusal.
    pub number: String,
    /// Its day.
    pub on: Option<Date>,
    /// The day from which the person is protected.
    pub starts_on: Option<Date>,
    /// The last day, where one is set.
    pub until_on: Option<Date>,
    /// Why it was refused: a code of the law's list.
    pub ground: String,
    /// The reasons in words.
    pub reason: String,
}

/// How it ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ending {
    /// On which ground: a code of the law's list.
    pub ground: String,
    /// Number of the decision.
    pub number: String,
    /// The reasons in words.
    pub reason: String,
    /// Its day.
    pub on: Option<Date>,
    /// How long signs of retaliation are watched for.
    pub watch_until: Option<Date>,
}

/// One protection, of the denouncer and of whoever is protected with him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// The row.
    pub id: Id,
    /// Tenant of the unit.
    pub tenant: String,
    /// The unit that holds it.
    pub unit: String,
    /// The denunciation.
    pub petition: Id,
    /// Year and number in the unit's book of protection.
    pub number: (i64, i64),
    /// How it was asked for.
    pub source: Source,
    /// The day.
    pub asked_on: Date,
    /// Does it bear no delay?
    pub is_urgent: bool,
    /// The day on which it was there in writing.
    pub written_on: Option<Date>,
    /// The day by which it is to be decided: at once where it bears no delay, else by the office's own target.
    pub decide_by: Date,
    /// What is threatened: a code of the law's list.
    pub threat: String,
    /// Who threatens: a code of the law's list.
    pub from_whom: String,
    /// Where it stands.
    pub stand: Stand,
    /// How it was decided.
    pub decision: Decision,
    /// How it ended.
    pub ending: Ending,
    /// The protection after which it was asked for again.
    pub renews: Option<Id>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl Protection {
    /// What was asked for by word of mouth is there in writing.
    pub(super) fn confirmed(mut self, on: Date) -> Result<Self> {
        if self.written_on.is_some() {
            return Err(Refusal::new("protection-written").into());
        }
        self.written_on = Some(on);
        Ok(self)
    }

    /// It is granted by a decision.
    pub(super) fn granted(mut self, decision: Decision) -> Self {
        (self.stand, self.decision) = (Stand::Granted, decision);
        self
    }

    /// It is refused in writing, with reasons.
    pub(super) fn refused(mut self, decision: Decision) -> Self {
        (self.stand, self.decision) = (Stand::Refused, decision);
        self
    }

    /// It ends on a ground of the law.
    pub(super) fn ended(mut self, ending: Ending) -> Self {
        (self.stand, self.ending) = (Stand::Ended, ending);
        self
    }

    /// Refuses when it does not stand so.
    pub(super) fn require(&self, stand: Stand, refusal: Refusal) -> Result<()> {
        if self.stand == stand {
            Ok(())
        } else {
            Err(refusal.into())
        }
    }

    /// The day of the last thing that fixed it; nothing of it is earlier.
    pub(super) fn last_on(&self) -> Date {
        let last = self.ending.on.or(self.decision.on);
        last.unwrap_or(self.asked_on)
    }
}
