//! The row of a case on a list, and the acts on it.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::state::ProlongedEntry;
use crate::audit::{self, By, Event};
use crate::{Failure, Id, Result, Setting};

const LOCK: &str = "update prolonged_case set version = version + 1 where id = $1 returning *";
const INSERT: &str = "insert into prolonged_case (id, tenant, list, case_id, unit, owner, head, head_name, listed_on, criteria, reason, stand, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";
const SAVE: &str =
    "update prolonged_case set stand = $2, settled_on = $3, closed_on = $4 where id = $1";
const LAST: &str =
    "select max(on_day) as on_day, max(seq) as seq from prolonged_step where entry = $1";
const STEP: &str = "insert into prolonged_step (entry, seq, tenant, act, on_day, at, official, unit, text) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/// One act on a case of a list, as it is written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    /// `listed`, `planned`, `reached`, `reported`, `settled`, `noted`, `sent_back`, `done`, `removed`.
    pub(super) name: &'static str,
    /// Its name in the audit.
    pub(super) event: &'static str,
    pub(super) on: Date,
    pub(super) text: &'a str,
}

impl ProlongedEntry {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        let criteria: String = row.get("criteria")?;
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            list: row.get("list")?,
            case: row.get("case_id")?,
            unit: row.get("unit")?,
            owner: row.get("owner")?,
            head: row.get("head")?,
            head_name: row.get("head_name")?,
            listed_on: row.get("listed_on")?,
            criteria: criteria.split_whitespace().map(str::to_owned).collect(),
            reason: row.get("reason")?,
            stand: row.get("stand")?,
            settled_on: row.get("settled_on")?,
            closed_on: row.get("closed_on")?,
            version: row.get("version")?,
        })
    }

    /// The case on its list, taken for an act.
    ///
    /// # Errors
    /// Not found; `changed-meanwhile`.
    pub(super) fn take(tx: &mut Tx<'_>, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = tx.first(LOCK, params![id])?.ok_or(Failure::NotFound)?;
        Self::of_row(&row)?.expect_version(expected.map(|seen| seen + 1))
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>) -> Result<()> {
        let criteria = self.criteria.join(" ");
        let values = params![
            self.id,
            self.tenant,
            self.list,
            self.case,
            self.unit,
            self.owner,
            self.head,
            self.head_name,
            self.listed_on,
            criteria,
            self.reason,
            self.stand
        ];
        tx.send(INSERT, values)?;
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
        let values = params![self.id, self.stand, self.settled_on, self.closed_on];
        tx.send(SAVE, values)?;
        let seq = self.last(tx)?.1 + 1;
        let values = params![
            self.id,
            seq,
            self.tenant,
            act.name,
            act.on,
            at.now.at,
            by.official,
            by.unit,
            act.text
        ];
        tx.send(STEP, values)?;
        let event = Event {
            name: act.event,
            subject_kind: "prolonged",
            subject: Some(self.id),
            detail: "",
        };
        audit::record(tx, at, by, &event)
    }
}
