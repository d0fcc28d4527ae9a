//! What a petition can be: received, classified, handled; each with what it then has.

use jiff::civil::Date;
use law::handling::Kind;
use law::procedure::{Class, Stage};

use crate::tally::Open;
use crate::{Id, Refusal, Result};

/// Where it came from, as far as the rules of handling ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The petitioner sent or brought it.
    Petitioner,
    /// A body, a deputy, the Front or the press sent it on.
    Forwarded,
}

/// What every petition has from its arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The petition.
    pub id: Id,
    /// The unit that holds it.
    pub unit: String,
    /// Its tenant.
    pub tenant: String,
    /// The day it came.
    pub received_on: Date,
    /// The day by which it must be processed.
    pub due_on: Date,
    /// How it came.
    pub channel: String,
    /// Who sent it on, if somebody did.
    pub source: Source,
    /// People who signed.
    pub signers: i64,
    /// Is who wrote it under the seal?
    pub sealed: bool,
    /// Grows with each change; a stale edit is refused.
    pub version: i64,
}

impl Received {
    /// As boards count it until it is processed.
    pub(super) fn stands(&self) -> Open<'_> {
        Open {
            unit: &self.unit,
            class: None,
            begun: self.received_on,
            due: self.due_on,
        }
    }
}

/// What the officer found a petition to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classified {
    /// The petition.
    pub received: Received,
    /// Complaint, denunciation, recommendation.
    pub class: Class,
    /// First or second instance.
    pub stage: Stage,
    /// Field, by its id in the law's list.
    pub field: String,
    /// Several classes in one letter?
    pub is_mixed: bool,
    /// May it be processed?
    pub eligible: bool,
    /// Does this unit settle it?
    pub within_competence: bool,
    /// The unit that does.
    pub competent_unit: Option<String>,
    /// What else the rules of handling ask.
    pub facts: Vec<String>,
}

impl Classified {
    /// Its kind in the rules of handling.
    pub fn kind(&self) -> Kind {
        if self.is_mixed {
            Kind::Mixed
        } else {
            self.class.into()
        }
    }
}

/// What became of a petition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handled {
    /// What it was.
    pub classified: Classified,
    /// The rule of handling: `XD-02`.
    pub rule: String,
    /// The day.
    pub on: Date,
    /// The case it opened or joined.
    pub case: Option<Id>,
}

/// A petition in its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Petition {
    /// Not yet looked at.
    Received(Received),
    /// Looked at, nothing done yet.
    Classified(Classified),
    /// Done with.
    Handled(Box<Handled>),
}

impl Petition {
    /// The version that a stale edit would not know.
    pub fn version(&self) -> i64 {
        match self {
            Self::Received(received) => received.version,
            Self::Classified(classified) => classified.received.version,
            Self::Handled(handled) => handled.classified.received.version,
        }
    }

    /// Refuses an edit made on an older version.
    ///
    /// # Errors
    /// `changed-meanwhile`
    pub fn expect_version(self, expected: Option<i64>) -> Result<Self> {
        match expected {
            Some(version) if version != self.version() => {
                Err(Refusal::new("changed-meanwhile").into())
            }
            _ => Ok(self),
        }
    }

    /// What may still be classified, also again.
    ///
    /// # Errors
    /// `petition-handled`: what was done with it stands.
    pub fn to_classify(self) -> Result<Received> {
        match self {
            Self::Received(received) => Ok(received),
            Self::Classified(classified) => Ok(classified.received),
            Self::Handled(_) => Err(Refusal::new("petition-handled").into()),
        }
    }

    /// What may be handled.
    ///
    /// # Errors
    /// `petition-unclassified` before it is classified, `petition-handled` after it was handled.
    pub fn to_handle(self) -> Result<Classified> {
        match self {
            Self::Received(_) => Err(Refusal::new("petition-unclassified").into()),
            Self::Classified(classified) => Ok(classified),
            Self::Handled(_) => Err(Refusal::new("petition-handled").into()),
        }
    }
}
