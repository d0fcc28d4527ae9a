//! To whom: finding the unit before writing to it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use words::t;

use super::paths;
use crate::app::App;
use crate::pages::petition::unit_choice;
use crate::web::form::Asked;
use crate::web::{Field, Fields, PageContext, Typed, Wanted};

/// The search for the unit.
pub(super) struct UnitSearch;

impl Fields for UnitSearch {
    const FIELDS: &'static [Field] = &[Field::line("q", t!("filing-search"), 200)];
}

/// A unit to write to.
pub(super) struct Address {
    /// Its page.
    pub href: String,
    /// Its name and place.
    pub name: String,
}

#[derive(Template)]
#[template(path = "pages/filing/choose.html")]
struct ChoosePage {
    t: PageContext,
    form: Typed,
    found: Vec<Address>,
    is_asked: bool,
}

#[derive(Template)]
#[template(path = "pages/filing/found.html")]
struct FoundPart {
    t: PageContext,
    found: Vec<Address>,
    is_asked: bool,
}

/// The units that what was typed may mean.
fn addresses(t: &PageContext, app: &App, typed: &str) -> Vec<Address> {
    unit_choice::choices(t, &app.law, typed)
        .into_iter()
        .map(|choice| Address {
            href: paths::write(&choice.value),
            name: choice.label,
        })
        .collect()
}

/// `GET /file?q=…`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    wanted: Wanted,
    t: PageContext,
    asked: Asked<UnitSearch>,
) -> Response {
    let typed = asked.value("q").to_owned();
    let is_asked = !typed.is_empty();
    let page = ChoosePage {
        found: addresses(&t, &app, &typed),
        form: asked.into_typed(),
        is_asked,
        t: t.clone(),
    };
    let part = FoundPart {
        found: addresses(&t, &app, &typed),
        is_asked,
        t,
    };
    wanted.show(&page, &part)
}
