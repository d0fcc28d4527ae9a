//! `/guidance`: documents that direct receiving and settling; `/training`: classes that were held.

mod class;
mod classes;
mod document;
mod documents;
pub mod paths;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use jiff::civil::Date;
use words::t;

use crate::app::App;
use crate::web::components::Choice;
use crate::web::{Field, Fields, PageContext, legal};

/// Rows of a page.
const ROWS: i64 = 50;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::GUIDANCE, get(documents::show).post(documents::issue))
        .route(paths::DOCUMENT, get(document::show).post(document::strike))
        .route(paths::FILE, get(document::file))
        .route(paths::TRAINING, get(classes::show).post(classes::hold))
        .route(paths::CLASS, get(class::show).post(class::strike))
}

/// Which year, and where the list goes on.
struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("year", t!("guidance-year"), 4),
        Field::line("after", t!("petition-queue-after"), 40),
    ];
}

/// Why something is struck out.
struct StrikeForm;

impl Fields for StrikeForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::text("reason", t!("guidance-field-reason"), 4000),
    ];
}

/// The entries of a list of the law on a day, as choices.
pub(in crate::pages) fn choices(t: &PageContext, app: &App, list: &str) -> Vec<Choice> {
    let entries = app.law.grounds.get(list).into_iter();
    let on_day = entries.flat_map(|list| list.on(t.today()));
    on_day
        .map(|entry| Choice {
            value: entry.code.clone(),
            label: legal::text(t, &entry.title).to_owned(),
        })
        .collect()
}

/// One entry of a list of the law on a day.
pub(in crate::pages) fn entry(
    t: &PageContext,
    app: &App,
    (list, code): (&str, &str),
    on: Date,
) -> String {
    let list = app.law.grounds.get(list);
    list.and_then(|list| list.entry(code, on)).map_or_else(
        || code.to_owned(),
        |entry| legal::text(t, &entry.title).to_owned(),
    )
}
