//! The row of a protection.

use store::{Row, Tx, params};

use super::state::{Decision, Ending, Protection};
use crate::{Failure, Id, Refusal, Result};

const LOCK: &str = "update protection set version = version + 1 where id = $1 returning *";
const INSERT: &str = "insert into protection (id, tenant, unit, petition, year, number, source, asked_on, is_urgent, written_on, decide_by, threat, \
     from_whom, stand, renews, recorded_by, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'asked', $14, $15, 1)";
const SAVE: &str = "update protection set written_on = $2, stand = $3, decision_number = $4, decided_on = $5, starts_on = $6, until_on = $7, ground = $8, \
     reason = $9, end_ground = $10, end_number = $11, end_reason = $12, ended_on = $13, watch_until = $14 where id = $1";

impl Protection {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            petition: row.get("petition")?,
            number: (row.get("number")?, row.get("year")?),
            source: row.get("source")?,
            asked_on: row.get("asked_on")?,
            is_urgent: row.get("is_urgent")?,
            written_on: row.get("written_on")?,
            decide_by: row.get("decide_by")?,
            threat: row.get("threat")?,
            from_whom: row.get("from_whom")?,
            stand: row.get("stand")?,
            decision: Decision {
                number: row.get("decision_number")?,
                on: row.get("decided_on")?,
                starts_on: row.get("starts_on")?,
                until_on: row.get("until_on")?,
                ground: row.get("ground")?,
                reason: row.get("reason")?,
            },
            ending: Ending {
                ground: row.get("end_ground")?,
                number: row.get("end_number")?,
                reason: row.get("end_reason")?,
                on: row.get("ended_on")?,
                watch_until: row.get("watch_until")?,
            },
            renews: row.get("renews")?,
            version: row.get("version")?,
        })
    }

    /// The protection that a unit holds, taken for an act.
    ///
    /// # Errors
    /// Not found when another unit holds it; `changed-meanwhile`.
    pub(super) fn take(tx: &mut Tx<'_>, unit: &str, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = tx.first(LOCK, params![id])?.ok_or(Failure::NotFound)?;
        let taken = Self::of_row(&row)?;
        if taken.unit != unit {
            return Err(Failure::NotFound);
        }
        match expected {
            Some(seen) if seen + 1 != taken.version => {
                Err(Refusal::new("changed-meanwhile").into())
            }
            _ => Ok(taken),
        }
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, official: Option<Id>) -> Result<()> {
        let (number, year) = self.number;
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.petition,
            year,
            number,
            self.source,
            self.asked_on,
            self.is_urgent,
            self.written_on,
            self.decide_by,
            self.threat,
            self.from_whom,
            self.renews,
            official
        ];
        tx.send(INSERT, values)?;
        Ok(())
    }

    /// Keeps it as it now stands.
    pub(super) fn save(&self, tx: &mut Tx<'_>) -> Result<()> {
        let (decision, ending) = (&self.decision, &self.ending);
        let values = params![
            self.id,
            self.written_on,
            self.stand,
            decision.number,
            decision.on,
            decision.starts_on,
            decision.until_on,
            decision.ground,
            decision.reason,
            ending.ground,
            ending.number,
            ending.reason,
            ending.on,
            ending.watch_until
        ];
        tx.send(SAVE, values)?;
        Ok(())
    }
}
