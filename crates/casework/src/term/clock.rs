//! One clock and what acts do to it.

use jiff::civil::Date;
use law::Question;
use store::{Row, Tx, Value, params};

use super::span::{self, Pause, Span};
use crate::{Id, Refusal, Result, Setting};

/// How a clock ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The duty was done by the due day.
    OnTime,
    /// The duty was done after it.
    Late,
    /// The clock ended without duty done: withdrawn, terminated, another clock took over.
    Stopped,
}

impl Outcome {
    /// As the database keeps it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Late => "late",
            Self::Stopped => "stopped",
        }
    }
}

/// A clock to be opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// `petition`, `visit`, `case`.
    pub subject_kind: &'static str,
    /// Whose clock.
    pub subject: Id,
    /// The unit that owes the duty.
    pub unit: &'a str,
    /// Its tenant.
    pub tenant: &'a str,
    /// Rule id: `KN-04`.
    pub term: &'a str,
    /// The start event.
    pub start: Date,
    /// Remote area with difficult travel?
    pub is_remote: bool,
    /// Complex case?
    pub is_complex: bool,
}

/// A clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// The row.
    pub id: Id,
    /// The unit that owes the duty.
    pub unit: String,
    /// Rule id.
    pub term: String,
    /// The version of the rule it keeps.
    pub version: String,
    /// The article of that version.
    pub article: String,
    /// The start event.
    pub started_on: Date,
    /// Remote area?
    pub is_remote: bool,
    /// Complex?
    pub is_complex: bool,
    /// Extension decisions.
    pub extensions: u8,
    /// Spans that are not counted.
    pub spans: Vec<Span>,
    /// Stopped since this day.
    pub suspended_on: Option<Date>,
    /// What stopped it.
    pub suspended_by: Option<Pause>,
    /// Last day before rolling.
    pub nominal: Option<Date>,
    /// Last day; none for a duty without a number.
    pub due: Option<Date>,
    /// The earlier day where two texts disagree.
    pub warn: Option<Date>,
    /// The day it ended.
    pub closed_on: Option<Date>,
    /// How it ended.
    pub outcome: Option<String>,
}

pub(super) const COLUMNS: &str = "id, unit, term, version, article, started_on, is_remote, is_complex, extensions, spans, suspended_on, suspended_by, \
     nominal_on, due_on, warn_on, closed_on, outcome";
const UPDATE: &str = "update clock set is_complex = $2, extensions = $3, spans = $4, suspended_on = $5, suspended_by = $6, nominal_on = $7, \
     due_on = $8, warn_on = $9, closed_on = $10, outcome = $11 where id = $1";

impl Clock {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        let pause: Option<String> = row.get("suspended_by")?;
        Ok(Self {
            id: row.get("id")?,
            unit: row.get("unit")?,
            term: row.get("term")?,
            version: row.get("version")?,
            article: row.get("article")?,
            started_on: row.get("started_on")?,
            is_remote: row.get("is_remote")?,
            is_complex: row.get("is_complex")?,
            extensions: u8::try_from(row.get::<i64>("extensions")?).unwrap_or(u8::MAX),
            spans: span::read(&row.get::<String>("spans")?),
            suspended_on: row.get("suspended_on")?,
            suspended_by: pause.as_deref().and_then(Pause::parse),
            nominal: row.get("nominal_on")?,
            due: row.get("due_on")?,
            warn: row.get("warn_on")?,
            closed_on: row.get("closed_on")?,
            outcome: row.get("outcome")?,
        })
    }

    /// Does it run on a day: neither ended nor stopped?
    pub fn is_running(&self) -> bool {
        self.closed_on.is_none() && self.suspended_on.is_none()
    }

    /// Had it run out before a day? One that stands still had not, unless it ran out before it was stopped.
    pub fn is_late_on(&self, on: Date) -> bool {
        let last = self.suspended_on.map_or(on, |since| since.min(on));
        self.due.is_some_and(|due| due < last)
    }

    /// The question to the law that this clock stands for.
    pub(super) fn question(&self) -> Question<'_> {
        let of = |pause: Pause| {
            let spans = self.spans.iter().filter(move |span| span.pause == pause);
            spans.map(|span| (span.from, span.to)).collect()
        };
        Question {
            term: &self.term,
            from: self.started_on,
            remote: self.is_remote,
            complex: self.is_complex,
            extensions: u32::from(self.extensions),
            suspended: of(Pause::Suspension),
            not_counted: of(Pause::Expert),
        }
    }

    pub(super) fn may_be_stopped(&self, at: &Setting, on: Date, pause: Pause) -> bool {
        let mut asked = self.question();
        match pause {
            Pause::Suspension => asked.suspended.push((on, on)),
            Pause::Expert => asked.not_counted.push((on, on)),
        }
        at.law.due_day(&asked).is_ok()
    }

    pub(super) fn recount(&mut self, at: &Setting) -> Result<()> {
        let days = at.law.due_day(&self.question()).map_err(|refusal| {
            Refusal::new("term-cannot-be-counted")
                .with("term", &self.term)
                .with("reason", refusal)
        })?;
        (self.nominal, self.due, self.warn) = (days.nominal, days.due, days.warn);
        Ok(())
    }

    pub(super) fn save(&self, tx: &mut Tx<'_>) -> Result<()> {
        let (spans, extensions) = (span::write(&self.spans), i32::from(self.extensions));
        let pause = self.suspended_by.map(Pause::as_str);
        let values: &[Value<'_>] = params![
            self.id,
            self.is_complex,
            extensions,
            spans,
            self.suspended_on,
            pause,
            self.nominal,
            self.due,
            self.warn,
            self.closed_on,
            self.outcome
        ];
        tx.send(UPDATE, values)?;
        Ok(())
    }
}
