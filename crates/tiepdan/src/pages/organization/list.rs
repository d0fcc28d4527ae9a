//! `/units`: the units one sees as a tree, and a search with or without diacritics on a day.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use jiff::civil::Date;
use law::unit::{Lookup, UnitEntry};

use super::{Search, UnitLine, day, line};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::{Html, PageContext, SignedIn, Typed};

/// Units shown of a search.
const FOUND: usize = 40;

/// One branch of the tree: a unit and what stands directly below it.
struct Branch {
    unit: UnitLine,
    below: Vec<UnitLine>,
}

#[derive(Template)]
#[template(path = "pages/organization/list.html")]
struct UnitsPage {
    t: PageContext,
    form: Typed,
    above: Vec<UnitLine>,
    own: Option<UnitLine>,
    branches: Vec<Branch>,
    found: Option<Vec<UnitLine>>,
}

/// Shows what was looked for, else the own unit with what is above and below it.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Search>,
) -> impl IntoResponse {
    let (form, on) = day(&t, asked);
    let wanted = form.value("q").trim().to_owned();
    let found = (!wanted.is_empty()).then(|| {
        let units = search(&app, &wanted, on);
        units.iter().map(|unit| line(&t, &app, unit, on)).collect()
    });
    let is_tree = found.is_none();
    let own = app.law.units.get(&actor.unit).filter(|_| is_tree);
    let sees_below = actor.scope().reaches_below();
    Html(UnitsPage {
        above: own
            .as_ref()
            .map_or_else(Vec::new, |own| above(&t, &app, own, on)),
        branches: if is_tree && sees_below {
            branches(&t, &app, &actor.unit, on)
        } else {
            Vec::new()
        },
        own: own.map(|own| line(&t, &app, &own, on)),
        found,
        form,
        t,
    })
}

/// Units by name: those called exactly so, then those whose words begin so.
fn search(app: &App, wanted: &str, on: Date) -> Vec<UnitEntry> {
    let mut units = match app.law.units.by_name(wanted, on) {
        Lookup::Unknown => Vec::new(),
        Lookup::One(unit) => vec![*unit],
        Lookup::Several(units) => units,
    };
    // A code names a unit of any day.
    units.extend(app.law.units.get(wanted));
    for unit in app.law.units.search(wanted, on, FOUND) {
        if units.iter().all(|known| known.code != unit.code) {
            units.push(unit);
        }
    }
    units.dedup_by(|a, b| a.code == b.code);
    units.truncate(FOUND);
    units
}

/// The units above, the highest first.
fn above(t: &PageContext, app: &App, own: &UnitEntry, on: Date) -> Vec<UnitLine> {
    let mut chain = Vec::new();
    let mut parent = own.parent.clone();
    while let Some(unit) = parent.and_then(|code| app.law.units.get(&code)) {
        chain.push(line(t, app, &unit, on));
        parent = unit.parent;
    }
    chain.reverse();
    chain
}

fn branches(t: &PageContext, app: &App, own: &str, on: Date) -> Vec<Branch> {
    let children = app.law.units.children(own, on);
    let branch = |child: &UnitEntry| Branch {
        unit: line(t, app, child, on),
        below: app
            .law
            .units
            .children(&child.code, on)
            .iter()
            .map(|unit| line(t, app, unit, on))
            .collect(),
    };
    children.iter().map(branch).collect()
}
