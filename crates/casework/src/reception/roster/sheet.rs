//! The sheet of a month (bảng chấm công, thanh toán): open while it is computed anew each time, then closed.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::pay::{PersonLine, pay, total};
use super::query::Reader;
use super::row;
use crate::reception::Month;
use crate::{Failure, Id, Result, Setting};

/// A sheet that was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedSheet {
    /// The row.
    pub id: Id,
    /// The unit.
    pub unit: String,
    /// The month: `2026-08`.
    pub month: String,
    /// Its number; the first is the month's own, each other one a correction.
    pub no: i64,
    /// The day it was closed.
    pub closed_on: Date,
    /// Who closed it.
    pub closed_by: Option<Id>,
    /// His name as he signed.
    pub signer: String,
    /// People on it.
    pub people: i64,
    /// What the month is paid in all, in đồng.
    pub total: i64,
    /// What this sheet pays; a correction may take back.
    pub paid: i64,
    /// Why the month was corrected.
    pub reason: String,
}

/// The sheet of a month with everybody on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSheet {
    /// The unit.
    pub unit: String,
    /// The month.
    pub month: Month,
    /// Its number.
    pub no: i64,
    /// How it was closed; none while it is open.
    pub closed: Option<ClosedSheet>,
    /// Everybody who is paid.
    pub lines: Vec<PersonLine>,
    /// What the month is paid in all, in đồng.
    pub total: i64,
    /// What earlier sheets of the month paid.
    pub before: i64,
    /// Days whose time is not known yet.
    pub without_time: i64,
}

impl ClosedSheet {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            unit: row.get("unit")?,
            month: row.get("month")?,
            no: row.get("no")?,
            closed_on: row.get("closed_on")?,
            closed_by: row.get("closed_by")?,
            signer: row.get("signer")?,
            people: row.get("people")?,
            total: row.get("total")?,
            paid: row.get("paid")?,
            reason: row.get("reason")?,
        })
    }
}

const SHEETS: &str = "select * from allowance_sheet where unit = $1 and month = $2 order by no";
const MONTHS: &str =
    "select * from allowance_sheet where unit = $1 order by month desc, no desc, id limit $2";

/// The sheets of a month that were closed, in order.
///
/// # Errors
/// Not found and refused as [`super::duties`].
pub fn sheets(tx: &mut Tx<'_>, reader: &Reader<'_>, month: Month) -> Result<Vec<ClosedSheet>> {
    reader.admit(tx)?;
    let rows = tx.query(SHEETS, params![reader.unit, row::name(month)])?;
    let all = rows.iter().map(ClosedSheet::of_row);
    Ok(all.collect::<store::Result<_>>()?)
}

/// The last sheets of a unit that were closed, the latest first.
///
/// # Errors
/// Not found and refused as [`super::duties`].
pub fn months(tx: &mut Tx<'_>, reader: &Reader<'_>, limit: i64) -> Result<Vec<ClosedSheet>> {
    reader.admit(tx)?;
    let rows = tx.query(MONTHS, params![reader.unit, limit.clamp(1, 200)])?;
    let all = rows.iter().map(ClosedSheet::of_row);
    Ok(all.collect::<store::Result<_>>()?)
}

/// One sheet of a month: the open one when no number is given. Who only sits there sees his own line.
///
/// # Errors
/// Not found for a number that is neither closed nor the open one; else as [`super::duties`].
pub fn sheet(
    tx: &mut Tx<'_>,
    at: &Setting,
    reader: &Reader<'_>,
    (month, no): (Month, Option<i64>),
) -> Result<MonthSheet> {
    let closed = sheets(tx, reader, month)?;
    let open = row::next_sheet(tx, &reader.unit, month)?;
    let no = no.unwrap_or(open);
    let own = closed.iter().find(|one| one.no == no).cloned();
    if own.is_none() && no != open {
        return Err(Failure::NotFound);
    }
    let mut sheet = made(tx, at, &reader.unit, month, no)?;
    sheet.before = closed
        .iter()
        .filter(|one| one.no < no)
        .map(|one| one.paid)
        .sum();
    sheet.closed = own;
    if let Some(own) = reader.only() {
        sheet.lines.retain(|line| line.official == Some(own));
        sheet.total = total(&sheet.lines);
        (sheet.closed, sheet.before, sheet.without_time) = (None, 0, 0);
    }
    Ok(sheet)
}

/// A sheet of a month made from the roster.
pub(super) fn made(
    tx: &mut Tx<'_>,
    at: &Setting,
    unit: &str,
    month: Month,
    no: i64,
) -> Result<MonthSheet> {
    let lines = pay(tx, at, unit, month, no)?;
    let is_actual = |group: &str| {
        let group = at.law.allowance.group(group);
        group.is_some_and(|one| one.counted == law::allowance::Counted::Actual)
    };
    let rows = super::pay::counting(tx, unit, month, no)?;
    let open = rows
        .iter()
        .filter(|duty| duty.minutes.is_none() && is_actual(&duty.group));
    Ok(MonthSheet {
        unit: unit.to_owned(),
        month,
        no,
        closed: None,
        total: total(&lines),
        lines,
        before: 0,
        without_time: i64::try_from(open.count()).unwrap_or(i64::MAX),
    })
}
