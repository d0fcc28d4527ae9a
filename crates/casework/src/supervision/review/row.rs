//! The rows of a meeting.

use store::{Row, Tx, params};

use super::state::Meeting;
use crate::audit::{self, By, Event};
use crate::{Failure, Id, Refusal, Result, Setting};

const LOCK: &str = "update review_meeting set version = version + 1 where id = $1 returning *";
const INSERT: &str = "insert into review_meeting (id, tenant, unit, on_day, place, host, stand, minutes, found, recorded_by, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
const SAVE: &str = "update review_meeting set stand = $2, minutes = $3, found = $4 where id = $1";

impl Meeting {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            on: row.get("on_day")?,
            place: row.get("place")?,
            host: row.get("host")?,
            stand: row.get("stand")?,
            minutes: row.get("minutes")?,
            found: row.get("found")?,
            version: row.get("version")?,
        })
    }

    /// The meeting, taken for an act.
    ///
    /// # Errors
    /// Not found; `changed-meanwhile`.
    pub(super) fn take(tx: &mut Tx<'_>, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = tx.first(LOCK, params![id])?.ok_or(Failure::NotFound)?;
        let taken = Self::of_row(&row)?;
        match expected {
            Some(seen) if seen + 1 != taken.version => {
                Err(Refusal::new("changed-meanwhile").into())
            }
            _ => Ok(taken),
        }
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, official: Option<Id>) -> Result<()> {
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.on,
            self.place,
            self.host,
            self.stand,
            self.minutes,
            self.found,
            official
        ];
        tx.send(INSERT, values)?;
        Ok(())
    }

    /// Keeps it as it now stands and puts the act on record.
    pub(super) fn save(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        name: &'static str,
    ) -> Result<()> {
        tx.send(SAVE, params![self.id, self.stand, self.minutes, self.found])?;
        self.record(tx, at, by, name)
    }

    /// Puts an act on record.
    pub(super) fn record(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        name: &'static str,
    ) -> Result<()> {
        let event = Event {
            name,
            subject_kind: "review_meeting",
            subject: Some(self.id),
            detail: "",
        };
        audit::record(tx, at, by, &event)
    }
}
