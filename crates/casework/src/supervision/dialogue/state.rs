//! What becomes of a public dialogue.

use jiff::civil::Date;

use super::words::{DialogueKind, Stand};
use crate::{Id, Refusal, Result};

/// One public dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicDialogue {
    /// The row.
    pub id: Id,
    /// Tenant of the unit that holds it.
    pub tenant: String,
    /// The unit whose head speaks with the people.
    pub unit: String,
    /// Which dialogue it is.
    pub kind: DialogueKind,
    /// What about.
    pub theme: String,
    /// Its day.
    pub on: Date,
    /// Where.
    pub place: String,
    /// The leader who holds it.
    pub host: String,
    /// How it stands.
    pub stand: Stand,
    /// How many came.
    pub participants: i64,
    /// The leader's conclusion, or why it was called off.
    pub summary: String,
    /// The day it was made public.
    pub published_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

impl PublicDialogue {
    /// It was held on its day.
    pub(super) fn held(mut self, today: Date, participants: i64, summary: &str) -> Result<Self> {
        self.require(Stand::Announced, "dialogue-not-announced")?;
        if today < self.on {
            return Err(Refusal::new("dialogue-too-early")
                .with("on", self.on)
                .into());
        }
        (self.stand, self.participants) = (Stand::Held, participants);
        summary.clone_into(&mut self.summary);
        Ok(self)
    }

    /// It was called off.
    pub(super) fn cancelled(mut self, reason: &str) -> Result<Self> {
        self.require(Stand::Announced, "dialogue-not-announced")?;
        self.stand = Stand::Cancelled;
        reason.clone_into(&mut self.summary);
        Ok(self)
    }

    /// A question was taken down.
    pub(super) fn asked(self) -> Result<Self> {
        self.require(Stand::Held, "dialogue-not-held")?;
        Ok(self)
    }

    /// It was made public.
    pub(super) fn published(mut self, on: Date) -> Result<Self> {
        self.require(Stand::Held, "dialogue-not-held")?;
        if self.published_on.is_some() {
            return Err(Refusal::new("dialogue-published").into());
        }
        self.published_on = Some(on);
        Ok(self)
    }

    fn require(&self, stand: Stand, code: &'static str) -> Result<()> {
        if self.stand == stand {
            return Ok(());
        }
        Err(Refusal::new(code).with("stand", self.stand.as_str()).into())
    }
}
