//! What becomes of a voters' petition.

use jiff::civil::Date;

use super::words::{Outcome, Stand};
use crate::{Id, Refusal, Result};

/// One petition of voters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoterPetition {
    /// The row.
    pub id: Id,
    /// Tenant of the body that keeps it.
    pub tenant: String,
    /// The body of the deputies.
    pub unit: String,
    /// The meeting at which it was said.
    pub meeting: Option<Id>,
    /// Its number in the book of the body, and the year of that book.
    pub number: (i64, i64),
    /// The district of the deputies.
    pub district: String,
    /// The day it was received.
    pub received_on: Date,
    /// Its field, as petitions are classified.
    pub topic: String,
    /// What the voters say; it names nobody.
    pub text: String,
    /// Where it stands.
    pub stand: Stand,
    /// The unit that answers for it.
    pub to_unit: Option<String>,
    /// The number of the letter it was sent with.
    pub document: String,
    /// The day it was sent.
    pub forwarded_on: Option<Date>,
    /// The day by which an answer is owed.
    pub due: Option<Date>,
    /// What the last answer says.
    pub outcome: Option<Outcome>,
    /// Its words.
    pub answer: String,
    /// The number of its letter.
    pub answer_number: String,
    /// The day of the last answer.
    pub answered_on: Option<Date>,
    /// The day by which the unit promised a result.
    pub promised_on: Option<Date>,
    /// The day on which the voters were told.
    pub told_on: Option<Date>,
    /// The day on which it ended.
    pub closed_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl VoterPetition {
    /// Is an answer owed whose day is past?
    pub fn is_late(&self, today: Date) -> bool {
        self.stand.is_owed() && self.due.is_some_and(|due| due < today)
    }

    /// It was sent to the unit that answers for it.
    pub(super) fn forwarded(
        mut self,
        to: String,
        document: &str,
        on: Date,
        due: Date,
    ) -> Result<Self> {
        self.require(Stand::Received, "voter-petition-not-received")?;
        self.stand = Stand::Forwarded;
        (self.to_unit, self.forwarded_on, self.due) = (Some(to), Some(on), Some(due));
        document.clone_into(&mut self.document);
        Ok(self)
    }

    /// The deputies answered at once.
    pub(super) fn explained(mut self, on: Date, text: &str) -> Result<Self> {
        self.require(Stand::Received, "voter-petition-not-received")?;
        (self.stand, self.outcome) = (Stand::Explained, Some(Outcome::Explained));
        (self.answered_on, self.told_on, self.closed_on) = (Some(on), Some(on), Some(on));
        text.clone_into(&mut self.answer);
        Ok(self)
    }

    /// The unit answered.
    pub(super) fn answered(
        mut self,
        on: Date,
        said: (Outcome, &str, &str),
        promised: Option<Date>,
    ) -> Result<Self> {
        if !self.stand.is_owed() {
            return Err(self.refused("voter-petition-not-owed"));
        }
        let (outcome, text, number) = said;
        (self.stand, self.outcome) = (Stand::Answered, Some(outcome));
        (self.answered_on, self.promised_on) = (Some(on), promised);
        text.clone_into(&mut self.answer);
        number.clone_into(&mut self.answer_number);
        Ok(self)
    }

    /// The deputies were not satisfied and want another answer by a day.
    pub(super) fn returned(mut self, due: Date) -> Result<Self> {
        self.require(Stand::Answered, "voter-petition-not-answered")?;
        (self.stand, self.due) = (Stand::Returned, Some(due));
        Ok(self)
    }

    /// The deputies accepted the answer; one that only promises is watched until the promised day.
    pub(super) fn accepted(mut self) -> Result<Self> {
        self.require(Stand::Answered, "voter-petition-not-answered")?;
        if let Some(promised) = self.promised_on {
            (self.stand, self.due) = (Stand::Watched, Some(promised));
        } else {
            self.stand = Stand::Accepted;
        }
        Ok(self)
    }

    /// The voters of the district were told; one that is watched goes on.
    pub(super) fn told(mut self, on: Date) -> Result<Self> {
        match self.stand {
            Stand::Accepted => (self.stand, self.closed_on) = (Stand::Told, Some(on)),
            Stand::Watched => {}
            _ => return Err(self.refused("voter-petition-not-accepted")),
        }
        self.told_on = Some(on);
        Ok(self)
    }

    fn require(&self, stand: Stand, code: &'static str) -> Result<()> {
        if self.stand == stand {
            return Ok(());
        }
        Err(self.refused(code))
    }

    fn refused(&self, code: &'static str) -> crate::Failure {
        Refusal::new(code).with("stand", self.stand.as_str()).into()
    }
}
