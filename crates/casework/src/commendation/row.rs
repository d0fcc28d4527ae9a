//! The row of a commendation.

use store::{Row, Tx, params};

use super::state::Commendation;
use crate::access::Permit;
use crate::audit::{self, Event};
use crate::{Failure, Id, Refusal, Result, Setting};

const LOCK: &str = "update commendation set version = version + 1 where id = $1 returning *";
const INSERT: &str = "insert into commendation (id, tenant, unit, subject_kind, subject, official, person, form, period, merit, figures, \
     proposed_on, proposed_by, stand, number, reason, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'proposed', '', '', 1)";
const SAVE: &str =
    "update commendation set stand = $2, number = $3, decided_on = $4, reason = $5 where id = $1";

impl Commendation {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            kind: row.get("subject_kind")?,
            subject: row.get("subject")?,
            official: row.get("official")?,
            person: row.get("person")?,
            form: row.get("form")?,
            period: row.get("period")?,
            merit: row.get("merit")?,
            figures: row.get("figures")?,
            proposed_on: row.get("proposed_on")?,
            stand: row.get("stand")?,
            number: row.get("number")?,
            decided_on: row.get("decided_on")?,
            reason: row.get("reason")?,
            version: row.get("version")?,
        })
    }

    /// The commendation of a unit, taken for an act.
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

    pub(super) fn insert(&self, tx: &mut Tx<'_>, by: Option<Id>) -> Result<()> {
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.kind,
            self.subject,
            self.official,
            self.person,
            self.form,
            self.period,
            self.merit,
            self.figures,
            self.proposed_on,
            by
        ];
        tx.execute(INSERT, values)?;
        Ok(())
    }

    pub(super) fn save(&self, tx: &mut Tx<'_>) -> Result<()> {
        let values = params![
            self.id,
            self.stand,
            self.number,
            self.decided_on,
            self.reason
        ];
        tx.execute(SAVE, values)?;
        Ok(())
    }

    pub(super) fn record<A>(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        permit: &Permit<A>,
        name: &'static str,
    ) -> Result<()> {
        let event = Event {
            name,
            subject_kind: "commendation",
            subject: Some(self.id),
            detail: "",
        };
        audit::record(tx, at, permit.by(), &event)
    }
}
