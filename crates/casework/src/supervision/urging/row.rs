//! The rows of an urging and of the acts on it.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::state::Urging;
use crate::audit::{self, By, Event};
use crate::{Failure, Id, Result, Setting};

const LOCK: &str = "update urging set version = version + 1 where id = $1 returning *";
const INSERT: &str = "insert into urging (id, tenant, unit, giver, of_unit, rule, clock, stage, due_on, subject_kind, subject, number, text, \
     on_day, answer_by, stand, official, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1) \
     on conflict (clock, rule, stage, due_on) do nothing";
const SAVE: &str = "update urging set stand = $2, answered_on = $3, closed_on = $4, escalated_to = $5, escalated_on = $6 where id = $1";
const LAST: &str =
    "select max(on_day) as on_day, max(seq) as seq from urging_step where urging = $1";
const STEP: &str = "insert into urging_step (urging, seq, tenant, act, on_day, at, official, unit, text, reasons, responsibility) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

/// One act on an urging, as it is written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    /// `urged`, `answered`, `ended`, `withdrawn`, `escalated`.
    pub(super) name: &'static str,
    /// Its name in the audit.
    pub(super) event: &'static str,
    pub(super) on: Date,
    pub(super) text: &'a str,
    pub(super) reasons: &'a str,
    pub(super) responsibility: &'a str,
}

impl<'a> Act<'a> {
    /// An act of which nothing is said.
    pub(super) const fn silent(name: &'static str, event: &'static str, on: Date) -> Act<'a> {
        Act {
            name,
            event,
            on,
            text: "",
            reasons: "",
            responsibility: "",
        }
    }
}

impl Urging {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            giver: row.get("giver")?,
            of_unit: row.get("of_unit")?,
            rule: row.get("rule")?,
            clock: row.get("clock")?,
            stage: row.get("stage")?,
            due: row.get("due_on")?,
            subject: (row.get("subject_kind")?, row.get("subject")?),
            number: row.get("number")?,
            text: row.get("text")?,
            on: row.get("on_day")?,
            answer_by: row.get("answer_by")?,
            stand: row.get("stand")?,
            answered_on: row.get("answered_on")?,
            closed_on: row.get("closed_on")?,
            escalated_to: row.get("escalated_to")?,
            escalated_on: row.get("escalated_on")?,
            official: row.get("official")?,
            version: row.get("version")?,
        })
    }

    /// The urging, taken for an act.
    ///
    /// # Errors
    /// Not found; `changed-meanwhile`.
    pub(super) fn take(tx: &mut Tx<'_>, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = tx.first(LOCK, params![id])?.ok_or(Failure::NotFound)?;
        Self::of_row(&row)?.expect_version(expected.map(|seen| seen + 1))
    }

    /// Writes it and its first act; nothing where the same rule has urged for the same time of the same term.
    pub(super) fn begin(&self, tx: &mut Tx<'_>, at: &Setting, by: By<'_>) -> Result<bool> {
        let (kind, subject) = self.subject;
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.giver,
            self.of_unit,
            self.rule,
            self.clock,
            self.stage,
            self.due,
            kind,
            subject,
            self.number,
            self.text,
            self.on,
            self.answer_by,
            self.stand,
            self.official
        ];
        if tx.execute(INSERT, values)? == 0 {
            return Ok(false);
        }
        let act = Act {
            text: &self.text,
            ..Act::silent("urged", "urging.given", self.on)
        };
        self.step(tx, at, by, 1, act)?;
        Ok(true)
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
        let values = params![
            self.id,
            self.stand,
            self.answered_on,
            self.closed_on,
            self.escalated_to,
            self.escalated_on
        ];
        tx.send(SAVE, values)?;
        let (_, seq) = self.last(tx)?;
        self.step(tx, at, by, seq + 1, act)
    }

    fn step(
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
            act.reasons,
            act.responsibility
        ];
        tx.send(STEP, values)?;
        let event = Event {
            name: act.event,
            subject_kind: "urging",
            subject: Some(self.id),
            detail: "",
        };
        audit::record(tx, at, by, &event)
    }

    /// The program acts for the unit that is urged.
    pub(super) fn by_rule(&self) -> By<'_> {
        By {
            official: None,
            unit: &self.unit,
            tenant: &self.tenant,
            rule: None,
        }
    }
}
