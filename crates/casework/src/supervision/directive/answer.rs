//! The owner reports; the giver accepts, returns or takes back.

use jiff::civil::Date;
use store::{Tx, params};

use super::super::given::{TEXT, act_day, needed, refuse};
use super::row::Act;
use super::state::Assignment;
use super::subject;
use super::words::SubjectKind;
use crate::access::{Permit, acts};
use crate::{Failure, FieldError, Id, Result, Setting};

/// What an owner reports.
#[derive(Debug, Clone, Default)]
pub struct Reporting {
    /// What was done and what came of it.
    pub text: String,
    /// The day of the report; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// What the giver says of a report, or why he takes the directive back.
#[derive(Debug, Clone, Default)]
pub struct Returning {
    /// Why; may be empty where it is accepted.
    pub reason: String,
    /// The day by which the owner reports again; absent: the day before, and not before today.
    pub due: Option<Date>,
    /// The day; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const SUBJECT: &str = "select subject_kind, subject from directive where id = $1";

/// The owner reports what was done. The unit of the permit is the owner.
///
/// # Errors
/// Not found when it is another unit's; field errors; refusals when it is reported, ended or changed meanwhile.
pub fn report(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReportUp>,
    id: Id,
    reporting: &Reporting,
) -> Result<()> {
    let assignment = Assignment::take(tx, id, reporting.expected)?;
    if assignment.unit != permit.unit() {
        return Err(Failure::NotFound);
    }
    let mut errors = Vec::new();
    needed("text", &reporting.text, TEXT, &mut errors);
    refuse(errors)?;
    let on = day(tx, at, &assignment, reporting.on)?;
    check_names(tx, at, &assignment, &[("text", &reporting.text)])?;
    let act = Act {
        name: "reported",
        event: "assignment.reported",
        on,
        text: reporting.text.trim(),
    };
    assignment.reported(on)?.record(tx, at, permit.by(), act)
}

/// The giver accepts the result: the assignment ends.
///
/// # Errors
/// Not found when another unit gave it; refusals when it is not reported or was changed meanwhile.
pub fn accept(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Direct>,
    id: Id,
    said: &Returning,
) -> Result<()> {
    let assignment = of_giver(tx, permit, id, said.expected)?;
    let on = day(tx, at, &assignment, said.on)?;
    check_names(tx, at, &assignment, &[("reason", &said.reason)])?;
    let act = Act {
        name: "accepted",
        event: "assignment.accepted",
        on,
        text: said.reason.trim(),
    };
    assignment.accepted(on)?.record(tx, at, permit.by(), act)
}

/// The giver returns the report with the reason; the owner reports again.
///
/// # Errors
/// Not found; field errors for a missing reason and a due day before the return; refusals as in [`accept`].
pub fn return_report(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Direct>,
    id: Id,
    said: &Returning,
) -> Result<()> {
    let assignment = of_giver(tx, permit, id, said.expected)?;
    let on = day(tx, at, &assignment, said.on)?;
    let mut errors = Vec::new();
    needed("reason", &said.reason, TEXT, &mut errors);
    let due = said.due.unwrap_or(assignment.due.max(on));
    if due < on {
        errors.push(FieldError::new("due", "due-before-it-was-given"));
    }
    refuse(errors)?;
    check_names(tx, at, &assignment, &[("reason", &said.reason)])?;
    let act = Act {
        name: "returned",
        event: "assignment.returned",
        on,
        text: said.reason.trim(),
    };
    assignment.returned(due)?.record(tx, at, permit.by(), act)
}

/// The giver takes it back with the reason: the assignment ends.
///
/// # Errors
/// Not found; a field error for a missing reason; the refusal `assignment-ended`.
pub fn withdraw(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Direct>,
    id: Id,
    said: &Returning,
) -> Result<()> {
    let assignment = of_giver(tx, permit, id, said.expected)?;
    let on = day(tx, at, &assignment, said.on)?;
    let mut errors = Vec::new();
    needed("reason", &said.reason, TEXT, &mut errors);
    refuse(errors)?;
    check_names(tx, at, &assignment, &[("reason", &said.reason)])?;
    let act = Act {
        name: "withdrawn",
        event: "assignment.withdrawn",
        on,
        text: said.reason.trim(),
    };
    assignment.withdrawn(on)?.record(tx, at, permit.by(), act)
}

fn of_giver(
    tx: &mut Tx<'_>,
    permit: &Permit<acts::Direct>,
    id: Id,
    expected: Option<i64>,
) -> Result<Assignment> {
    let assignment = Assignment::take(tx, id, expected)?;
    if assignment.giver == permit.unit() {
        Ok(assignment)
    } else {
        Err(Failure::NotFound)
    }
}

fn day(tx: &mut Tx<'_>, at: &Setting, assignment: &Assignment, on: Option<Date>) -> Result<Date> {
    let (last, _) = assignment.last(tx)?;
    act_day(at, on, last.unwrap_or(Date::MIN))
}

fn check_names(
    tx: &mut Tx<'_>,
    at: &Setting,
    assignment: &Assignment,
    texts: &[(&str, &str)],
) -> Result<()> {
    let row = tx
        .first(SUBJECT, params![assignment.directive])?
        .ok_or(Failure::NotFound)?;
    let subject: (SubjectKind, Option<Id>) = (row.get("subject_kind")?, row.get("subject")?);
    subject::check_names(tx, at, subject, texts)
}
