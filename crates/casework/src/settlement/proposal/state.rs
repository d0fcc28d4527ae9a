//! Where a proposal stands.

use crate::{Refusal, Result};

/// Where a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The officer sent it; it waits for the head of the section, or for the head where there is none.
    Proposed,
    /// The head of the section found it right; it waits for the head.
    Checked,
    /// The head took the step.
    Taken,
    /// It was returned with a reason.
    Returned,
    /// The officer took it back.
    Withdrawn,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Proposed,
        Self::Checked,
        Self::Taken,
        Self::Returned,
        Self::Withdrawn,
    ];

    /// As rows hold it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Checked => "checked",
            Self::Taken => "taken",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state a row holds.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Does it wait for somebody?
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Proposed | Self::Checked)
    }

    /// The head of the section finds it right.
    ///
    /// # Errors
    /// `proposal-not-waiting` when it was checked before or has ended.
    pub fn check(self) -> Result<Self> {
        match self {
            Self::Proposed => Ok(Self::Checked),
            _ => Err(Refusal::new("proposal-not-waiting").into()),
        }
    }

    /// It is returned.
    ///
    /// # Errors
    /// `proposal-not-waiting` when it has ended.
    pub fn give_back(self) -> Result<Self> {
        self.end(Self::Returned)
    }

    /// It is taken back.
    ///
    /// # Errors
    /// `proposal-not-waiting` when it has ended.
    pub fn withdraw(self) -> Result<Self> {
        self.end(Self::Withdrawn)
    }

    fn end(self, end: Self) -> Result<Self> {
        if self.is_waiting() {
            Ok(end)
        } else {
            Err(Refusal::new("proposal-not-waiting").into())
        }
    }
}
