//! One directive, one assignment, as rows tell them.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::query::{COLUMNS, MOST, seen};
use super::state::Assignment;
use super::words::{Source, SubjectKind};
use crate::access::Scope;
use crate::{Failure, Id, Result};

/// What was ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The row.
    pub id: Id,
    /// The unit that gave it.
    pub unit: String,
    /// Where it was given.
    pub source: Source,
    /// Number of the document, or empty.
    pub number: String,
    /// Its day.
    pub on: Date,
    /// The leader or the body that gave it.
    pub given_by: String,
    /// The session at which it was given.
    pub session: Option<Id>,
    /// What it is about.
    pub subject: (SubjectKind, Option<Id>),
    /// What is to be done.
    pub text: String,
    /// Its owners.
    pub owners: i64,
}

/// One line: an assignment with its directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentRow {
    /// The assignment.
    pub assignment: Assignment,
    /// What was ordered.
    pub directive: Directive,
}

/// One act on an assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentStep {
    /// `given`, `reported`, `returned`, `accepted`, `withdrawn`, `escalated`.
    pub act: String,
    /// Its day.
    pub on: Date,
    /// Who; none for the program.
    pub official: Option<Id>,
    /// For which unit.
    pub unit: String,
    /// What was said.
    pub text: String,
    /// The due day after it.
    pub due: Date,
}

const STEPS: &str = "select act, on_day, official, unit, text, due_on from assignment_step where assignment = $1 order by seq";

/// A directive that the scope gave, or of which it sees an assignment.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn directive(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Directive> {
    let sql = format!(
        "select d.*, d.unit as giver from directive d where d.id = $3 and ({} or exists (select 1 from assignment a where a.directive = d.id and {}))",
        scope.condition("d.unit", 1),
        seen(scope)
    );
    let [unit, below] = scope.values();
    let row = tx.first(&sql, &[&[unit, below], params![id].as_slice()].concat())?;
    Ok(read(id, &row.ok_or(Failure::NotFound)?)?)
}

/// Directives in scope that were given at a session, or about a case, a petition or a visit, in the order in which they
/// were given.
///
/// # Errors
/// What the database reports.
pub fn directives_of(tx: &mut Tx<'_>, scope: &Scope, thing: Id) -> Result<Vec<AssignmentRow>> {
    let sql = format!(
        "select {COLUMNS} from directive d join assignment a on a.directive = d.id where (d.session = $3 or d.subject = $3) and {} \
         order by d.on_day, d.id, a.id limit $4",
        seen(scope)
    );
    let [unit, below] = scope.values();
    let rows = tx.query(
        &sql,
        &[&[unit, below], params![thing, MOST].as_slice()].concat(),
    )?;
    Ok(rows.iter().map(line).collect::<store::Result<_>>()?)
}

/// An assignment in scope with everything done on it.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn assignment(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: Id,
) -> Result<(AssignmentRow, Vec<AssignmentStep>)> {
    let sql = format!(
        "select {COLUMNS} from assignment a join directive d on d.id = a.directive where a.id = $3 and {}",
        seen(scope)
    );
    let [unit, below] = scope.values();
    let row = tx.first(&sql, &[&[unit, below], params![id].as_slice()].concat())?;
    let row = line(&row.ok_or(Failure::NotFound)?)?;
    let steps = tx.query(STEPS, params![id])?;
    let steps = steps.iter().map(step).collect::<store::Result<_>>()?;
    Ok((row, steps))
}

pub(super) fn line(row: &Row) -> store::Result<AssignmentRow> {
    Ok(AssignmentRow {
        assignment: Assignment::of_row(row)?,
        directive: read(row.get("directive")?, row)?,
    })
}

/// The columns of a directive, the one that gave it under the name `giver`.
fn read(id: Id, row: &Row) -> store::Result<Directive> {
    Ok(Directive {
        id,
        unit: row.get("giver")?,
        source: row.get("source")?,
        number: row.get("number")?,
        on: row.get("on_day")?,
        given_by: row.get("given_by")?,
        session: row.get("session")?,
        subject: (row.get("subject_kind")?, row.get("subject")?),
        text: row.get("text")?,
        owners: row.get("owners")?,
    })
}

fn step(row: &Row) -> store::Result<AssignmentStep> {
    Ok(AssignmentStep {
        act: row.get("act")?,
        on: row.get("on_day")?,
        official: row.get("official")?,
        unit: row.get("unit")?,
        text: row.get("text")?,
        due: row.get("due_on")?,
    })
}
