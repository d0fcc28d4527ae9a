//! What becomes of the study of a petition sent to a Party committee.

use jiff::civil::Date;

use super::words::{Proposal, Stand};
use crate::{Id, Refusal, Result};

/// One study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PetitionStudy {
    /// The row.
    pub id: Id,
    /// Tenant of the committee.
    pub tenant: String,
    /// The committee that received the petition.
    pub unit: String,
    /// The petition.
    pub petition: Id,
    /// The commission or office that studies it.
    pub studied_by: String,
    /// The day it was asked.
    pub asked_on: Date,
    /// The day by which it advises.
    pub advise_by: Date,
    /// What is to be looked at; may be empty.
    pub question: String,
    /// How it stands.
    pub stand: Stand,
    /// What is proposed.
    pub proposal: Option<Proposal>,
    /// The advice.
    pub advice: String,
    /// The day of the last advice.
    pub advised_on: Option<Date>,
    /// Is the matter complex, so that the longer term of the notice holds?
    pub is_complex: bool,
    /// The conclusion of the head.
    pub conclusion: String,
    /// Its day.
    pub concluded_on: Option<Date>,
    /// The body that is to settle the matter.
    pub competent: Option<String>,
    /// The rule of the written notice to the person: `DV-07`.
    pub notice_term: String,
    /// The last day of that notice; none where the law had no number then.
    pub notice_due: Option<Date>,
    /// The number of the notice.
    pub notice: String,
    /// Its day.
    pub noticed_on: Option<Date>,
    /// What came of it.
    pub result: String,
    /// The day on which it ended.
    pub closed_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl PetitionStudy {
    /// Does the commission owe advice after its day, or the committee a notice?
    pub fn is_late(&self, today: Date) -> bool {
        let advice = self.stand.is_owed() && self.advise_by < today;
        let notice = self.noticed_on.is_none() && self.notice_due.is_some_and(|due| due < today);
        advice || notice
    }

    /// The commission advised.
    pub(super) fn advised(mut self, on: Date, proposal: Proposal, text: &str) -> Result<Self> {
        if !self.stand.is_owed() {
            return Err(self.refused("study-not-owed"));
        }
        (self.stand, self.proposal, self.advised_on) = (Stand::Advised, Some(proposal), Some(on));
        text.clone_into(&mut self.advice);
        Ok(self)
    }

    /// The head asks again.
    pub(super) fn returned(mut self, by: Date) -> Result<Self> {
        if self.stand != Stand::Advised {
            return Err(self.refused("study-not-advised"));
        }
        (self.stand, self.advise_by) = (Stand::Returned, by);
        Ok(self)
    }

    /// The head concluded.
    pub(super) fn concluded(
        mut self,
        on: Date,
        text: &str,
        competent: Option<String>,
    ) -> Result<Self> {
        if self.stand != Stand::Advised {
            return Err(self.refused("study-not-advised"));
        }
        (self.stand, self.concluded_on, self.competent) = (Stand::Concluded, Some(on), competent);
        text.clone_into(&mut self.conclusion);
        Ok(self)
    }

    /// The person was told in writing.
    pub(super) fn noticed(mut self, on: Date, number: &str) -> Result<Self> {
        if self.stand != Stand::Concluded {
            return Err(self.refused("study-not-concluded"));
        }
        (self.stand, self.noticed_on) = (Stand::Noticed, Some(on));
        number.clone_into(&mut self.notice);
        Ok(self)
    }

    /// It ended.
    pub(super) fn closed(mut self, on: Date, result: &str) -> Result<Self> {
        if self.stand != Stand::Noticed {
            return Err(self.refused("study-not-noticed"));
        }
        (self.stand, self.closed_on) = (Stand::Closed, Some(on));
        result.clone_into(&mut self.result);
        Ok(self)
    }

    fn refused(&self, code: &'static str) -> crate::Failure {
        Refusal::new(code).with("stand", self.stand.as_str()).into()
    }
}
