//! A recommendation is reported on by its owner; the inspector accepts it, or returns it.

use jiff::civil::Date;
use store::{Tx, params};

use super::super::given::{TEXT, bounded, needed, refuse};
use super::conclude::{finish, own, silent};
use super::counted;
use super::form::number;
use super::row::Act;
use super::state::{Inspection, Recommendation};
use crate::access::{Permit, acts};
use crate::{Failure, FieldError, Id, Result, Setting};

/// What an owner reports.
#[derive(Debug, Clone, Default)]
pub struct Answering {
    /// What was done.
    pub text: String,
    /// Organizations dealt with, or cases prosecuted.
    pub organizations: i64,
    /// People dealt with, or prosecuted.
    pub people: i64,
    /// The day of the report; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// What the inspector says of a report.
#[derive(Debug, Clone, Default)]
pub struct Judging {
    /// Why; may be empty where it is accepted.
    pub reason: String,
    /// The day by which it is reported on again; absent: the day before, and not before today.
    pub due: Option<Date>,
    /// The day; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const LEFT: &str = "select id from inspection_recommendation where inspection = $1 and closed_on is null order by id limit 1";
const OF: &str = "select * from inspection where id = $1";

/// The owner reports what was done. The unit of the permit is the owner.
///
/// # Errors
/// Not found when it is another unit's; field errors; refusals when it is not owed or was changed meanwhile.
pub fn answer(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReportUp>,
    id: Id,
    said: &Answering,
) -> Result<()> {
    let recommendation = Recommendation::take(tx, id, said.expected)?;
    if recommendation.unit != permit.unit() {
        return Err(Failure::NotFound);
    }
    let mut errors = Vec::new();
    needed("text", &said.text, TEXT, &mut errors);
    let numbers = [
        ("organizations", said.organizations),
        ("people", said.people),
    ];
    for (field, found) in numbers {
        number(field, found, &mut errors);
        if found > 0 && !recommendation.kind.has_numbers() {
            errors.push(FieldError::new(field, "number-wrong").with("found", found));
        }
    }
    refuse(errors)?;
    let row = tx.first(OF, params![recommendation.inspection])?;
    let inspection = Inspection::of_row(&row.ok_or(Failure::NotFound)?)?;
    let on = inspection.day(tx, at, said.on)?;
    let act = Act {
        text: said.text.trim(),
        recommendation: Some((recommendation.no, recommendation.due)),
        ..silent("answered", "inspection.answered", on)
    };
    recommendation
        .answered(on, (said.organizations, said.people))?
        .save(tx)?;
    inspection.step(tx, at, permit.by(), act)
}

/// The inspector accepts it as carried out; with the last one the conclusion is carried out.
///
/// # Errors
/// Not found when another unit inspected; refusals when it is not reported on or was changed meanwhile.
pub fn accept(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Inspect>,
    id: Id,
    said: &Judging,
) -> Result<()> {
    let recommendation = Recommendation::take(tx, id, said.expected)?;
    let inspection = own(tx, permit, recommendation.inspection, None)?;
    let mut errors = Vec::new();
    bounded("reason", &said.reason, TEXT, &mut errors);
    refuse(errors)?;
    let on = inspection.day(tx, at, said.on)?;
    let recommendation = recommendation.accepted(on)?;
    recommendation.save(tx)?;
    counted::accepted(tx, at, &inspection, on, &recommendation)?;
    let act = Act {
        text: said.reason.trim(),
        recommendation: Some((recommendation.no, recommendation.due)),
        ..silent("accepted", "inspection.accepted", on)
    };
    inspection.step(tx, at, permit.by(), act)?;
    if tx.first(LEFT, params![inspection.id])?.is_some() {
        return Ok(());
    }
    finish(tx, at, permit, inspection, on)
}

/// The inspector returns the report with the reason; the owner reports again.
///
/// # Errors
/// As [`accept`]; field errors for a missing reason and a day before the return.
pub fn send_back(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Inspect>,
    id: Id,
    said: &Judging,
) -> Result<()> {
    let recommendation = Recommendation::take(tx, id, said.expected)?;
    let inspection = own(tx, permit, recommendation.inspection, None)?;
    let on = inspection.day(tx, at, said.on)?;
    let mut errors = Vec::new();
    needed("reason", &said.reason, TEXT, &mut errors);
    let due = said.due.unwrap_or(recommendation.due.max(on));
    if due < on {
        errors.push(FieldError::new("due", "due-before-it-was-given"));
    }
    refuse(errors)?;
    let recommendation = recommendation.returned(due)?;
    recommendation.save(tx)?;
    let act = Act {
        text: said.reason.trim(),
        recommendation: Some((recommendation.no, due)),
        ..silent("returned", "inspection.returned", on)
    };
    inspection.step(tx, at, permit.by(), act)
}
