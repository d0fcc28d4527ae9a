//! A suit about the matter (khởi kiện): the court, its judgment, and what was done of it.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::super::case::Case;
use super::super::effect::Doing;
use crate::{FieldError, Id, Result};

/// A suit about the matter of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawsuitRow {
    /// Number in the case.
    pub no: i64,
    /// The court.
    pub court: String,
    /// Number of the court's acceptance.
    pub number: String,
    /// The day the court accepted it.
    pub accepted_on: Date,
    /// The day of the judgment.
    pub judged_on: Option<Date>,
    /// Number of the judgment.
    pub judgment: String,
    /// What it ordered: a code of the law's list.
    pub result: String,
    /// The day it was carried out.
    pub executed_on: Option<Date>,
    /// What was done.
    pub execution: String,
}

const INSERT: &str = "insert into lawsuit (id, tenant, unit, case_id, no, court, number, accepted_on, seq, judgment, result, execution) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', '')";
const NEXT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from lawsuit where case_id = $1";
const UNJUDGED: &str = "select id, accepted_on from lawsuit where case_id = $1 and judged_on is null order by no limit 1";
const JUDGED: &str =
    "update lawsuit set judged_on = $2, judgment = $3, result = $4, judged_seq = $5 where id = $1";
const EXECUTED: &str = "update lawsuit set executed_on = $2, execution = $3, executed_seq = $4 where case_id = $1 and judged_on is not null \
     and executed_on is null";
const OF_CASE: &str = "select no, court, number, accepted_on, judged_on, judgment, result, executed_on, execution from lawsuit where case_id = $1 order by no";
/// Judgments under which the decision no longer orders what it did.
const CANCELS: [&str; 2] = ["cancel_whole", "act_unlawful"];

impl Doing<'_> {
    pub(super) fn record_lawsuit(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let row = tx.first(NEXT, params![case.id])?;
        let no: i64 = row.map_or(Ok(1), |row| row.get("no"))?;
        let accepted = self.entered.dates.get("accepted_on").copied();
        tx.send(
            INSERT,
            params![
                self.at.id(),
                case.tenant,
                case.unit,
                case.id,
                no,
                self.told("court"),
                self.told("court_number"),
                accepted.unwrap_or(self.on),
                case.docket_length
            ],
        )?;
        Ok(())
    }

    /// The judgment in effect; one that cancels the whole decision ends what was to be carried out of it.
    pub(super) fn record_judgment(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let judged = self.entered.dates.get("judged_on").copied();
        let judged = judged.unwrap_or(self.on);
        let Some(row) = tx.first(UNJUDGED, params![case.id])? else {
            return Ok(());
        };
        let (id, accepted): (Id, Date) = (row.get("id")?, row.get("accepted_on")?);
        if judged < accepted {
            let error = FieldError::new("fields.judged_on", "before-the-suit");
            return Err(error.with("accepted", accepted).into());
        }
        let result = self.told("result");
        tx.send(
            JUDGED,
            params![
                id,
                judged,
                self.told("judgment"),
                result,
                case.docket_length
            ],
        )?;
        if CANCELS.contains(&result) {
            self.end_duties(tx, case, Some("judgment"))?;
        }
        Ok(())
    }

    pub(super) fn execute_judgment(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let seq = case.docket_length;
        tx.send(
            EXECUTED,
            params![case.id, self.on, self.told("execution"), seq],
        )?;
        Ok(())
    }
}

/// Suits about the matter of a case. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub(super) fn lawsuits_of(tx: &mut Tx<'_>, case: Id) -> Result<Vec<LawsuitRow>> {
    let read = |row: &Row| {
        Ok(LawsuitRow {
            no: row.get("no")?,
            court: row.get("court")?,
            number: row.get("number")?,
            accepted_on: row.get("accepted_on")?,
            judged_on: row.get("judged_on")?,
            judgment: row.get("judgment")?,
            result: row.get("result")?,
            executed_on: row.get("executed_on")?,
            execution: row.get("execution")?,
        })
    };
    let rows = tx.query(OF_CASE, params![case])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}
