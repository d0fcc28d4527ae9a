//! The proof that every unit of the register stands where it says.

use std::collections::BTreeMap;

use law::unit::{Branch, Level};
use store::{Tx, params};

use crate::{Result, Setting};

const UNITS: &str = "select code, tenant, parent, level, branch, added from unit order by code";
const REACH: &str = "select lower, upper from unit_reach order by lower, depth, upper";

/// A unit as its row has it.
struct Known {
    tenant: String,
    parent: Option<String>,
    is_added: bool,
    is_readable: bool,
}

/// Whatever is wrong with the units, one line each: a unit that neither the law nor an import knows, a code that the
/// law took, a unit under no superior or in the wrong province, one that others reach who do not stand above it.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let mut units = BTreeMap::new();
    for row in tx.query(UNITS, params![])? {
        let (level, branch): (String, String) = (row.get("level")?, row.get("branch")?);
        let known = Known {
            tenant: row.get("tenant")?,
            parent: row.get("parent")?,
            is_added: row.get("added")?,
            is_readable: Level::parse(&level).is_some() && Branch::parse(&branch).is_some(),
        };
        units.insert(row.get::<String>("code")?, known);
    }
    let mut reached: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in tx.query(REACH, params![])? {
        reached
            .entry(row.get("lower")?)
            .or_default()
            .push(row.get("upper")?);
    }
    let mut faults = Vec::new();
    for (code, unit) in &units {
        match (at.law.units.is_of_law(code), unit.is_added) {
            (true, true) => faults.push(format!(
                "unit {code}: the law has this code, and it was added"
            )),
            (false, false) => faults.push(format!("unit {code}: the law knows no such unit")),
            _ => {}
        }
        if !unit.is_readable {
            faults.push(format!("unit {code}: its level or branch means nothing"));
        }
        let above = unit.parent.as_ref().and_then(|parent| units.get(parent));
        if unit.is_added && above.is_none_or(|above| above.tenant != unit.tenant) {
            faults.push(format!(
                "unit {code}: {} is not where its superior stands",
                unit.tenant
            ));
        }
        if reached
            .get(code)
            .is_none_or(|upper| *upper != chain(&units, code))
        {
            faults.push(format!("unit {code}: others reach it than stand above it"));
        }
    }
    Ok(faults)
}

/// A unit with those above it, up to the highest.
fn chain(units: &BTreeMap<String, Known>, code: &str) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    let mut next = Some(code.to_owned());
    while let Some(code) = next {
        if chain.contains(&code) {
            break;
        }
        next = units.get(&code).and_then(|unit| unit.parent.clone());
        chain.push(code);
    }
    chain
}
