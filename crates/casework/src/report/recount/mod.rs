//! Every count made again from the visits, petitions, cases and decisions themselves, and the forms judged by their own
//! identities: what differs is a fault of the register.

mod cases;
mod decisions;
mod petitions;
mod visits;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use law::form::Form;
use law::period::Period;
use store::{Tx, params};

use super::figures::{FormPlan, RowViolation, violations};
use super::measure::Measures;
use crate::{Result, Setting, reception};

/// What should have been counted: unit, measure, day.
type Expected = BTreeMap<(String, String, String), i64>;

const COUNTED: &str = "select unit, measure, on_day, cast(sum(amount) as bigint) as amount from counted group by unit, measure, on_day \
     having sum(amount) <> 0";
const DAYS: &str = "select min(on_day) as first, max(on_day) as last from counted";
/// Units whose forms are filled together.
const UNITS_AT_ONCE: usize = 1024;
const UNITS: &str = "select distinct unit from counted order by unit";

/// Measures that cannot be made again day by day; they are compared as a whole.
fn as_a_whole(measure: &str) -> Option<&'static str> {
    let mut parts = measure.split('.');
    match (parts.next(), parts.next()) {
        (Some("decision"), Some("in_time" | "late")) => Some("decision.in_time|late"),
        (Some("petition"), Some("settled")) => Some("petition.settled"),
        _ => None,
    }
}

/// Counts everything again. One line for each difference.
///
/// # Errors
/// What the database reports.
pub fn recount(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let mut rest = Expected::new();
    let mut faults = BTreeSet::new();
    visits::expect(tx, at, &mut rest)?;
    petitions::expect(tx, &at.law, &mut rest)?;
    cases::expect(tx, at, &mut rest, &mut faults)?;
    decisions::expect(tx, &mut rest)?;
    let measures = Measures::of(&at.law);
    let mut keys: BTreeMap<(String, String, String), i64> = BTreeMap::new();
    for ((unit, measure, day), amount) in rest {
        *keys.entry(key(unit, measure, day)).or_default() -= amount;
    }
    for row in tx.query(COUNTED, params![])? {
        let (unit, measure): (String, String) = (row.get("unit")?, row.get("measure")?);
        if !measures.knows(&measure) && !reception::is_measure(&measure) {
            faults.insert(format!("{unit}: no form knows the measure {measure}"));
        }
        *keys
            .entry(key(unit, measure, row.get("on_day")?))
            .or_default() += row.get::<i64>("amount")?;
    }
    let wrong = keys.into_iter().filter(|(_, rest)| *rest != 0);
    faults.extend(wrong.map(|((unit, measure, day), rest)| {
        let (more, rest) = if rest > 0 {
            ("more", rest)
        } else {
            ("less", -rest)
        };
        format!("{unit} {day} {measure}: {rest} {more} was counted than is there")
    }));
    Ok(faults.into_iter().collect())
}

fn key(unit: String, measure: String, day: String) -> (String, String, String) {
    match as_a_whole(&measure) {
        Some(whole) => (unit, whole.to_owned(), String::new()),
        None => (unit, measure, day),
    }
}

/// One thing more is expected.
fn expect(expected: &mut Expected, unit: &str, measure: String, day: &str, amount: i64) {
    let key = (unit.to_owned(), measure, day.to_owned());
    *expected.entry(key).or_default() += amount;
}

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
    let periods = periods(tx, at)?;
    let measures = Measures::of(&at.law);
    for form in at.law.forms.all() {
        let of_form = |period: &&Period| {
            let version = at.law.forms.version_on(period.to);
            version.is_some_and(|version| version.id == form.version)
        };
        let plan = FormPlan::of(&at.law, form, &measures);
        for period in periods.iter().filter(of_form) {
            for some in units.chunks(UNITS_AT_ONCE) {
                let wrong = violations(tx, &at.law, some, period, &plan)?;
                faults.extend(wrong.iter().map(|one| told(one, form, period)));
            }
        }
    }
    Ok(faults)
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
