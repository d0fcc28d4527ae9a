//! The duties of a case and their instalments, as they are kept.

use jiff::civil::Date;
use store::{Row, Tx, params};

use crate::{Id, Result};

/// A duty that a decision laid down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyRow {
    /// The row.
    pub id: Id,
    /// Number in the case.
    pub no: i64,
    /// The decision that ordered it.
    pub decision: Id,
    /// The amount of the decision that it is: `money_to_state`.
    pub what: String,
    /// What was ordered: đồng, square metres, people.
    pub ordered: i64,
    /// What was carried out beyond the order, with a reason.
    pub more: i64,
    /// What was carried out so far.
    pub done: i64,
    /// Who must pay, give back, discipline; empty while nobody is named.
    pub owed_by: String,
    /// The unit that sees to it.
    pub charged: Option<String>,
    /// Until when.
    pub due_on: Option<Date>,
    /// How it is to be carried out.
    pub plan: String,
    /// `open`, `done`, `ended`.
    pub state: String,
    /// The day it was done or ended.
    pub closed_on: Option<Date>,
    /// Why it ended without being done: a ground of the law's list.
    pub ground: String,
    /// The reason in words.
    pub reason: String,
}

impl DutyRow {
    /// What is left of it.
    pub const fn left(&self) -> i64 {
        self.ordered + self.more - self.done
    }

    /// Is it still to be carried out?
    pub fn is_open(&self) -> bool {
        self.state == "open"
    }

    /// Is its day over while something is left?
    pub fn is_late_on(&self, day: Date) -> bool {
        self.is_open() && self.due_on.is_some_and(|due| due < day)
    }
}

/// What was carried out of a duty at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstalmentRow {
    /// The duty.
    pub duty: Id,
    /// Number of the docket entry.
    pub seq: i64,
    /// Its day.
    pub on: Date,
    /// How much: đồng, square metres, people.
    pub amount: i64,
    /// How much of it is beyond the order.
    pub more: i64,
    /// Why it is beyond the order.
    pub reason: String,
}

pub(super) const COLUMNS: &str = "id, no, decision, what, ordered, more, done, owed_by, charged, due_on, plan, state, closed_on, ground, reason";
const INSTALMENTS: &str = "select duty, seq, on_day, amount, more, reason from instalment where case_id = $1 order by seq, id";

/// The duties of a case by their numbers. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub(in crate::settlement) fn duties_of(tx: &mut Tx<'_>, case: Id) -> Result<Vec<DutyRow>> {
    let sql = format!("select {COLUMNS} from duty where case_id = $1 order by no");
    let rows = tx.query(&sql, params![case])?;
    Ok(rows.iter().map(of_row).collect::<store::Result<_>>()?)
}

/// Everything that was carried out of a case's duties, in order. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub(in crate::settlement) fn instalments_of(
    tx: &mut Tx<'_>,
    case: Id,
) -> Result<Vec<InstalmentRow>> {
    let read = |row: &Row| {
        Ok(InstalmentRow {
            duty: row.get("duty")?,
            seq: row.get("seq")?,
            on: row.get("on_day")?,
            amount: row.get("amount")?,
            more: row.get("more")?,
            reason: row.get("reason")?,
        })
    };
    let rows = tx.query(INSTALMENTS, params![case])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

pub(super) fn of_row(row: &Row) -> store::Result<DutyRow> {
    Ok(DutyRow {
        id: row.get("id")?,
        no: row.get("no")?,
        decision: row.get("decision")?,
        what: row.get("what")?,
        ordered: row.get("ordered")?,
        more: row.get("more")?,
        done: row.get("done")?,
        owed_by: row.get("owed_by")?,
        charged: row.get("charged")?,
        due_on: row.get("due_on")?,
        plan: row.get("plan")?,
        state: row.get("state")?,
        closed_on: row.get("closed_on")?,
        ground: row.get("ground")?,
        reason: row.get("reason")?,
    })
}
