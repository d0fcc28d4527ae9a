//! Decisions and what was carried out of them counted again.

use std::collections::BTreeMap;

use store::{Row, Tx, params};

use super::{self as recount, Expected};
use crate::Result;

const DECISIONS: &str = "select unit, on_day, class, stage, finding, outcome, amounts, done_on from decision order by id";
const ENFORCEMENT: &str = "select d.unit, d.class, e.on_day, e.amounts from enforcement e join decision d on d.id = e.decision order by e.id";

pub(super) fn expect(tx: &mut Tx<'_>, expected: &mut Expected) -> Result<()> {
    for row in tx.query(DECISIONS, params![])? {
        let (unit, day): (String, String) = (row.get("unit")?, row.get("on_day")?);
        let (class, stage): (String, String) = (row.get("class")?, row.get("stage")?);
        let (finding, outcome): (String, String) = (row.get("finding")?, row.get("outcome")?);
        let outcome = if outcome.is_empty() { "none" } else { &outcome };
        let mut add = |measure, day: &str| recount::expect(expected, &unit, measure, day, 1);
        add(
            format!("decision.issued.{class}.{stage}.{finding}.{outcome}"),
            &day,
        );
        add(format!("decision.in_time.{class}.{stage}"), &day);
        if let Some(done) = row.get::<Option<String>>("done_on")? {
            add(format!("enforcement.done.{class}"), &done);
        }
        amounts(expected, &row, &format!("decision.amount.{class}"))?;
    }
    for row in tx.query(ENFORCEMENT, params![])? {
        let class: String = row.get("class")?;
        amounts(expected, &row, &format!("enforcement.amount.{class}"))?;
    }
    Ok(())
}

fn amounts(expected: &mut Expected, row: &Row, prefix: &str) -> Result<()> {
    let (unit, day): (String, String) = (row.get("unit")?, row.get("on_day")?);
    let text: String = row.get("amounts")?;
    // What cannot be read counts as nothing, and so shows as a difference.
    let amounts: BTreeMap<String, i64> = serde_json::from_str(&text).unwrap_or_default();
    for (what, amount) in amounts {
        recount::expect(expected, &unit, format!("{prefix}.{what}"), &day, amount);
    }
    Ok(())
}
