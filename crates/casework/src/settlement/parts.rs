//! What belongs to a case beside its own rows: its petitions, and what was carried out of its decisions.

use jiff::civil::Date;
use store::{Row, Tx, params};

use crate::{Id, Result};

/// One petition of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PetitionLine {
    /// The petition.
    pub id: Id,
    /// Its number and year in its unit.
    pub number: (i64, i64),
    /// The day it came.
    pub received_on: Date,
    /// What it is about.
    pub summary: String,
    /// People who signed.
    pub signers: i64,
}

/// Something carried out of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnforcementRow {
    /// The decision.
    pub decision: Id,
    /// The day it was recorded for.
    pub on: Date,
    /// Amounts as JSON.
    pub amounts: String,
}

const PETITIONS: &str = "select id, number, year, received_on, summary, signers from petition where case_id = $1 order by id limit 200";
const ENFORCEMENT: &str =
    "select decision, on_day, amounts from enforcement where case_id = $1 order by id";

/// The petitions of a case, first come first. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub fn petitions_of(tx: &mut Tx<'_>, case: Id) -> Result<Vec<PetitionLine>> {
    let read = |row: &Row| {
        Ok(PetitionLine {
            id: row.get("id")?,
            number: (row.get("number")?, row.get("year")?),
            received_on: row.get("received_on")?,
            summary: row.get("summary")?,
            signers: row.get("signers")?,
        })
    };
    let rows = tx.query(PETITIONS, params![case])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// What was carried out of the decisions of a case, in order. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub fn enforcement_of(tx: &mut Tx<'_>, case: Id) -> Result<Vec<EnforcementRow>> {
    let read = |row: &Row| {
        Ok(EnforcementRow {
            decision: row.get("decision")?,
            on: row.get("on_day")?,
            amounts: row.get("amounts")?,
        })
    };
    let rows = tx.query(ENFORCEMENT, params![case])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}
