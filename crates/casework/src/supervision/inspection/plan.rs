//! A body plans an inspection, or decides on one that was not foreseen.

use store::{Tx, params};

use super::super::given::refuse;
use super::super::reach::check_owner;
use super::form::InspectionEntry;
use super::row::Act;
use super::state::Inspection;
use super::words::Stand;
use crate::access::{Permit, acts};
use crate::{Id, Result, Setting, organization};

const INSPECTED: &str = "insert into inspected (inspection, no, subject) values ($1, $2, $3)";

/// Plans an inspection of units that the inspecting one leads.
///
/// # Errors
/// Field errors for units that are unknown, not in force or not led.
pub fn plan(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Inspect>,
    entry: &InspectionEntry,
) -> Result<Id> {
    let own = organization::ensure(tx, at, permit.unit())?;
    let tops = at.law.supervision.leads(&at.law.units, permit.unit());
    let mut errors = Vec::new();
    for unit in &entry.units {
        errors.extend(check_owner(tx, at, &tops, ("units", unit), None)?);
    }
    refuse(errors)?;
    let inspection = Inspection {
        id: at.id(),
        tenant: own.tenant,
        unit: own.code,
        kind: entry.kind,
        occasion: entry.occasion,
        topic: entry.topic,
        basis: entry.basis.clone(),
        period: entry.period,
        planned_on: entry.planned_on,
        days: entry.days,
        team: entry.team.clone(),
        units: i64::try_from(entry.units.len()).unwrap_or(i64::MAX),
        stand: Stand::Planned,
        begun_on: None,
        concluded_on: None,
        number: String::new(),
        conclusion: String::new(),
        carried_out_on: None,
        version: 1,
    };
    inspection.insert(tx, permit.official())?;
    for (no, unit) in (1_i64..).zip(&entry.units) {
        let unit = organization::ensure(tx, at, unit)?;
        tx.send(INSPECTED, params![inspection.id, no, unit.code])?;
    }
    let act = Act {
        name: "planned",
        event: "inspection.planned",
        on: entry.planned_on.min(at.now.today),
        text: "",
        recommendation: None,
    };
    inspection.step(tx, at, permit.by(), act)?;
    Ok(inspection.id)
}
