//! The row of a public dialogue.

use store::{Row, Tx, params};

use super::KIND;
use super::state::PublicDialogue;
use crate::access::{Permit, acts};
use crate::audit::By;
use crate::supervision::course::{self, Act, Thing};
use crate::{Failure, Id, Result, Setting};

const INSERT: &str = "insert into public_dialogue (id, tenant, unit, kind, theme, on_day, place, host, stand, participants, summary, recorded_by, \
     version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, '', $10, 1)";
const SAVE: &str = "update public_dialogue set stand = $2, participants = $3, summary = $4, published_on = $5 where id = $1";

impl PublicDialogue {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            kind: row.get("kind")?,
            theme: row.get("theme")?,
            on: row.get("on_day")?,
            place: row.get("place")?,
            host: row.get("host")?,
            stand: row.get("stand")?,
            participants: row.get("participants")?,
            summary: row.get("summary")?,
            published_on: row.get("published_on")?,
            version: row.get("version")?,
        })
    }

    /// The dialogue of the unit of the permit, taken for an act.
    ///
    /// # Errors
    /// Not found when it is another unit's; `changed-meanwhile`.
    pub(super) fn own(
        tx: &mut Tx<'_>,
        permit: &Permit<acts::HoldDialogue>,
        id: Id,
        expected: Option<i64>,
    ) -> Result<Self> {
        let row = course::take(tx, "public_dialogue", id, expected)?;
        let taken = Self::of_row(&row)?;
        if taken.unit == permit.unit() {
            Ok(taken)
        } else {
            Err(Failure::NotFound)
        }
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, official: Option<Id>) -> Result<()> {
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.kind,
            self.theme,
            self.on,
            self.place,
            self.host,
            self.stand,
            official
        ];
        tx.send(INSERT, values)?;
        Ok(())
    }

    pub(super) fn thing(&self) -> Thing<'_> {
        Thing {
            kind: KIND,
            id: self.id,
            tenant: &self.tenant,
        }
    }

    /// Keeps it as it now stands and writes the act down.
    pub(super) fn save(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        act: Act<'_>,
    ) -> Result<()> {
        let values = params![
            self.id,
            self.stand,
            self.participants,
            self.summary,
            self.published_on
        ];
        tx.send(SAVE, values)?;
        self.thing().record(tx, at, by, act)
    }
}
