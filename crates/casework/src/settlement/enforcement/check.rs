//! What must be true of duties, for `tiepdan check`: they are what the decisions ordered, and the sum of their instalments.

use std::collections::BTreeMap;

use store::{Tx, params};

use super::is_order;
use crate::{Id, Result, Setting};

/// What must not be found, each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "duty that is not the sum of its instalments",
        "select d.id from duty d where d.done <> (select coalesce(sum(i.amount), 0) from instalment i where i.duty = d.id) \
         or d.more <> (select coalesce(sum(i.more), 0) from instalment i where i.duty = d.id) order by d.id",
    ),
    (
        "duty carried out beyond its order",
        "select d.id from duty d where d.done > d.ordered + d.more order by d.id",
    ),
    (
        "duty that does not stand as its amounts tell",
        "select d.id from duty d where (d.state = 'open' and (d.done >= d.ordered + d.more or d.closed_on is not null)) \
         or (d.state = 'done' and (d.done <> d.ordered + d.more or d.closed_on is null)) \
         or (d.state = 'ended' and (d.ground = '' or d.closed_on is null)) order by d.id",
    ),
    (
        "instalment beyond the order without a reason",
        "select i.id from instalment i where i.more > 0 and i.reason = '' order by i.id",
    ),
    (
        "instalment without its docket entry",
        "select i.id from instalment i where not exists (select 1 from docket k where k.case_id = i.case_id and k.seq = i.seq \
         and k.act in ('record_enforcement', 'complete_enforcement') and k.on_day = i.on_day) order by i.id",
    ),
    (
        "decision carried out with an open duty",
        "select distinct e.id from decision e join duty d on d.decision = e.id where e.done_on is not null and d.state = 'open' order by e.id",
    ),
];
const DECISIONS: &str = "select e.id, e.amounts, c.procedure from decision e join cases c on c.id = e.case_id where e.duties is not null order by e.id";
const ORDERED: &str = "select decision, what, cast(sum(ordered) as bigint) as ordered from duty where ordered > 0 group by decision, what order by decision, what";

/// Every fault of duties, one line each; empty when all is well.
pub(in crate::settlement) fn check(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    let mut laid_down: BTreeMap<Id, BTreeMap<String, i64>> = BTreeMap::new();
    for row in tx.query(ORDERED, params![])? {
        let of_decision = laid_down.entry(row.get("decision")?).or_default();
        of_decision.insert(row.get("what")?, row.get("ordered")?);
    }
    for row in tx.query(DECISIONS, params![])? {
        let (id, amounts): (Id, String) = (row.get("id")?, row.get("amounts")?);
        let procedure: String = row.get("procedure")?;
        let Some(procedure) = at.law.procedures.get(&procedure) else {
            continue;
        };
        let mut ordered: BTreeMap<String, i64> = serde_json::from_str(&amounts).unwrap_or_default();
        ordered.retain(|what, _| is_order(procedure, what));
        if laid_down.remove(&id).unwrap_or_default() != ordered {
            faults.push(format!("decision {id}: its duties are not what it ordered"));
        }
    }
    Ok(faults)
}
