//! The rows of what was told without a name.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::state::Tip;
use super::words::StepKind;
use crate::audit::{self, By, Event};
use crate::{Failure, Id, Refusal, Result, Setting};

const INSERT: &str = "insert into anonymous_tip (id, tenant, unit, code_print, came_on, kept_from, may_ask, content, stand, news_on, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
const LOCK: &str =
    "update anonymous_tip set version = version + 1 where id = $1 and unit = $2 returning *";
const LOCK_BY_CODE: &str =
    "update anonymous_tip set version = version + 1 where code_print = $1 returning *";
const BY_CODE: &str = "select * from anonymous_tip where code_print = $1";
const SAVE: &str = "update anonymous_tip set tenant = $2, unit = $3, stand = $4, news_on = $5, inspection = $6, ground = $7, closed_on = $8 \
     where id = $1";
const STEP: &str = "insert into tip_step (tip, seq, act, on_day, unit, to_unit, official) values ($1, (select coalesce(max(s.seq), 0) + 1 \
     from tip_step s where s.tip = $1), $2, $3, $4, $5, $6)";

impl Tip {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            came_on: row.get("came_on")?,
            kept_from: row.get("kept_from")?,
            may_ask: row.get("may_ask")?,
            content: row.get("content")?,
            stand: row.get("stand")?,
            news_on: row.get("news_on")?,
            inspection: row.get("inspection")?,
            ground: row.get("ground")?,
            closed_on: row.get("closed_on")?,
            version: row.get("version")?,
        })
    }

    /// The one of a unit, taken for an act.
    ///
    /// # Errors
    /// Not found; `changed-meanwhile`.
    pub(super) fn take(tx: &mut Tx<'_>, unit: &str, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = tx.first(LOCK, params![id, unit])?;
        let taken = Self::of_row(&row.ok_or(Failure::NotFound)?)?;
        match expected {
            Some(seen) if seen + 1 != taken.version => {
                Err(Refusal::new("changed-meanwhile").into())
            }
            _ => Ok(taken),
        }
    }

    /// The one with this print of its code, taken for what whoever told it says.
    pub(super) fn take_by_code(tx: &mut Tx<'_>, print: &str) -> Result<Option<Self>> {
        let row = tx.first(LOCK_BY_CODE, params![print])?;
        Ok(row.map(|row| Self::of_row(&row)).transpose()?)
    }

    /// The one with this print of its code.
    pub(super) fn by_code(tx: &mut Tx<'_>, print: &str) -> Result<Option<Self>> {
        let row = tx.first(BY_CODE, params![print])?;
        Ok(row.map(|row| Self::of_row(&row)).transpose()?)
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, print: &str) -> Result<()> {
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            print,
            self.came_on,
            self.kept_from,
            self.may_ask,
            self.content,
            self.stand,
            self.news_on
        ];
        tx.execute(INSERT, values)?;
        Ok(())
    }

    pub(super) fn save(&self, tx: &mut Tx<'_>) -> Result<()> {
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.stand,
            self.news_on,
            self.inspection,
            self.ground,
            self.closed_on
        ];
        tx.execute(SAVE, values)?;
        Ok(())
    }

    /// Writes down what was done with it on a day, by a unit, and where it went.
    pub(super) fn step(
        &self,
        tx: &mut Tx<'_>,
        kind: StepKind,
        on: Date,
        (by, to): (By<'_>, Option<&str>),
    ) -> Result<()> {
        let values = params![self.id, kind, on, by.unit, to, by.official];
        tx.execute(STEP, values)?;
        Ok(())
    }

    /// Puts an act on record.
    pub(super) fn record(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        (name, detail): (&'static str, &str),
    ) -> Result<()> {
        let event = Event {
            name,
            subject_kind: "tip",
            subject: Some(self.id),
            detail,
        };
        audit::record(tx, at, by, &event)
    }
}
