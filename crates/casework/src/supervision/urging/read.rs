//! One urging as rows tell it.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::query::{COLUMNS, TABLES, seen};
use super::state::Urging;
use super::subject::is_seen;
use crate::access::Scope;
use crate::{Failure, Id, Result};

/// One line: an urging with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrgingRow {
    /// The urging.
    pub urging: Urging,
    /// The term whose clock called.
    pub term: Option<String>,
    /// Number and year of the case, petition or visit.
    pub number: Option<(i64, i64)>,
}

/// One act on an urging.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrgingStep {
    /// `urged`, `answered`, `ended`, `withdrawn`, `escalated`.
    pub act: String,
    /// Its day.
    pub on: Date,
    /// Who; none for the program.
    pub official: Option<Id>,
    /// For which unit.
    pub unit: String,
    /// What was said: of an answer how it stands.
    pub text: String,
    /// Of an answer why it is not done.
    pub reasons: String,
    /// Of an answer who is responsible.
    pub responsibility: String,
}

const STEPS: &str = "select act, on_day, official, unit, text, reasons, responsibility from urging_step where urging = $1 order by seq";

/// An urging in scope with everything done on it.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn urging(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<(UrgingRow, Vec<UrgingStep>)> {
    let sql = format!(
        "select {COLUMNS} from {TABLES} where u.id = $3 and {}",
        seen(scope)
    );
    let [unit, below] = scope.values();
    let row = tx.first(&sql, &[&[unit, below], params![id].as_slice()].concat())?;
    let row = line(&row.ok_or(Failure::NotFound)?)?;
    let steps = tx.query(STEPS, params![id])?;
    let steps = steps.iter().map(step).collect::<store::Result<_>>()?;
    Ok((row, steps))
}

/// Does the scope see what an urging is about?
///
/// # Errors
/// What the database reports.
pub fn subject_seen(tx: &mut Tx<'_>, scope: &Scope, urging: &Urging) -> Result<bool> {
    is_seen(tx, scope, urging.subject)
}

pub(super) fn line(row: &Row) -> store::Result<UrgingRow> {
    let number: Option<i64> = row.get("thing_number")?;
    let year: Option<i64> = row.get("thing_year")?;
    Ok(UrgingRow {
        urging: Urging::of_row(row)?,
        term: row.get("term")?,
        number: number.zip(year),
    })
}

fn step(row: &Row) -> store::Result<UrgingStep> {
    Ok(UrgingStep {
        act: row.get("act")?,
        on: row.get("on_day")?,
        official: row.get("official")?,
        unit: row.get("unit")?,
        text: row.get("text")?,
        reasons: row.get("reasons")?,
        responsibility: row.get("responsibility")?,
    })
}
