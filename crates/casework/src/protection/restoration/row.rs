//! The row of a restoration.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::words::Consent;
use crate::access::Permit;
use crate::audit::{self, Event};
use crate::{Failure, Id, Refusal, Result, Setting};

/// The restoration of the accused of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restoration {
    /// The row.
    pub id: Id,
    /// Tenant of the unit.
    pub tenant: String,
    /// The unit that concluded.
    pub unit: String,
    /// The case.
    pub case: Id,
    /// What was found: `wrong`, `partly_right`.
    pub finding: String,
    /// The day by which the law has the conclusion carried out.
    pub due_on: Date,
    /// Number of the notice to the accused.
    pub number: String,
    /// Its day.
    pub told_on: Date,
    /// What is restored.
    pub text: String,
    /// What he says to publicity.
    pub consent: Consent,
    /// The day he said so.
    pub consent_on: Option<Date>,
    /// Signs of deliberate slander, as a fact: a code of the law's list.
    pub slander: String,
    /// What was noted of them.
    pub slander_note: String,
    /// The day it was done.
    pub done_on: Option<Date>,
    /// Grows with each act; a stale edit is refused.
    pub version: i64,
}

const LOCK: &str = "update restoration set version = version + 1 where id = $1 returning *";
const INSERT: &str = "insert into restoration (id, tenant, unit, case_id, finding, due_on, number, told_on, text, consent, recorded_by, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
const SAVE: &str = "update restoration set consent = $2, consent_on = $3, slander = $4, slander_note = $5, done_on = $6 where id = $1";

impl Restoration {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            case: row.get("case_id")?,
            finding: row.get("finding")?,
            due_on: row.get("due_on")?,
            number: row.get("number")?,
            told_on: row.get("told_on")?,
            text: row.get("text")?,
            consent: row.get("consent")?,
            consent_on: row.get("consent_on")?,
            slander: row.get("slander")?,
            slander_note: row.get("slander_note")?,
            done_on: row.get("done_on")?,
            version: row.get("version")?,
        })
    }

    /// The restoration that a unit owes, taken for an act.
    ///
    /// # Errors
    /// Not found when it is another unit's; `restoration-done`; `changed-meanwhile`.
    pub(super) fn take(tx: &mut Tx<'_>, unit: &str, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = tx.first(LOCK, params![id])?.ok_or(Failure::NotFound)?;
        let taken = Self::of_row(&row)?;
        if taken.unit != unit {
            return Err(Failure::NotFound);
        }
        if expected.is_some_and(|seen| seen + 1 != taken.version) {
            return Err(Refusal::new("changed-meanwhile").into());
        }
        if taken.done_on.is_some() {
            return Err(Refusal::new("restoration-done").into());
        }
        Ok(taken)
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, official: Option<Id>) -> Result<()> {
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.case,
            self.finding,
            self.due_on,
            self.number,
            self.told_on,
            self.text,
            self.consent,
            official
        ];
        tx.send(INSERT, values)?;
        Ok(())
    }

    pub(super) fn save(&self, tx: &mut Tx<'_>) -> Result<()> {
        let values = params![
            self.id,
            self.consent,
            self.consent_on,
            self.slander,
            self.slander_note,
            self.done_on
        ];
        tx.send(SAVE, values)?;
        Ok(())
    }

    /// Puts an act on the record of the case.
    pub(super) fn record<A>(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        permit: &Permit<A>,
        name: &'static str,
    ) -> Result<()> {
        let event = Event {
            name,
            subject_kind: "case",
            subject: Some(self.case),
            detail: "",
        };
        audit::record(tx, at, permit.by(), &event)
    }
}
