//! What becomes of a legal obstacle.

use jiff::civil::Date;

use super::words::Stand;
use crate::{Id, Refusal, Result};

/// One legal obstacle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalObstacle {
    /// The row.
    pub id: Id,
    /// Tenant of the unit that found it.
    pub tenant: String,
    /// The unit that found it.
    pub unit: String,
    /// The text of law: `45/2024/QH15`.
    pub instrument: String,
    /// Its article, in the text's own words.
    pub article: String,
    /// Its field, as petitions are classified.
    pub topic: String,
    /// What stands in the way.
    pub problem: String,
    /// How the law should read.
    pub wish: String,
    /// The day it was found.
    pub found_on: Date,
    /// How it stands.
    pub stand: Stand,
    /// How it ended.
    pub outcome: String,
    /// The day on which it ended.
    pub closed_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl LegalObstacle {
    /// Is it still in the way?
    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }

    /// A recommendation upward about it was sent.
    pub(super) fn proposed(mut self) -> Result<Self> {
        self.require_open()?;
        self.stand = Stand::Proposed;
        Ok(self)
    }

    /// A recommendation about it was answered.
    pub(super) fn answered(mut self) -> Self {
        if self.stand == Stand::Proposed {
            self.stand = Stand::Answered;
        }
        self
    }

    /// It ended: the law changed or was explained, or it was no obstacle.
    pub(super) fn ended(mut self, stand: Stand, on: Date, outcome: &str) -> Result<Self> {
        self.require_open()?;
        (self.stand, self.closed_on) = (stand, Some(on));
        outcome.clone_into(&mut self.outcome);
        Ok(self)
    }

    /// Nothing more is done with one that ended.
    pub(super) fn require_open(&self) -> Result<()> {
        if self.is_open() {
            return Ok(());
        }
        Err(Refusal::new("obstacle-ended")
            .with("stand", self.stand.as_str())
            .into())
    }
}
