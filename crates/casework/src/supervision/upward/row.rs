//! The row of a recommendation upward.

use store::{Row, Tx, params};

use super::KIND;
use super::state::UpwardRecommendation;
use crate::audit::By;
use crate::supervision::course::{self, Act, Thing};
use crate::{Id, Result, Setting};

const INSERT: &str = "insert into upward_recommendation (id, tenant, unit, to_unit, origin, document, on_day, text, subject_kind, subject, answer_by, \
     stand, recorded_by, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
const SAVE: &str = "update upward_recommendation set stand = $2, outcome = $3, answer = $4, answered_on = $5, promised_on = $6, closed_on = $7 where id = $1";

impl UpwardRecommendation {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            to_unit: row.get("to_unit")?,
            origin: row.get("origin")?,
            document: row.get("document")?,
            on: row.get("on_day")?,
            text: row.get("text")?,
            subject: (row.get("subject_kind")?, row.get("subject")?),
            answer_by: row.get("answer_by")?,
            stand: row.get("stand")?,
            outcome: row.get("outcome")?,
            answer: row.get("answer")?,
            answered_on: row.get("answered_on")?,
            promised_on: row.get("promised_on")?,
            closed_on: row.get("closed_on")?,
            version: row.get("version")?,
        })
    }

    /// The recommendation, taken for an act.
    pub(super) fn take(tx: &mut Tx<'_>, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = course::take(tx, "upward_recommendation", id, expected)?;
        Ok(Self::of_row(&row)?)
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, official: Option<Id>) -> Result<()> {
        let (kind, subject) = self.subject;
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.to_unit,
            self.origin,
            self.document,
            self.on,
            self.text,
            kind,
            subject,
            self.answer_by,
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
            self.outcome,
            self.answer,
            self.answered_on,
            self.promised_on,
            self.closed_on
        ];
        tx.send(SAVE, values)?;
        self.thing().record(tx, at, by, act)
    }
}
