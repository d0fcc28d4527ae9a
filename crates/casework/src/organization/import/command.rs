//! Bringing in a file of units: all of it or nothing.

use std::collections::{BTreeMap, BTreeSet};

use law::unit::AddedUnit;
use serde_json::{Map, Value, json};
use store::{Tx, params};

use super::super::{REACH_ABOVE, REACH_SELF, added, ensure};
use super::cells::{cells, columns, kept};
use super::form::{Sheet, read};
use super::plan::{Change, plan};
use super::work::has_work;
use super::wrong::{Fault, Wrong};
use crate::audit::{self, By, Event};
use crate::{Result, Setting};

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken.
    Taken(Imported),
    /// It was not, and nothing was written: everything that is wrong with it, in order of row.
    Faulty(Vec<Fault>),
}

/// What a file brought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Units that are new.
    pub added: usize,
    /// Units that are not as they were: code, and the columns that changed.
    pub changed: Vec<(String, Vec<&'static str>)>,
    /// Units that were there and stay as they are.
    pub unchanged: usize,
}

const ADD: &str = "insert into unit (code, tenant, parent, level, branch, name, from_on, until_on, added) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, true)";
const CHANGE: &str = "update unit set tenant = $2, parent = $3, level = $4, branch = $5, name = $6, from_on = $7, until_on = $8 \
     where code = $1 and added";
const FORGET_REACH: &str = "delete from unit_reach where lower = $1";
const NOTE: &str = "insert into unit_import (id, at, added, changed) values ($1, $2, $3, $4)";

/// Brings the units of a file (CSV in UTF-8 with the columns code, name, level, branch, parent, from, until) into the
/// register. What is new is added; a name, a last day, and of a unit without work everything else but its code, can
/// change. Units that the file does not name stay.
///
/// # Errors
/// What the database reports; what is wrong with the file is an [`Outcome`].
pub fn import(tx: &mut Tx<'_>, at: &Setting, file: &[u8]) -> Result<Outcome> {
    let there = added(tx)?.into_iter().map(|unit| (unit.code.clone(), unit));
    let there: BTreeMap<String, AddedUnit> = there.collect();
    let sheet: Sheet = read(file);
    let changes = match plan(&at.law.units, &there, &sheet) {
        Ok(changes) => changes,
        Err(faults) => return Ok(Outcome::Faulty(faults)),
    };
    let faults = forbidden(tx, &changes)?;
    if !faults.is_empty() {
        return Ok(Outcome::Faulty(faults));
    }
    let mut imported = Imported::default();
    for change in &changes {
        write(tx, at, change)?;
        match &change.was {
            None => imported.added += 1,
            Some(was) => {
                let columns = columns(was, &change.unit);
                if !columns.is_empty() {
                    imported.changed.push((change.unit.code.clone(), columns));
                }
            }
        }
    }
    let touched: BTreeSet<&str> = changes.iter().map(|c| c.unit.code.as_str()).collect();
    let untouched = sheet
        .lines
        .iter()
        .filter(|line| !touched.contains(line.code.as_str()));
    imported.unchanged = untouched.count();
    if !changes.is_empty() {
        let counts = [imported.added, imported.changed.len()];
        let [new, old] = counts.map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        tx.send(NOTE, params![at.id(), at.now.at, new, old])?;
    }
    Ok(Outcome::Taken(imported))
}

/// Where a unit stands, since when and what it is stay as they were once it has work.
fn forbidden(tx: &mut Tx<'_>, changes: &[Change]) -> Result<Vec<Fault>> {
    let mut faults = Vec::new();
    for change in changes {
        let Some(was) = &change.was else { continue };
        let settled = columns(was, &change.unit)
            .into_iter()
            .filter(|c| !matches!(*c, "name" | "until"));
        let settled: Vec<&str> = settled.collect();
        if !settled.is_empty() && has_work(tx, &was.code)? {
            faults.extend(settled.into_iter().map(|column| Fault {
                row: change.row,
                column,
                wrong: Wrong::HasWork(kept(was, column)),
            }));
        }
    }
    faults.sort_by_key(|fault| (fault.row, fault.column));
    Ok(faults)
}

fn write(tx: &mut Tx<'_>, at: &Setting, change: &Change) -> Result<()> {
    let unit = &change.unit;
    if at.law.units.is_of_law(&unit.parent) {
        ensure(tx, at, &unit.parent)?;
    }
    let is_new = change.was.is_none();
    if change.was.as_ref() != Some(unit) {
        tx.send(
            if is_new { ADD } else { CHANGE },
            params![
                unit.code,
                unit.tenant,
                unit.parent,
                unit.level.as_str(),
                unit.branch.as_str(),
                unit.name,
                unit.from,
                unit.until
            ],
        )?;
        record(tx, at, change)?;
    }
    if is_new || change.moves {
        tx.send(FORGET_REACH, params![unit.code])?;
        tx.send(REACH_SELF, params![unit.code])?;
        tx.send(REACH_ABOVE, params![unit.code, unit.parent])?;
    }
    Ok(())
}

/// The audit keeps what a unit was and what it became, with the units of its province or central body.
fn record(tx: &mut Tx<'_>, at: &Setting, change: &Change) -> Result<()> {
    let (unit, was) = (&change.unit, change.was.as_ref());
    let mut detail = Map::new();
    detail.insert("code".to_owned(), json!(unit.code));
    for (column, value) in cells(unit) {
        match was.map(|was| kept(was, column)) {
            None => drop(detail.insert(column.to_owned(), json!(value))),
            Some(before) if before != value => {
                detail.insert(column.to_owned(), json!([before, value]));
            }
            Some(_) => {}
        }
    }
    let event = Event {
        name: if was.is_none() {
            "unit.added"
        } else {
            "unit.changed"
        },
        subject_kind: "unit",
        subject: None,
        detail: &Value::Object(detail).to_string(),
    };
    let by = By {
        official: None,
        unit: &unit.tenant,
        tenant: &unit.tenant,
        rule: None,
    };
    audit::record(tx, at, by, &event)
}
