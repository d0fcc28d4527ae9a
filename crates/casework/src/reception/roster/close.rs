//! The head closes the sheet of a month with his name.

use store::{Tx, params};

use super::row;
use super::sheet::{self, ClosedSheet};
use crate::access::{self, Permit, acts};
use crate::given::{TEXT, bounded, refuse};
use crate::reception::Month;
use crate::{FieldError, Id, Refusal, Result, Setting, organization};

/// How a month is closed.
#[derive(Debug, Clone)]
pub struct Closing {
    /// The month.
    pub month: Month,
    /// Why it is corrected, where it was closed before.
    pub reason: String,
    /// What the signer saw, in đồng: the sheet is not closed when it is another sum meanwhile.
    pub expected: Option<i64>,
}

const INSERT: &str = "insert into allowance_sheet (id, tenant, unit, month, no, closed_on, closed_by, signer, people, total, paid, reason) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const BEFORE: &str =
    "select * from allowance_sheet where unit = $1 and month = $2 order by no desc, id limit 1";

/// Closes the open sheet of a month of the unit of the permit. Answers its number.
///
/// # Errors
/// The refusals `month-not-over`, `sheet-without-time`, `sheet-empty`, `sheet-unchanged`, `changed-meanwhile`; a field error
/// for a correction without a reason.
pub fn close(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    closing: &Closing,
) -> Result<i64> {
    let unit = organization::ensure(tx, at, permit.unit())?;
    let month = closing.month;
    let mut errors = Vec::new();
    bounded("reason", &closing.reason, TEXT, &mut errors);
    refuse(errors)?;
    if at.now.today < month.last() {
        let refusal = Refusal::new("month-not-over");
        return Err(refusal.with("last", month.last()).into());
    }
    let no = row::next_sheet(tx, &unit.code, month)?;
    let made = sheet::made(tx, at, &unit.code, month, no)?;
    if made.without_time > 0 {
        let refusal = Refusal::new("sheet-without-time");
        return Err(refusal.with("days", made.without_time).into());
    }
    let last = tx.first(BEFORE, params![unit.code, row::name(month)])?;
    let last = last.map(|row| ClosedSheet::of_row(&row)).transpose()?;
    let before = last.map_or(0, |sheet| sheet.total);
    let (total, paid) = (made.total, made.total - before);
    if closing.expected.is_some_and(|seen| seen != total) {
        return Err(Refusal::new("changed-meanwhile").into());
    }
    match (no, paid) {
        (1, 0) => return Err(Refusal::new("sheet-empty").into()),
        (_, 0) => return Err(Refusal::new("sheet-unchanged").into()),
        (1, _) => {}
        _ if closing.reason.trim().is_empty() => {
            return Err(FieldError::new("reason", "field-missing").into());
        }
        _ => {}
    }
    let official: Vec<Id> = permit.official().into_iter().collect();
    let signer = access::names(tx, &official)?.into_values().next();
    let signer = signer.unwrap_or_default();
    let id = at.id();
    let people = i64::try_from(made.lines.len()).unwrap_or(i64::MAX);
    let month_name = row::name(month);
    let official = permit.official();
    let reason = closing.reason.trim();
    let values = params![
        id,
        unit.tenant,
        unit.code,
        month_name,
        no,
        at.now.today,
        official,
        signer,
        people,
        total,
        paid,
        reason
    ];
    tx.execute(INSERT, values)?;
    row::note(tx, at, permit.by(), "allowance.closed", Some(id))?;
    Ok(no)
}
