//! The row of a study.

use store::{Row, Tx, params};

use super::KIND;
use super::state::PetitionStudy;
use crate::audit::By;
use crate::supervision::course::{self, Act, Thing};
use crate::{Failure, Id, Result, Setting};

const INSERT: &str = "insert into petition_study (id, tenant, unit, petition, studied_by, asked_on, advise_by, question, stand, is_complex, notice_term, \
     notice_due, recorded_by, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
const SAVE: &str = "update petition_study set advise_by = $2, stand = $3, proposal = $4, advice = $5, advised_on = $6, is_complex = $7, conclusion = $8, \
     concluded_on = $9, competent = $10, notice_term = $11, notice_due = $12, notice = $13, noticed_on = $14, result = $15, closed_on = $16 \
     where id = $1";

impl PetitionStudy {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            petition: row.get("petition")?,
            studied_by: row.get("studied_by")?,
            asked_on: row.get("asked_on")?,
            advise_by: row.get("advise_by")?,
            question: row.get("question")?,
            stand: row.get("stand")?,
            proposal: row.get("proposal")?,
            advice: row.get("advice")?,
            advised_on: row.get("advised_on")?,
            is_complex: row.get("is_complex")?,
            conclusion: row.get("conclusion")?,
            concluded_on: row.get("concluded_on")?,
            competent: row.get("competent")?,
            notice_term: row.get("notice_term")?,
            notice_due: row.get("notice_due")?,
            notice: row.get("notice")?,
            noticed_on: row.get("noticed_on")?,
            result: row.get("result")?,
            closed_on: row.get("closed_on")?,
            version: row.get("version")?,
        })
    }

    /// The study of the committee, or of the commission that studies, taken for an act.
    ///
    /// # Errors
    /// Not found when it is another's; `changed-meanwhile`.
    pub(super) fn take(
        tx: &mut Tx<'_>,
        (id, expected): (Id, Option<i64>),
        is_mine: impl Fn(&Self) -> bool,
    ) -> Result<Self> {
        let row = course::take(tx, "petition_study", id, expected)?;
        let taken = Self::of_row(&row)?;
        if is_mine(&taken) {
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
            self.petition,
            self.studied_by,
            self.asked_on,
            self.advise_by,
            self.question,
            self.stand,
            self.is_complex,
            self.notice_term,
            self.notice_due,
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
            self.advise_by,
            self.stand,
            self.proposal,
            self.advice,
            self.advised_on,
            self.is_complex,
            self.conclusion,
            self.concluded_on,
            self.competent,
            self.notice_term,
            self.notice_due,
            self.notice,
            self.noticed_on,
            self.result,
            self.closed_on
        ];
        tx.send(SAVE, values)?;
        self.thing().record(tx, at, by, act)
    }
}
