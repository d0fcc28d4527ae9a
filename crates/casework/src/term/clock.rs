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
const INSERT: &str = "insert into clock (id, tenant, unit, subject_kind, subject, term, version, article, started_on, is_remote, is_complex, \
     extensions, spans, nominal_on, due_on, warn_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, '', $12, $13, $14)";
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

    fn may_be_stopped(&self, at: &Setting, on: Date, pause: Pause) -> bool {
        let mut asked = self.question();
        match pause {
            Pause::Suspension => asked.suspended.push((on, on)),
            Pause::Expert => asked.not_counted.push((on, on)),
        }
        at.law.due_day(&asked).is_ok()
    }

    fn recount(&mut self, at: &Setting) -> Result<()> {
        let days = at.law.due_day(&self.question()).map_err(|refusal| {
            Refusal::new("term-cannot-be-counted")
                .with("term", &self.term)
                .with("reason", refusal)
        })?;
        (self.nominal, self.due, self.warn) = (days.nominal, days.due, days.warn);
        Ok(())
    }

    fn save(&self, tx: &mut Tx<'_>) -> Result<()> {
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
        tx.execute(UPDATE, values)?;
        Ok(())
    }
}

/// Opens a clock; none where the law of that day had no such term. The numbers for a remote area and for a complex
/// case are asked only of a term that knows them.
///
/// # Errors
/// `term-unknown`, or `term-cannot-be-counted` where the calendar does not reach.
pub fn open(tx: &mut Tx<'_>, at: &Setting, opening: &Opening<'_>) -> Result<Option<Clock>> {
    let term = at
        .law
        .term(opening.term)
        .ok_or_else(|| Refusal::new("term-unknown").with("term", opening.term))?;
    let Some(version) = term.version_on(opening.start) else {
        return Ok(None);
    };
    let counted = version.length.counted();
    let mut clock = Clock {
        id: at.id(),
        unit: opening.unit.to_owned(),
        term: term.id.clone(),
        version: version.id.clone(),
        article: version.article.vi.clone(),
        started_on: opening.start,
        is_remote: opening.is_remote && counted.is_some_and(|counted| counted.remote.is_some()),
        is_complex: opening.is_complex && counted.is_some_and(|counted| counted.complex.is_some()),
        extensions: 0,
        spans: Vec::new(),
        suspended_on: None,
        suspended_by: None,
        nominal: None,
        due: None,
        warn: None,
        closed_on: None,
        outcome: None,
    };
    clock.recount(at)?;
    tx.execute(
        INSERT,
        params![
            clock.id,
            opening.tenant,
            opening.unit,
            opening.subject_kind,
            opening.subject,
            clock.term,
            clock.version,
            clock.article,
            clock.started_on,
            clock.is_remote,
            clock.is_complex,
            clock.nominal,
            clock.due,
            clock.warn
        ],
    )?;
    Ok(Some(clock))
}

/// Closes every running clock of these terms as done on a day, on time or late. Answers whether any was late.
///
/// # Errors
/// What the database reports.
pub fn meet(tx: &mut Tx<'_>, subject: Id, terms: &[&str], on: Date) -> Result<bool> {
    let mut any_late = false;
    for mut clock in running_of(tx, subject, terms)? {
        let late = clock.is_late_on(on);
        any_late |= late;
        clock.closed_on = Some(on);
        clock.outcome = Some(
            if late { Outcome::Late } else { Outcome::OnTime }
                .as_str()
                .to_owned(),
        );
        clock.save(tx)?;
    }
    Ok(any_late)
}

/// Ends every running clock of these terms without duty done.
///
/// # Errors
/// What the database reports.
pub fn stop(tx: &mut Tx<'_>, subject: Id, terms: &[&str], on: Date) -> Result<()> {
    for mut clock in running_of(tx, subject, terms)? {
        clock.closed_on = Some(on);
        clock.outcome = Some(Outcome::Stopped.as_str().to_owned());
        clock.save(tx)?;
    }
    Ok(())
}

/// Gives the running clocks of these terms their longer base or cap, where the law has one.
///
/// # Errors
/// What the database reports.
pub fn lengthen(tx: &mut Tx<'_>, at: &Setting, subject: Id, terms: &[&str]) -> Result<()> {
    for mut clock in running_of(tx, subject, terms)? {
        let version = at
            .law
            .term(&clock.term)
            .and_then(|term| term.version_on(clock.started_on));
        let counted = version.and_then(|version| version.length.counted());
        clock.is_complex = counted.is_some_and(|counted| counted.complex.is_some());
        clock.recount(at)?;
        clock.save(tx)?;
    }
    Ok(())
}

/// One extension decision more for the running clocks of these terms.
///
/// # Errors
/// `term-cannot-be-counted` when the law has no further extension.
pub fn extend(tx: &mut Tx<'_>, at: &Setting, subject: Id, terms: &[&str]) -> Result<()> {
    for mut clock in running_of(tx, subject, terms)? {
        clock.extensions = clock.extensions.saturating_add(1);
        clock.recount(at)?;
        clock.save(tx)?;
    }
    Ok(())
}

/// Stops the running clocks of these terms from a day on, where the law lets such a pause stop them.
///
/// # Errors
/// What the database reports.
pub fn suspend(
    tx: &mut Tx<'_>,
    at: &Setting,
    subject: Id,
    terms: &[&str],
    on: Date,
    pause: Pause,
) -> Result<()> {
    for mut clock in running_of(tx, subject, terms)? {
        if clock.suspended_on.is_none() && clock.may_be_stopped(at, on, pause) {
            (clock.suspended_on, clock.suspended_by) = (Some(on), Some(pause));
            clock.save(tx)?;
        }
    }
    Ok(())
}

/// Lets stopped clocks go on from a day: the days between are not counted.
///
/// # Errors
/// What the database reports.
pub fn resume(tx: &mut Tx<'_>, at: &Setting, subject: Id, terms: &[&str], on: Date) -> Result<()> {
    for mut clock in running_of(tx, subject, terms)? {
        if let (Some(from), Some(pause)) = (clock.suspended_on.take(), clock.suspended_by.take()) {
            clock.spans.push(Span {
                from,
                to: on,
                pause,
            });
            clock.recount(at)?;
            clock.save(tx)?;
        }
    }
    Ok(())
}

/// The running clocks of a subject among these terms; `all` means every one.
fn running_of(tx: &mut Tx<'_>, subject: Id, terms: &[&str]) -> Result<Vec<Clock>> {
    let sql =
        format!("select {COLUMNS} from clock where subject = $1 and closed_on is null order by id");
    let all: Vec<Clock> = tx
        .query(&sql, params![subject])?
        .iter()
        .map(Clock::of_row)
        .collect::<store::Result<_>>()?;
    let wanted = |clock: &Clock| {
        terms
            .iter()
            .any(|term| *term == "all" || *term == clock.term)
    };
    Ok(all.into_iter().filter(wanted).collect())
}
