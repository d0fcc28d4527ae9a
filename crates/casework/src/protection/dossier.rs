//! The dossier of a protection (Law on Denunciations art. 55): read by the unit that holds it alone, and each reading stays
//! on record.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::state::Protection;
use super::step::{Step, steps};
use super::words::{CheckOutcome, Gravity, MeasureKind};
use crate::access::{Permit, acts};
use crate::{Failure, Id, Result, Setting};

/// Somebody who is protected, as he may be shown: his role alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Number in the dossier.
    pub no: i64,
    /// What he is to the denouncer: a code of the law's list.
    pub relation: String,
}

/// An assessment of what threatens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Number in the dossier.
    pub no: i64,
    /// Its day.
    pub on: Date,
    /// How grave.
    pub gravity: Gravity,
    /// Is danger immediate?
    pub is_imminent: bool,
    /// What was found.
    pub text: String,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Number in the dossier.
    pub no: i64,
    /// What it protects.
    pub kind: MeasureKind,
    /// Code of the law's list of its kind.
    pub code: String,
    /// Who carries it out: a code of the law's list.
    pub body: String,
    /// Was it ordered at once, before the decision?
    pub is_immediate: bool,
    /// The day it was ordered.
    pub ordered_on: Date,
    /// The last day, where one is set.
    pub until_on: Option<Date>,
    /// What is to be done.
    pub task: String,
    /// The day it was reported as carried out.
    pub done_on: Option<Date>,
    /// How it is carried out.
    pub done: String,
    /// The day it ended.
    pub ended_on: Option<Date>,
    /// Why.
    pub end_reason: String,
}

/// A check for retaliation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchCheck {
    /// Number in the dossier.
    pub no: i64,
    /// The day by which it is to be made.
    pub due_on: Date,
    /// The day it was made.
    pub checked_on: Option<Date>,
    /// What was asked and answered.
    pub asked: String,
    /// Signs that were seen: codes of the law's list.
    pub signs: Vec<String>,
    /// What follows from it.
    pub outcome: Option<CheckOutcome>,
}

/// The case of the denunciation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOf {
    /// The case.
    pub id: Id,
    /// Number and year in the book of its unit.
    pub number: (i64, i64),
    /// Was it concluded or ended?
    pub is_settled: bool,
}

/// Everything of a protection but who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The protection.
    pub one: Protection,
    /// The case; none before it is opened.
    pub case: Option<CaseOf>,
    /// Who is protected.
    pub people: Vec<PersonRow>,
    /// What threatens, the first assessment first.
    pub risks: Vec<Risk>,
    /// Measures, the first first.
    pub measures: Vec<Measure>,
    /// Checks for retaliation, the last one to be made.
    pub checks: Vec<WatchCheck>,
    /// What was done.
    pub steps: Vec<Step>,
}

const ONE: &str = "select * from protection where id = $1 and unit = $2";
const CASE: &str = "select c.id, c.number, c.year, c.decided_on, c.closed_on from petition q join cases c on c.id = q.case_id where q.id = $1";
const PEOPLE: &str = "select no, relation from protection_person where protection = $1 order by no";
const RISKS: &str = "select no, on_day, gravity, is_imminent, text from protection_risk where protection = $1 order by no";
const MEASURES: &str = "select no, kind, code, body, is_immediate, ordered_on, until_on, task, done_on, done, ended_on, end_reason \
     from protection_measure where protection = $1 order by no";
const CHECKS: &str = "select no, due_on, checked_on, asked, signs, outcome from protection_check where protection = $1 order by no";

/// The dossier, and the reading of it on record.
///
/// # Errors
/// Not found when another unit holds it.
pub fn open_dossier(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::WatchProtection>,
    id: Id,
) -> Result<Dossier> {
    let found = dossier(tx, permit, id)?;
    found.one.note(tx, at, permit.by(), "protection.read")?;
    Ok(found)
}

/// The dossier, for whoever has just acted on it.
///
/// # Errors
/// Not found when another unit holds it.
pub fn dossier(tx: &mut Tx<'_>, permit: &Permit<acts::WatchProtection>, id: Id) -> Result<Dossier> {
    let row = tx.first(ONE, params![id, permit.unit()])?;
    let one = Protection::of_row(&row.ok_or(Failure::NotFound)?)?;
    let case = tx.first(CASE, params![one.petition])?;
    Ok(Dossier {
        case: case.map(|row| case_of(&row)).transpose()?,
        people: all(tx, PEOPLE, id, person)?,
        risks: all(tx, RISKS, id, risk)?,
        measures: all(tx, MEASURES, id, measure)?,
        checks: all(tx, CHECKS, id, check)?,
        steps: steps(tx, id)?,
        one,
    })
}

fn all<T>(
    tx: &mut Tx<'_>,
    sql: &str,
    id: Id,
    read: impl Fn(&Row) -> store::Result<T>,
) -> Result<Vec<T>> {
    let rows = tx.query(sql, params![id])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

fn case_of(row: &Row) -> store::Result<CaseOf> {
    let days: [Option<Date>; 2] = [row.get("decided_on")?, row.get("closed_on")?];
    Ok(CaseOf {
        id: row.get("id")?,
        number: (row.get("number")?, row.get("year")?),
        is_settled: days.iter().any(Option::is_some),
    })
}

fn person(row: &Row) -> store::Result<PersonRow> {
    Ok(PersonRow {
        no: row.get("no")?,
        relation: row.get("relation")?,
    })
}

fn risk(row: &Row) -> store::Result<Risk> {
    Ok(Risk {
        no: row.get("no")?,
        on: row.get("on_day")?,
        gravity: row.get("gravity")?,
        is_imminent: row.get("is_imminent")?,
        text: row.get("text")?,
    })
}

fn measure(row: &Row) -> store::Result<Measure> {
    Ok(Measure {
        no: row.get("no")?,
        kind: row.get("kind")?,
        code: row.get("code")?,
        body: row.get("body")?,
        is_immediate: row.get("is_immediate")?,
        ordered_on: row.get("ordered_on")?,
        until_on: row.get("until_on")?,
        task: row.get("task")?,
        done_on: row.get("done_on")?,
        done: row.get("done")?,
        ended_on: row.get("ended_on")?,
        end_reason: row.get("end_reason")?,
    })
}

fn check(row: &Row) -> store::Result<WatchCheck> {
    let signs: String = row.get("signs")?;
    Ok(WatchCheck {
        no: row.get("no")?,
        due_on: row.get("due_on")?,
        checked_on: row.get("checked_on")?,
        asked: row.get("asked")?,
        signs: signs.split_whitespace().map(str::to_owned).collect(),
        outcome: row.get("outcome")?,
    })
}
