//! What becomes of an urging: told or open; answered, ended, withdrawn; gone upward on the way.

use jiff::civil::Date;

use super::words::{Stand, UrgedKind};
use crate::{Id, Refusal, Result};

/// One urging of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urging {
    /// The row.
    pub id: Id,
    /// Tenant of the unit that is urged.
    pub tenant: String,
    /// The unit that is urged.
    pub unit: String,
    /// The unit that urges; none for the program.
    pub giver: Option<String>,
    /// The unit that owes what it is about.
    pub of_unit: String,
    /// The rule that called; none by hand.
    pub rule: Option<String>,
    /// The clock that called.
    pub clock: Option<Id>,
    /// Which time of the rule.
    pub stage: i64,
    /// The due day of the clock, or of the assignment.
    pub due: Option<Date>,
    /// What it is about.
    pub subject: (UrgedKind, Id),
    /// Number of the document, or empty.
    pub number: String,
    /// What is asked; empty by rule.
    pub text: String,
    /// Its day.
    pub on: Date,
    /// The day by which an answer is owed; none where it only reminds.
    pub answer_by: Option<Date>,
    /// Where it stands.
    pub stand: Stand,
    /// The day of the answer.
    pub answered_on: Option<Date>,
    /// The day it ended.
    pub closed_on: Option<Date>,
    /// The unit above to which it went unanswered.
    pub escalated_to: Option<String>,
    /// The day on which it went there.
    pub escalated_on: Option<Date>,
    /// Who urged; none for the program.
    pub official: Option<Id>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl Urging {
    /// Is an answer owed whose day is past?
    pub fn is_late(&self, today: Date) -> bool {
        self.stand == Stand::Open && self.answer_by.is_some_and(|by| by < today)
    }

    /// Was it answered after its day?
    pub fn is_answered_late(&self) -> bool {
        let both = self.answered_on.zip(self.answer_by);
        both.is_some_and(|(on, by)| by < on)
    }

    /// Refuses when somebody changed it since it was seen.
    pub(super) fn expect_version(self, expected: Option<i64>) -> Result<Self> {
        match expected {
            Some(seen) if seen != self.version => Err(Refusal::new("changed-meanwhile").into()),
            _ => Ok(self),
        }
    }

    /// The unit answered on a day.
    pub(super) fn answered(mut self, on: Date) -> Result<Self> {
        self.require(Stand::Open, "urging-not-open")?;
        (self.stand, self.answered_on) = (Stand::Answered, Some(on));
        self.closed_on = Some(on);
        Ok(self)
    }

    /// What it was about was done, or has another day.
    pub(super) fn ended(mut self, on: Date) -> Result<Self> {
        if self.closed_on.is_some() {
            return Err(Refusal::new("urging-not-open").into());
        }
        (self.stand, self.closed_on) = (Stand::Ended, Some(on));
        Ok(self)
    }

    /// Whoever urged took it back on a day.
    pub(super) fn withdrawn(mut self, on: Date) -> Result<Self> {
        self.require(Stand::Open, "urging-not-open")?;
        (self.stand, self.closed_on) = (Stand::Withdrawn, Some(on));
        Ok(self)
    }

    /// It was not answered in time and went to a unit above; once.
    pub(super) fn escalated(mut self, to: String, on: Date) -> Result<Self> {
        self.require(Stand::Open, "urging-not-late")?;
        if self.escalated_on.is_some() || !self.is_late(on) {
            return Err(Refusal::new("urging-not-late").into());
        }
        (self.escalated_to, self.escalated_on) = (Some(to), Some(on));
        Ok(self)
    }

    fn require(&self, stand: Stand, code: &'static str) -> Result<()> {
        if self.stand == stand {
            return Ok(());
        }
        Err(Refusal::new(code).with("stand", self.stand.as_str()).into())
    }
}
