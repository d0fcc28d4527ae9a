//! The course (diễn biến) of a thing that is followed: what was done with it, by whom and for which unit, in order. An act
//! that was written down is never changed.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::given::act_day;
use crate::audit::{self, By, Event};
use crate::{Failure, Id, Refusal, Result, Setting};

const LAST: &str = "select max(on_day) as on_day, max(seq) as seq from supervision_step where subject_kind = $1 and subject = $2";
const STEP: &str = "insert into supervision_step (subject_kind, subject, seq, tenant, act, on_day, at, official, unit, text, due_on) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const STEPS: &str = "select act, on_day, official, unit, text, due_on from supervision_step where subject_kind = $1 and subject = $2 order by seq";

/// One act on a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseStep {
    /// What was done: `received`, `forwarded`, `answered`…
    pub act: String,
    /// Its day.
    pub on: Date,
    /// Who.
    pub official: Option<Id>,
    /// For which unit.
    pub unit: String,
    /// What was said.
    pub text: String,
    /// The day that was set by it.
    pub due: Option<Date>,
}

/// The thing of which the course is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thing<'a> {
    /// Its kind, which is also the first part of its events in the audit.
    pub(super) kind: &'static str,
    pub(super) id: Id,
    pub(super) tenant: &'a str,
}

/// One act as it is written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    pub(super) name: &'static str,
    /// Its name in the audit: `voter_petition.forwarded`.
    pub(super) event: &'static str,
    pub(super) on: Date,
    pub(super) text: &'a str,
    pub(super) due: Option<Date>,
}

impl Thing<'_> {
    /// The day of the last act and its number.
    fn last(&self, tx: &mut Tx<'_>) -> Result<(Option<Date>, i64)> {
        let row = tx.first(LAST, params![self.kind, self.id])?;
        let row = row.ok_or(store::Error::Closed)?;
        let seq = row.get::<Option<i64>>("seq")?;
        Ok((row.get("on_day")?, seq.unwrap_or(0)))
    }

    /// The day of a new act: today when none is given; not in the future, not before the act before it.
    pub(super) fn day(&self, tx: &mut Tx<'_>, at: &Setting, on: Option<Date>) -> Result<Date> {
        let (last, _) = self.last(tx)?;
        act_day(at, on, last.unwrap_or(Date::MIN))
    }

    /// Writes an act down, in the course and in the audit.
    pub(super) fn record(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        act: Act<'_>,
    ) -> Result<()> {
        let (_, before) = self.last(tx)?;
        let seq = before + 1;
        let values = params![
            self.kind,
            self.id,
            seq,
            self.tenant,
            act.name,
            act.on,
            at.now.at,
            by.official,
            by.unit,
            act.text,
            act.due
        ];
        tx.send(STEP, values)?;
        let event = Event {
            name: act.event,
            subject_kind: self.kind,
            subject: Some(self.id),
            detail: "",
        };
        audit::record(tx, at, by, &event)
    }
}

/// Everything done with a thing, the first act first.
pub(super) fn steps(tx: &mut Tx<'_>, kind: &str, id: Id) -> Result<Vec<CourseStep>> {
    let rows = tx.query(STEPS, params![kind, id])?;
    Ok(rows.iter().map(step).collect::<store::Result<_>>()?)
}

fn step(row: &Row) -> store::Result<CourseStep> {
    Ok(CourseStep {
        act: row.get("act")?,
        on: row.get("on_day")?,
        official: row.get("official")?,
        unit: row.get("unit")?,
        text: row.get("text")?,
        due: row.get("due_on")?,
    })
}

/// The row of a table with this id, taken for an act: its version grows, and another's edit waits.
///
/// # Errors
/// Not found; `changed-meanwhile` when it is not the version that was seen.
pub(super) fn take(tx: &mut Tx<'_>, table: &str, id: Id, expected: Option<i64>) -> Result<Row> {
    let sql = format!("update {table} set version = version + 1 where id = $1 returning *");
    let row = tx.first(&sql, params![id])?.ok_or(Failure::NotFound)?;
    match expected {
        Some(seen) if row.get::<i64>("version")? != seen + 1 => {
            Err(Refusal::new("changed-meanwhile").into())
        }
        _ => Ok(row),
    }
}

/// The kinds of things, each with its table, whose course is told here.
pub(super) const KINDS: &[(&str, &str)] = &[
    (super::voter::KIND, "voter_petition"),
    (super::dialogue::KIND, "public_dialogue"),
    (super::obstacle::KIND, "legal_obstacle"),
    (super::upward::KIND, "upward_recommendation"),
    (super::study::KIND, "petition_study"),
];

/// What must not be found of the course of things, each with what it is.
pub(super) fn faults() -> Vec<(String, String)> {
    let mut faults = Vec::new();
    for (kind, table) in KINDS {
        faults.push((
            format!("{kind} with a gap in its course"),
            format!(
                "select t.id from {table} t where (select count(*) from supervision_step s where s.subject_kind = '{kind}' and s.subject = t.id) \
                 <> coalesce((select max(s.seq) from supervision_step s where s.subject_kind = '{kind}' and s.subject = t.id), -1) order by t.id"
            ),
        ));
        faults.push((
            format!("{kind} that is not there and has a course"),
            format!(
                "select distinct s.subject as id from supervision_step s where s.subject_kind = '{kind}' \
                 and not exists (select 1 from {table} t where t.id = s.subject) order by id"
            ),
        ));
    }
    faults
}
