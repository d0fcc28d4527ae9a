//! Decisions and what was carried out of them counted again.

use std::collections::BTreeMap;

use store::{Row, Tx, params};

use super::{self as recount, Expected};
use crate::Result;

const DECISIONS: &str = "select unit, on_day, class, stage, finding, outcome, amounts, done_on from decision order by id";
const ENFORCEMENT: &str = "select d.unit, d.class, e.on_day, e.amounts from enforcement e join decision d on d.id = e.decision order by e.id";

const WITHDRAWN: &str = "select c.unit, c.class, w.kind, w.on_day, w.is_persuaded from withdrawal w \
     join cases c on c.id = w.case_id order by w.id";
const MORE: &str = "select e.unit, e.class, d.what, i.on_day, i.more as amount from instalment i join duty d on d.id = i.duty \
     join decision e on e.id = d.decision where i.more > 0 order by i.id";
const ENDED: &str = "select e.unit, e.class, d.what, d.closed_on as on_day, d.ordered + d.more - d.done as amount from duty d \
     join decision e on e.id = d.decision where d.state = 'ended' order by d.id";

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
    for row in tx.query(WITHDRAWN, params![])? {
        let (unit, day): (String, String) = (row.get("unit")?, row.get("on_day")?);
        let (class, kind): (String, String) = (row.get("class")?, row.get("kind")?);
        let why = if row.get("is_persuaded")? {
            "persuaded"
        } else {
            "unpersuaded"
        };
        let measure = format!("case.withdrawal.{class}.{kind}.{why}");
        recount::expect(expected, &unit, measure, &day, 1);
    }
    for (what, sql) in [("more", MORE), ("ended", ENDED)] {
        for row in tx.query(sql, params![])? {
            let (unit, day): (String, String) = (row.get("unit")?, row.get("on_day")?);
            let (class, order): (String, String) = (row.get("class")?, row.get("what")?);
            let measure = format!("enforcement.{what}.{class}.{order}");
            recount::expect(expected, &unit, measure, &day, row.get("amount")?);
        }
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
