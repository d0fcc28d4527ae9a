//! The rows of an assignment and of the acts on it.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::state::Assignment;
use crate::audit::{self, By, Event};
use crate::{Failure, Id, Result, Setting};

const LOCK: &str = "update assignment set version = version + 1 where id = $1 returning *";
const INSERT: &str = "insert into assignment (id, tenant, directive, no, giver, unit, official, due_on, stand, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
const SAVE: &str = "update assignment set due_on = $2, stand = $3, reported_on = $4, closed_on = $5, escalated_to = $6, escalated_on = $7 \
     where id = $1";
const LAST: &str =
    "select max(on_day) as on_day, max(seq) as seq from assignment_step where assignment = $1";
const STEP: &str = "insert into assignment_step (assignment, seq, tenant, act, on_day, at, official, unit, text, due_on) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// One act on an assignment, as it is written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    /// `given`, `reported`, `returned`, `accepted`, `withdrawn`, `escalated`.
    pub(super) name: &'static str,
    /// Its name in the audit.
    pub(super) event: &'static str,
    pub(super) on: Date,
    pub(super) text: &'a str,
}

impl Assignment {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            directive: row.get("directive")?,
            no: row.get("no")?,
            giver: row.get("giver")?,
            unit: row.get("unit")?,
            official: row.get("official")?,
            due: row.get("due_on")?,
            stand: row.get("stand")?,
            reported_on: row.get("reported_on")?,
            closed_on: row.get("closed_on")?,
            escalated_to: row.get("escalated_to")?,
            escalated_on: row.get("escalated_on")?,
            version: row.get("version")?,
        })
    }

    /// The assignment, taken for an act.
    ///
    /// # Errors
    /// Not found; `changed-meanwhile`.
    pub(super) fn take(tx: &mut Tx<'_>, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = tx.first(LOCK, params![id])?.ok_or(Failure::NotFound)?;
        Self::of_row(&row)?.expect_version(expected.map(|seen| seen + 1))
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>) -> Result<()> {
        let values = params![
            self.id,
            self.tenant,
            self.directive,
            self.no,
            self.giver,
            self.unit,
            self.official,
            self.due,
            self.stand
        ];
        tx.send(INSERT, values)?;
        Ok(())
    }

    fn save(&self, tx: &mut Tx<'_>) -> Result<()> {
        let values = params![
            self.id,
            self.due,
            self.stand,
            self.reported_on,
            self.closed_on,
            self.escalated_to,
            self.escalated_on
        ];
        tx.send(SAVE, values)?;
        Ok(())
    }

    /// The day of the last act on it and its number.
    pub(super) fn last(&self, tx: &mut Tx<'_>) -> Result<(Option<Date>, i64)> {
        let row = tx
            .first(LAST, params![self.id])?
            .ok_or(store::Error::Closed)?;
        let seq = row.get::<Option<i64>>("seq")?;
        Ok((row.get("on_day")?, seq.unwrap_or(0)))
    }

    /// Keeps it as it now stands and writes the act down.
    pub(super) fn record(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        act: Act<'_>,
    ) -> Result<()> {
        self.save(tx)?;
        let (_, seq) = self.last(tx)?;
        self.step(tx, at, by, seq + 1, act)
    }

    /// Writes an act down under its number.
    pub(super) fn step(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        seq: i64,
        act: Act<'_>,
    ) -> Result<()> {
        let values = params![
            self.id,
            seq,
            self.tenant,
            act.name,
            act.on,
            at.now.at,
            by.official,
            by.unit,
            act.text,
            self.due
        ];
        tx.send(STEP, values)?;
        let event = Event {
            name: act.event,
            subject_kind: "assignment",
            subject: Some(self.id),
            detail: "",
        };
        audit::record(tx, at, by, &event)
    }
}
