//! What becomes of a recommendation upward.

use jiff::civil::Date;

use super::words::{Outcome, Stand, SubjectKind};
use crate::{Id, Refusal, Result};

/// One recommendation of a lower body to a higher one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpwardRecommendation {
    /// The row.
    pub id: Id,
    /// Tenant of the unit that sends it.
    pub tenant: String,
    /// The unit that sends it.
    pub unit: String,
    /// The unit that answers it.
    pub to_unit: String,
    /// The one of a lower unit that is passed on by it.
    pub origin: Option<Id>,
    /// The number of the document; may be empty.
    pub document: String,
    /// Its day.
    pub on: Date,
    /// What is recommended.
    pub text: String,
    /// What it is about.
    pub subject: (SubjectKind, Option<Id>),
    /// The day by which an answer is wished for.
    pub answer_by: Option<Date>,
    /// How it stands.
    pub stand: Stand,
    /// What the answer says.
    pub outcome: Option<Outcome>,
    /// Its words.
    pub answer: String,
    /// The day of the answer.
    pub answered_on: Option<Date>,
    /// The day by which what was accepted is done.
    pub promised_on: Option<Date>,
    /// The day on which it ended.
    pub closed_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl UpwardRecommendation {
    /// Is an answer, or what was promised, owed after its day?
    pub fn is_late(&self, today: Date) -> bool {
        let by = match self.stand {
            Stand::Sent | Stand::PassedOn => self.answer_by,
            Stand::Answered => self.promised_on,
            Stand::Ended | Stand::Withdrawn => None,
        };
        by.is_some_and(|by| by < today)
    }

    /// The higher body answered.
    pub(super) fn answered(
        mut self,
        on: Date,
        outcome: Outcome,
        text: &str,
        promised: Option<Date>,
    ) -> Result<Self> {
        self.require_unanswered()?;
        if outcome.leaves_work() {
            (self.stand, self.promised_on) = (Stand::Answered, promised);
        } else {
            (self.stand, self.closed_on) = (Stand::Ended, Some(on));
        }
        (self.outcome, self.answered_on) = (Some(outcome), Some(on));
        text.clone_into(&mut self.answer);
        Ok(self)
    }

    /// The higher body sent it on to one above itself.
    pub(super) fn passed_on(mut self) -> Result<Self> {
        if self.stand != Stand::Sent {
            return Err(self.refused("upward-not-sent"));
        }
        self.stand = Stand::PassedOn;
        Ok(self)
    }

    /// What was accepted is done.
    pub(super) fn carried_out(mut self, on: Date) -> Result<Self> {
        if self.stand != Stand::Answered {
            return Err(self.refused("upward-not-answered"));
        }
        (self.stand, self.closed_on) = (Stand::Ended, Some(on));
        Ok(self)
    }

    /// Whoever sent it took it back.
    pub(super) fn withdrawn(mut self, on: Date) -> Result<Self> {
        self.require_unanswered()?;
        (self.stand, self.closed_on) = (Stand::Withdrawn, Some(on));
        Ok(self)
    }

    fn require_unanswered(&self) -> Result<()> {
        match self.stand {
            Stand::Sent | Stand::PassedOn => Ok(()),
            _ => Err(self.refused("upward-not-sent")),
        }
    }

    fn refused(&self, code: &'static str) -> crate::Failure {
        Refusal::new(code).with("stand", self.stand.as_str()).into()
    }
}
