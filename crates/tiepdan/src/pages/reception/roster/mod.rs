//! `/roster`: who sits at the place on which day; `/roster/sheet`: what a month of it is paid.

mod duty;
mod file;
mod month;
mod rates;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use casework::access::Colleague;
use casework::{Id, access};
use law::allowance::Allowance;
use store::Tx;
use words::t;

use super::paths;
use crate::app::App;
use crate::web::components::Choice;
use crate::web::{PageContext, legal};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::ROSTER, get(month::show).post(month::act))
        .route(paths::SHEET, get(sheet::show).post(sheet::close))
        .route(paths::SHEET_FILE, get(file::show))
        .route(paths::RATES, get(rates::show).post(rates::set))
        .route(paths::ROSTER_DUTY, get(duty::show).post(duty::act))
}

/// What a group of the decree is called.
fn group(t: &PageContext, allowance: &Allowance, id: &str) -> String {
    allowance.group(id).map_or_else(
        || id.to_owned(),
        |group| legal::text(t, &group.title).to_owned(),
    )
}

/// The groups of the decree as choices.
fn groups(t: &PageContext, allowance: &Allowance) -> Vec<Choice> {
    let choice = |one: &law::allowance::PaidGroup| Choice {
        value: one.id.clone(),
        label: format!("({}) {}", one.no, legal::text(t, &one.title)),
    };
    allowance.groups.iter().map(choice).collect()
}

/// Officials as choices.
pub(in crate::pages) fn officials(colleagues: &[Colleague]) -> Vec<Choice> {
    let choice = |one: &Colleague| Choice {
        value: one.id.to_string(),
        label: one.name.clone(),
    };
    colleagues.iter().map(choice).collect()
}

/// The names of officials on a roster.
fn names(
    tx: &mut Tx<'_>,
    officials: impl Iterator<Item = Option<Id>>,
) -> casework::Result<BTreeMap<Id, String>> {
    let wanted: Vec<Id> = officials.flatten().collect();
    access::names(tx, &wanted)
}

/// Minutes as hours and minutes; a dash where they are not known.
fn time(t: &PageContext, minutes: Option<i64>) -> String {
    minutes.map_or_else(
        || "–".to_owned(),
        |minutes| {
            let values = [
                ("hours", (minutes / 60).into()),
                ("minutes", (minutes % 60).into()),
            ];
            t.say_with(t!("roster-time-of"), &values).into_owned()
        },
    )
}
