//! A reception session and the ways it can go: planned, announced, held, missed, moved.

use jiff::civil::Date;

use super::words::{Group, Kind, Receiver, Register, State};
use crate::{Id, Refusal, Result};

/// One sitting at which citizens are received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The row.
    pub id: Id,
    /// Tenant of its unit.
    pub tenant: String,
    /// The unit that receives.
    pub unit: String,
    /// The book in which its visits stand.
    pub register: Register,
    /// Regular, periodic, unscheduled.
    pub kind: Kind,
    /// Entry of the law's list `reception.form`: `direct`, `online`.
    pub form: String,
    /// Why online: entry of the law's list `reception.online`.
    pub online_ground: Option<String>,
    /// Who receives.
    pub received_by: Receiver,
    /// His name.
    pub host: String,
    /// The head for whom a delegate receives.
    pub delegated_by: String,
    /// The day.
    pub on: Date,
    /// Where.
    pub place: String,
    /// What it is expected to be about, as the calendar tells.
    pub content: String,
    /// Who else sits there.
    pub attendees: String,
    /// The day its calendar was published.
    pub announced_on: Option<Date>,
    /// When it began, `08:00`.
    pub starts_at: Option<String>,
    /// When it ended.
    pub ends_at: Option<String>,
    /// Where it stands.
    pub state: State,
    /// The day to which it was put off.
    pub moved_to: Option<Date>,
    /// The session that was put off to this one.
    pub moved_from: Option<Id>,
    /// What else to know: why it was missed or moved.
    pub note: String,
    /// Grows with each change; a stale edit is refused.
    pub version: i64,
}

impl Session {
    /// Refuses when somebody changed it since the officer saw it.
    pub(super) fn expect_version(self, expected: Option<i64>) -> Result<Self> {
        match expected {
            Some(seen) if seen != self.version => Err(Refusal::new("changed-meanwhile").into()),
            _ => Ok(self),
        }
    }

    /// The columns of form 01/TCD under which it counts.
    pub fn group(&self) -> Group {
        Group::of(self.kind, self.received_by)
    }

    /// Is it the head's own: periodic or unscheduled?
    pub fn is_of_head(&self) -> bool {
        self.kind != Kind::Regular
    }

    /// Opened and not yet ended?
    pub fn is_open(&self) -> bool {
        self.state == State::Held && self.ends_at.is_none()
    }

    /// Published in the calendar on a day.
    pub(super) fn announced(mut self, on: Date) -> Result<Self> {
        self.require(&[State::Planned], "session-not-planned")?;
        self.state = State::Announced;
        self.announced_on = Some(on);
        Ok(self)
    }

    /// Opened: somebody sits there and receives.
    pub(super) fn held(mut self) -> Result<Self> {
        self.require(&[State::Planned, State::Announced], "session-not-to-open")?;
        self.state = State::Held;
        Ok(self)
    }

    /// Ended at a time of day.
    pub(super) fn ended(mut self, at: String) -> Result<Self> {
        self.require(&[State::Held], "session-not-open")?;
        if self.starts_at.as_ref().is_some_and(|start| *start > at) {
            return Err(crate::FieldError::new("ends_at", "ends-before-it-begins").into());
        }
        self.ends_at = Some(at);
        Ok(self)
    }

    /// The day went by and nobody received.
    pub(super) fn missed(mut self, note: String) -> Result<Self> {
        self.require(&[State::Planned, State::Announced], "session-not-to-miss")?;
        self.state = State::Missed;
        self.note = note;
        Ok(self)
    }

    /// Put off to another day.
    pub(super) fn moved(mut self, to: Date, note: String) -> Result<Self> {
        self.require(&[State::Planned, State::Announced], "session-not-to-move")?;
        self.state = State::Moved;
        self.moved_to = Some(to);
        self.note = note;
        Ok(self)
    }

    fn require(&self, states: &[State], code: &'static str) -> Result<()> {
        if states.contains(&self.state) {
            return Ok(());
        }
        Err(Refusal::new(code)
            .with("state", self.state.as_str())
            .with("on", self.on)
            .into())
    }
}
