//! Petitions counted again.

use law::Law;
use law::handling::{Counted, Outcome};
use law::procedure::Class;
use store::{Row, Tx, params};

use super::{self as recount, Expected};
use crate::{Result, tally};

const RECEIVED: &str = "select unit, received_on, channel, case when signers > 1 then 'many' else 'one' end as size, \
     cast(count(*) as bigint) as n from petition group by unit, received_on, channel, case when signers > 1 then 'many' else 'one' end";
const CLASSIFIED: &str = "select unit, received_on, class, cast(count(*) as bigint) as n from petition where class is not null \
     group by unit, received_on, class";
const HANDLED: &str = "select unit, handled_on, class, stage, field, eligible, rule, cast(count(*) as bigint) as n from petition \
     where handled_on is not null group by unit, handled_on, class, stage, field, eligible, rule";
/// What came back; what the unit answered itself to whoever sent it on is no reply.
const REPLIED: &str = "select q.unit, r.on_day, q.class, cast(count(*) as bigint) as n from reply r join petition q on q.id = r.petition \
     where q.class is not null and r.kind = 'result' and (r.unit is null or r.unit <> q.unit) group by q.unit, r.on_day, q.class";

pub(super) fn expect(tx: &mut Tx<'_>, law: &Law, expected: &mut Expected) -> Result<()> {
    for row in tx.query(RECEIVED, params![])? {
        let (channel, size): (String, String) = (row.get("channel")?, row.get("size")?);
        let measure = format!("petition.received.{channel}.{size}");
        add(expected, &row, "received_on", measure)?;
    }
    for row in tx.query(CLASSIFIED, params![])? {
        let measure = format!("petition.received_as.{}", row.get::<String>("class")?);
        add(expected, &row, "received_on", measure)?;
    }
    for row in tx.query(HANDLED, params![])? {
        for measure in handled(law, &row)? {
            add(expected, &row, "handled_on", measure)?;
        }
    }
    for row in tx.query(REPLIED, params![])? {
        let measure = format!("petition.replied.{}", row.get::<String>("class")?);
        add(expected, &row, "on_day", measure)?;
    }
    Ok(())
}

fn add(expected: &mut Expected, row: &Row, day: &str, measure: String) -> Result<()> {
    let (unit, day): (String, String) = (row.get("unit")?, row.get(day)?);
    recount::expect(expected, &unit, measure, &day, row.get("n")?);
    Ok(())
}

/// Where a handled petition counts, by its rule of that day.
fn handled(law: &Law, row: &Row) -> Result<Vec<String>> {
    let (class, stage): (String, String) = (row.get("class")?, row.get("stage")?);
    let (field, rule): (String, String) = (row.get("field")?, row.get("rule")?);
    let mut measures = vec![format!("petition.processed.{class}")];
    let rule = law.handling.rule(&rule, row.get("handled_on")?);
    let Some(rule) = rule.filter(|rule| rule.counted != Counted::None) else {
        return Ok(measures);
    };
    if row.get::<Option<bool>>("eligible")? != Some(true) {
        return Ok(measures);
    }
    measures.push(format!("petition.eligible.{class}"));
    let group = |forms| {
        let class = Class::parse(&class)?;
        law.classification.group_of(&field, class, forms)
    };
    let new = group(tally::FORMS).map_or("other", |group| group.id.as_str());
    let old = group(tally::FORMER_FORMS).map_or("other", |group| group.id.as_str());
    let outcome = rule.outcome;
    let outside = match rule.counted {
        Counted::WithinCompetence => {
            measures.push(format!("petition.within.{class}.{stage}.{new}.{old}"));
            if outcome != Outcome::Accept {
                let outcome = outcome.as_str();
                measures.push(format!("petition.alone.{class}.{stage}.{old}.{outcome}"));
                measures.push(format!("petition.settled.{class}"));
            }
            return Ok(measures);
        }
        Counted::Guided if outcome == Outcome::Return => "returned",
        Counted::Guided => "guided",
        Counted::Transferred => "transferred",
        Counted::Urged | Counted::None => "urged",
    };
    measures.push(format!("petition.outside.{class}.{outside}.{new}.{old}"));
    Ok(measures)
}
