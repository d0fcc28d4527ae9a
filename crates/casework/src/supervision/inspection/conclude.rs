//! An inspection begins, is given up, is concluded with what it recommends.

use jiff::civil::Date;
use store::Tx;

use super::super::given::{TEXT, needed, refuse};
use super::super::reach::check_owner;
use super::counted;
use super::form::{RawRecommendation, Recommended, recommended, texts};
use super::row::Act;
use super::state::{Inspection, Recommendation};
use super::words::RecommendationStand;
use crate::access::{Permit, acts};
use crate::{Failure, Id, Result, Setting, organization};

/// What is concluded.
#[derive(Debug, Clone, Default)]
pub struct Concluding {
    /// The number of the conclusion.
    pub number: String,
    /// What was found.
    pub text: String,
    /// What is recommended; may be nothing.
    pub recommendations: Vec<RawRecommendation>,
    /// The day of the conclusion; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// The inspection begins on a day.
///
/// # Errors
/// Not found when it is another unit's; field errors for the day; refusals when it is not planned or was changed.
pub fn begin(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Inspect>,
    id: Id,
    (on, expected): (Option<Date>, Option<i64>),
) -> Result<()> {
    let inspection = own(tx, permit, id, expected)?;
    let on = inspection.day(tx, at, on)?;
    let inspection = inspection.begun(on)?;
    inspection.save(tx)?;
    counted::begun(tx, at, &inspection, on)?;
    let act = silent("begun", "inspection.begun", on);
    inspection.step(tx, at, permit.by(), act)
}

/// The inspection is given up before it begins, with the reason.
///
/// # Errors
/// As [`begin`]; a field error for a missing reason.
pub fn cancel(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Inspect>,
    id: Id,
    (reason, expected): (&str, Option<i64>),
) -> Result<()> {
    let inspection = own(tx, permit, id, expected)?;
    let mut errors = Vec::new();
    needed("reason", reason, TEXT, &mut errors);
    refuse(errors)?;
    let on = inspection.day(tx, at, None)?;
    let inspection = inspection.cancelled()?;
    inspection.save(tx)?;
    let act = Act {
        text: reason.trim(),
        ..silent("cancelled", "inspection.cancelled", on)
    };
    inspection.step(tx, at, permit.by(), act)
}

/// The inspection is concluded; each recommendation goes to the unit that carries it out. One that recommends nothing is
/// carried out at once.
///
/// # Errors
/// As [`begin`]; field errors for each recommendation.
pub fn conclude(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Inspect>,
    id: Id,
    said: &Concluding,
) -> Result<()> {
    let inspection = own(tx, permit, id, said.expected)?;
    let on = inspection.day(tx, at, said.on)?;
    let mut errors = Vec::new();
    texts(&said.number, &said.text, &mut errors);
    let recommended = recommended(&said.recommendations, on, &mut errors);
    refuse(errors)?;
    let tops = at.law.supervision.leads(&at.law.units, permit.unit());
    let mut errors = Vec::new();
    for (no, one) in (1..).zip(&recommended) {
        let field = format!("recommendations.{no}.unit");
        errors.extend(check_owner(tx, at, &tops, (&field, &one.unit), None)?);
    }
    refuse(errors)?;
    let inspection = inspection.concluded(on, said.number.trim(), said.text.trim())?;
    let act = Act {
        text: said.number.trim(),
        ..silent("concluded", "inspection.concluded", on)
    };
    inspection.step(tx, at, permit.by(), act)?;
    let given = give(tx, at, permit, &inspection, (on, recommended))?;
    counted::concluded(tx, at, &inspection, on, &given)?;
    if given.is_empty() {
        return finish(tx, at, permit, inspection, on);
    }
    inspection.save(tx)
}

fn give(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Inspect>,
    inspection: &Inspection,
    (on, recommended): (Date, Vec<Recommended>),
) -> Result<Vec<Recommendation>> {
    let mut given = Vec::new();
    for (no, one) in (1..).zip(recommended) {
        let unit = organization::ensure(tx, at, &one.unit)?;
        let recommendation = Recommendation {
            id: at.id(),
            inspection: inspection.id,
            no,
            unit: unit.code,
            kind: one.kind,
            text: one.text,
            asked: one.asked,
            due: one.due,
            stand: RecommendationStand::Given,
            done: (0, 0),
            answered_on: None,
            closed_on: None,
            version: 1,
        };
        recommendation.insert(tx, &unit.tenant)?;
        let act = Act {
            recommendation: Some((no, one.due)),
            ..silent("recommended", "inspection.recommended", on)
        };
        inspection.step(tx, at, permit.by(), act)?;
        given.push(recommendation);
    }
    Ok(given)
}

/// Nothing of the inspection is left to be carried out.
pub(super) fn finish(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Inspect>,
    inspection: Inspection,
    on: Date,
) -> Result<()> {
    let done = inspection.carried_out(on)?;
    done.save(tx)?;
    counted::carried_out(tx, at, &done, on)?;
    let act = silent("carried_out", "inspection.carried_out", on);
    done.step(tx, at, permit.by(), act)
}

/// An act of which nothing is said.
pub(super) const fn silent(name: &'static str, event: &'static str, on: Date) -> Act<'static> {
    Act {
        name,
        event,
        on,
        text: "",
        recommendation: None,
    }
}

/// The inspection of the unit of the permit, taken for an act.
pub(super) fn own(
    tx: &mut Tx<'_>,
    permit: &Permit<acts::Inspect>,
    id: Id,
    expected: Option<i64>,
) -> Result<Inspection> {
    let inspection = Inspection::take(tx, id, expected)?;
    if inspection.unit == permit.unit() {
        Ok(inspection)
    } else {
        Err(Failure::NotFound)
    }
}
