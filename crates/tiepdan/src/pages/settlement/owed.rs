//! What units and officials owe, in words.

use std::collections::BTreeMap;

use casework::Id;
use casework::settlement::Owed;
use words::t;

use super::names;
use crate::app::App;
use crate::web::PageContext;

/// What somebody owes.
pub struct OwedLine {
    /// The unit or the official.
    pub name: String,
    /// The head of the unit, or the unit of the official.
    pub under: String,
    /// Cases past their due day.
    pub overdue: i64,
    /// Cases due today.
    pub today: i64,
    /// Cases due in the coming days.
    pub soon: i64,
    /// Code of the unit to which the list is narrowed; empty where it cannot be.
    pub unit: String,
}

/// What units owe.
pub fn by_units(t: &PageContext, app: &App, owed: &[Owed]) -> Vec<OwedLine> {
    let line = |owed: &Owed| OwedLine {
        name: names::unit(t, app, &owed.unit),
        under: names::head(t, &app.law, &owed.unit),
        overdue: owed.overdue,
        today: owed.today,
        soon: owed.soon,
        unit: owed.unit.clone(),
    };
    owed.iter().map(line).collect()
}

/// What officials owe; `known` are their names.
pub fn by_officials(
    t: &PageContext,
    app: &App,
    known: &BTreeMap<Id, String>,
    owed: &[Owed],
) -> Vec<OwedLine> {
    let line = |owed: &Owed| {
        let name = owed.official.and_then(|id| known.get(&id)).cloned();
        OwedLine {
            under: names::unit(t, app, &owed.unit),
            name: name.unwrap_or_else(|| t.say(t!("settlement-watch-nobody")).into_owned()),
            overdue: owed.overdue,
            today: owed.today,
            soon: owed.soon,
            unit: String::new(),
        }
    };
    owed.iter().map(line).collect()
}
