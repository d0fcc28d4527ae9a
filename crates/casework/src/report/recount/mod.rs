//! Every count made again from the visits, petitions, cases, decisions, inspections, guidance documents and classes themselves, and the forms judged by their own
//! identities: what differs is a fault of the register.

mod cases;
mod decisions;
mod guidance;
mod identities;
mod inspections;
mod petitions;
mod visits;

use std::collections::{BTreeMap, BTreeSet};

pub use identities::identities;

use store::{Tx, params};

use super::measure::Measures;
use crate::{Result, Setting, reception};

/// What should have been counted: unit, measure, day.
type Expected = BTreeMap<(String, String, String), i64>;

const COUNTED: &str = "select unit, measure, on_day, cast(sum(amount) as bigint) as amount from counted group by unit, measure, on_day \
     having sum(amount) <> 0";

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
    inspections::expect(tx, &mut rest)?;
    guidance::expect(tx, &mut rest)?;
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
