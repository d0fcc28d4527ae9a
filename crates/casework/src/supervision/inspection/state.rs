//! What becomes of an inspection and of each of its recommendations.

use jiff::civil::Date;

use super::words::{Kind, Occasion, RecommendationKind, RecommendationStand, Stand, Topic};
use crate::{Id, Refusal, Result};

/// One inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// The row.
    pub id: Id,
    /// Tenant of the unit that inspects.
    pub tenant: String,
    /// The unit that inspects.
    pub unit: String,
    /// What it is in law.
    pub kind: Kind,
    /// Was it foreseen?
    pub occasion: Occasion,
    /// Which duty is inspected.
    pub topic: Topic,
    /// Number of the plan or the decision behind it.
    pub basis: String,
    /// First and last day of the time that is inspected.
    pub period: (Date, Date),
    /// The day on which it is to begin.
    pub planned_on: Date,
    /// Working days it may take.
    pub days: i64,
    /// Who inspects, a name a line; the first leads.
    pub team: String,
    /// Units that are inspected.
    pub units: i64,
    /// Where it stands.
    pub stand: Stand,
    /// The day it began.
    pub begun_on: Option<Date>,
    /// The day of its conclusion.
    pub concluded_on: Option<Date>,
    /// The number of its conclusion.
    pub number: String,
    /// What was concluded.
    pub conclusion: String,
    /// The day on which the last recommendation was accepted.
    pub carried_out_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

/// One recommendation of a conclusion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// The row.
    pub id: Id,
    /// The inspection.
    pub inspection: Id,
    /// Its number in the conclusion.
    pub no: i64,
    /// The unit that carries it out.
    pub unit: String,
    /// What it is.
    pub kind: RecommendationKind,
    /// Its words.
    pub text: String,
    /// Organizations (or matters sent to the investigating body) and people it is about.
    pub asked: (i64, i64),
    /// The day by which it is carried out.
    pub due: Date,
    /// Where it stands.
    pub stand: RecommendationStand,
    /// Organizations (or cases prosecuted) and people dealt with, as last reported.
    pub done: (i64, i64),
    /// The day of the last report.
    pub answered_on: Option<Date>,
    /// The day it was accepted.
    pub closed_on: Option<Date>,
    /// Grows with each act.
    pub version: i64,
}

impl Inspection {
    /// Does it stand in form 06/QLKNTC?
    pub fn is_counted(&self) -> bool {
        self.kind == Kind::Inspection
    }

    /// It began on a day.
    pub(super) fn begun(mut self, on: Date) -> Result<Self> {
        self.require(Stand::Planned, "inspection-not-planned")?;
        (self.stand, self.begun_on) = (Stand::Begun, Some(on));
        Ok(self)
    }

    /// It was given up before it began.
    pub(super) fn cancelled(mut self) -> Result<Self> {
        self.require(Stand::Planned, "inspection-not-planned")?;
        self.stand = Stand::Cancelled;
        Ok(self)
    }

    /// It was concluded under a number on a day.
    pub(super) fn concluded(mut self, on: Date, number: &str, text: &str) -> Result<Self> {
        self.require(Stand::Begun, "inspection-not-begun")?;
        (self.stand, self.concluded_on) = (Stand::Concluded, Some(on));
        (self.number, self.conclusion) = (number.to_owned(), text.to_owned());
        Ok(self)
    }

    /// The last recommendation was accepted on a day, or there was none.
    pub(super) fn carried_out(mut self, on: Date) -> Result<Self> {
        self.require(Stand::Concluded, "inspection-not-concluded")?;
        (self.stand, self.carried_out_on) = (Stand::CarriedOut, Some(on));
        Ok(self)
    }

    fn require(&self, stand: Stand, code: &'static str) -> Result<()> {
        if self.stand == stand {
            return Ok(());
        }
        Err(Refusal::new(code).with("stand", self.stand.as_str()).into())
    }
}

impl Recommendation {
    /// Does its owner owe a report whose day is past?
    pub fn is_late(&self, today: Date) -> bool {
        self.is_owed() && self.due < today
    }

    /// Does its owner owe a report?
    pub fn is_owed(&self) -> bool {
        matches!(
            self.stand,
            RecommendationStand::Given | RecommendationStand::Returned
        )
    }

    /// Its owner reported on a day how many organizations and people were dealt with.
    pub(super) fn answered(mut self, on: Date, done: (i64, i64)) -> Result<Self> {
        if !self.is_owed() {
            return Err(self.refused("recommendation-not-owed"));
        }
        self.stand = RecommendationStand::Answered;
        (self.answered_on, self.done) = (Some(on), done);
        Ok(self)
    }

    /// The inspector was not satisfied and wants another report by a day.
    pub(super) fn returned(mut self, due: Date) -> Result<Self> {
        if self.stand != RecommendationStand::Answered {
            return Err(self.refused("recommendation-not-answered"));
        }
        (self.stand, self.due) = (RecommendationStand::Returned, due);
        Ok(self)
    }

    /// The inspector accepted it on a day.
    pub(super) fn accepted(mut self, on: Date) -> Result<Self> {
        if self.stand != RecommendationStand::Answered {
            return Err(self.refused("recommendation-not-answered"));
        }
        (self.stand, self.closed_on) = (RecommendationStand::Accepted, Some(on));
        Ok(self)
    }

    fn refused(&self, code: &'static str) -> crate::Failure {
        Refusal::new(code).with("stand", self.stand.as_str()).into()
    }
}
