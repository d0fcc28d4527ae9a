//! Who has sent his report and who has not, by the days of Circular 06/2025/TT-TTCP Art. 7.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::Law;
use law::period::Period;
use law::unit::{Branch, Level, UnitEntry};
use serde::Serialize;
use store::Tx;

use super::member::list;
use crate::Result;
use crate::access::Scope;

/// A unit that must report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reporter {
    /// Code.
    pub unit: String,
    /// Name.
    pub name: String,
    /// The last day, where the rule names one.
    pub due: Option<Date>,
    /// The day it sent.
    pub sent_on: Option<Date>,
    /// Did it send late, or is it late today?
    pub is_late: bool,
}

const SENT: &str = "select unit, min(sent_on) as sent_on from frozen_figure where period = $1 and unit in ({units}) group by unit";

/// The units directly below one that must report for a period, in the order of the law, as they stand on a day. Nothing
/// for a unit out of scope.
///
/// # Errors
/// What the database reports.
pub fn reporters(
    tx: &mut Tx<'_>,
    law: &Law,
    scope: &Scope,
    unit: &str,
    period: &Period,
    today: Date,
) -> Result<Vec<Reporter>> {
    if !scope.is_whole() && !super::member::sees(tx, law, scope, unit)? {
        return Ok(Vec::new());
    }
    let below = law.units.children(unit, period.to);
    let bodies: Vec<&UnitEntry> = below
        .iter()
        .filter(|unit| unit.branch != Branch::Territory)
        .collect();
    let codes: Vec<&str> = bodies.iter().map(|unit| unit.code.as_str()).collect();
    let mut sent: BTreeMap<String, Option<Date>> = BTreeMap::new();
    let (marks, values) = list(2, &codes);
    let values = [store::params![period.text].as_slice(), &values].concat();
    for row in tx.query(&SENT.replace("{units}", &marks), &values)? {
        sent.insert(row.get("unit")?, row.get("sent_on")?);
    }
    let reporter = |unit: &&UnitEntry| {
        let sent_on = sent.get(&unit.code).copied().flatten();
        let due = due(law, unit, period);
        Reporter {
            unit: unit.code.clone(),
            name: unit.name.vi.clone(),
            due,
            sent_on,
            is_late: due.is_some_and(|due| sent_on.unwrap_or(today) > due),
        }
    };
    Ok(bodies.iter().map(reporter).collect())
}

/// The last day on which a unit may report for a period. Those that report to the centre have the later day; all others
/// report to a province or ministry.
pub fn due(law: &Law, unit: &UnitEntry, period: &Period) -> Option<Date> {
    let above = unit.parent.as_deref().and_then(|code| law.units.get(code));
    let to_centre = above.is_some_and(|above| above.level == Level::Central);
    let is_below_ministry = above_is_ministry(law, unit);
    if to_centre && !is_below_ministry {
        period.due_province
    } else {
        period.due_commune
    }
}

fn above_is_ministry(law: &Law, unit: &UnitEntry) -> bool {
    let above = unit.parent.as_deref().and_then(|code| law.units.get(code));
    above.is_some_and(|above| above.branch == Branch::Ministry)
}
