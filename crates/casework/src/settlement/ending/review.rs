//! A decision in legal effect looked at again (Decree 124/2020 art. 38): ordered by who may, then kept, amended or cancelled.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::super::case::Case;
use super::super::effect::Doing;
use crate::{Id, Result};

/// One look again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRow {
    /// Number in the case.
    pub no: i64,
    /// The unit that ordered it.
    pub ordered_by: String,
    /// The day of the order.
    pub ordered_on: Date,
    /// Signs of a breach.
    pub reason: String,
    /// The day it came to its end.
    pub ended_on: Option<Date>,
    /// `keep`, `amend`, `cancel`.
    pub result: String,
}

const INSERT: &str = "insert into reexamination (id, tenant, unit, case_id, no, ordered_by, ordered_on, reason, seq, result) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')";
const NEXT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from reexamination where case_id = $1";
const ENDED: &str = "update reexamination set ended_on = $2, result = $3, ended_seq = $4 where case_id = $1 and ended_on is null";
const OF_CASE: &str = "select no, ordered_by, ordered_on, reason, ended_on, result from reexamination where case_id = $1 order by no";

impl Doing<'_> {
    pub(super) fn begin_review(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let row = tx.first(NEXT, params![case.id])?;
        let no: i64 = row.map_or(Ok(1), |row| row.get("no"))?;
        tx.send(
            INSERT,
            params![
                self.at.id(),
                case.tenant,
                case.unit,
                case.id,
                no,
                self.by.unit,
                self.on,
                self.told("reason"),
                case.docket_length
            ],
        )?;
        Ok(())
    }

    /// What is cancelled is no longer to be carried out.
    pub(super) fn end_review(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let (result, seq) = (self.told("result"), case.docket_length);
        tx.send(ENDED, params![case.id, self.on, result, seq])?;
        if result == "cancel" {
            self.end_duties(tx, case, Some("reexamination"))?;
        }
        Ok(())
    }
}

/// Looks again at the decisions of a case. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub(super) fn reviews_of(tx: &mut Tx<'_>, case: Id) -> Result<Vec<ReviewRow>> {
    let read = |row: &Row| {
        Ok(ReviewRow {
            no: row.get("no")?,
            ordered_by: row.get("ordered_by")?,
            ordered_on: row.get("ordered_on")?,
            reason: row.get("reason")?,
            ended_on: row.get("ended_on")?,
            result: row.get("result")?,
        })
    };
    let rows = tx.query(OF_CASE, params![case])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}
