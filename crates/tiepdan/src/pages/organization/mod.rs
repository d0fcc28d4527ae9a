//! Units: the tree one sees, a search on any day, one unit with who was before and after it.

mod list;
pub mod paths;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use jiff::civil::Date;
use law::unit::UnitEntry;
use words::t;

use crate::app::App;
use crate::web::form::{Asked, Typed};
use crate::web::{Field, Fields, PageContext, legal};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::LIST, get(list::show))
        .route(paths::UNIT, get(show::show))
}

/// What is looked for, and on which day.
struct Search;

impl Fields for Search {
    const FIELDS: &'static [Field] = &[
        Field::line("q", t!("organization-search"), 200),
        Field::line("on", t!("organization-on"), 10),
    ];
}

/// A unit as a line.
struct UnitLine {
    href: String,
    name: String,
    /// Its level and the days on which it exists.
    under: String,
}

/// The day that is asked for, today without one; a wrong day is told in the form.
fn day(t: &PageContext, asked: Asked<Search>) -> (Typed, Date) {
    let mut form = asked.into_typed();
    let on = form.day("on").unwrap_or(t.today());
    if form.value("on").is_empty() {
        form = form.fill("on", on.to_string());
    }
    (form, on)
}

fn line(t: &PageContext, app: &App, unit: &UnitEntry, on: Date) -> UnitLine {
    let href = if on == t.today() {
        paths::unit(&unit.code)
    } else {
        paths::unit_on(&unit.code, &on.to_string())
    };
    let around = legal::unit_in_place(t, &app.law, &unit.code);
    UnitLine {
        href,
        name: legal::text(t, &unit.name).to_owned(),
        under: format!("{around} · {}", validity(t, unit)),
    }
}

/// The days on which a unit exists, in words.
fn validity(t: &PageContext, unit: &UnitEntry) -> String {
    let from = t.date(unit.from);
    let said = match unit.until {
        Some(until) => t.say_with(
            t!("organization-until"),
            &[("from", from.into()), ("until", t.date(until).into())],
        ),
        None => t.say_with(t!("organization-since"), &[("from", from.into())]),
    };
    said.into_owned()
}
