//! The forms of every unit judged by their own identities. All units and all forms of a set are filled from one reading of
//! a period: one form of one unit after another would take hours for a register of some thousand units.

use jiff::civil::Date;
use law::form::Form;
use law::period::Period;
use store::{Tx, params};

use super::super::figures::{Gathered, Judge, RowViolation, not_built};
use super::super::measure::Measures;
use super::super::plan::{self, Planned};
use crate::{Result, Setting};

const DAYS: &str = "select min(on_day) as first, max(on_day) as last from counted";
const UNITS: &str = "select distinct unit from counted order by unit";

/// What does not hold in the forms of every unit and every year and quarter in which something was counted.
///
/// # Errors
/// What the database reports.
pub fn identities(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let units: Vec<String> = tx
        .query(UNITS, params![])?
        .iter()
        .map(|row| row.get("unit"))
        .collect::<store::Result<_>>()?;
    let (periods, measures) = (periods(tx, at)?, Measures::of(&at.law));
    for version in at.law.forms.versions() {
        let forms: Vec<&Form> = at.law.forms.of_version(&version.id).collect();
        let planned: Vec<Vec<Planned<'_>>> = forms
            .iter()
            .map(|form| plan::plan(&at.law, form, &measures))
            .collect();
        let all = planned.concat();
        let in_force = |period: &&Period| {
            let found = at.law.forms.version_on(period.to);
            found.is_some_and(|found| found.id == version.id)
        };
        for period in periods.iter().filter(in_force) {
            let gathered = Gathered::whole(tx, &at.law, &units, period, &all)?;
            for (form, planned) in forms.iter().zip(&planned) {
                let wrong = violations(&gathered, form, planned, &units);
                faults.extend(wrong.iter().map(|one| told(one, form, period)));
            }
        }
    }
    Ok(faults)
}

fn violations(
    gathered: &Gathered,
    form: &Form,
    planned: &[Planned<'_>],
    units: &[String],
) -> Vec<RowViolation> {
    let judge = Judge {
        form,
        not_built: &not_built(form),
    };
    let filled = units.iter().zip(gathered.fill(planned, units.len()));
    filled
        .filter_map(|(unit, mut filled)| {
            let figures = filled.remove(&form.id)?;
            Some(judge.violations(Some(unit), &figures, &filled))
        })
        .flatten()
        .collect()
}

fn told(one: &RowViolation, form: &Form, period: &Period) -> String {
    let violation = &one.violation;
    format!(
        "{} {} {} column {}: {} stands there, {} does not allow it beside {}",
        one.unit.as_deref().unwrap_or_default(),
        period.text,
        form.id,
        violation.column,
        violation.found,
        violation.rule,
        violation.expected
    )
}

/// The years and quarters from the first to the last thing counted.
fn periods(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<Period>> {
    let Some(row) = tx.first(DAYS, params![])? else {
        return Ok(Vec::new());
    };
    let (first, last): (Option<Date>, Option<Date>) = (row.get("first")?, row.get("last")?);
    let Some((first, last)) = first.zip(last) else {
        return Ok(Vec::new());
    };
    let years = first.year()..=last.year() + 1;
    let names =
        years.flat_map(|year| ["", "-Q1", "-Q2", "-Q3", "-Q4"].map(|sign| format!("{year}{sign}")));
    Ok(names
        .filter_map(|name| at.law.periods.parse(&name).ok())
        .filter(|period| period.from <= last && first <= period.to)
        .collect())
}
