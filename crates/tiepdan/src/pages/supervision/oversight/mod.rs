//! `/oversight`: how the territory stands that a supervising body watches, without persons.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::get;
use casework::access::acts;
use casework::supervision::oversight::{self, Overseen, Oversight, Passed};
use words::t;

use crate::app::App;
use crate::pages::petition;
use crate::web::components::ClockView;
use crate::web::{Html, PageContext, Problem, SignedIn, legal};

/// The address.
pub const OVERSIGHT: &str = "/oversight";

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route(OVERSIGHT, get(show))
}

/// A matter as a supervisor sees it.
struct Line {
    number: String,
    class: &'static str,
    topic: String,
    unit: String,
    clock: Option<ClockView>,
    one: Overseen,
}

/// A petition that the body passed on.
struct PassedLine {
    number: String,
    unit: String,
    one: Passed,
}

#[derive(Template)]
#[template(path = "pages/supervision/oversight/show.html")]
struct OversightPage {
    t: PageContext,
    top: String,
    sums: Oversight,
    matters: Vec<Line>,
    passed: Vec<PassedLine>,
}

/// `GET /oversight`.
async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let permit = actor.permit::<acts::Oversee>()?;
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| oversight::oversight(tx, &at, (&permit, &actor)))
        .await?;
    Ok(Html(page(t, &app, found)))
}

fn page(t: PageContext, app: &App, mut sums: Oversight) -> OversightPage {
    let unit = |code: &str| legal::unit_in_place(&t, &app.law, code);
    let matters = std::mem::take(&mut sums.matters);
    let passed = std::mem::take(&mut sums.passed);
    let line = |one: Overseen| Line {
        number: format!("{}/{}", one.number.0, one.number.1),
        class: class(&one.class),
        topic: petition::label::field(&t, &app.law, &one.topic),
        unit: unit(&one.unit),
        clock: one.due.map(|due| legal::due(&t, &app.law, due)),
        one,
    };
    OversightPage {
        top: unit(&sums.top),
        matters: matters.into_iter().map(line).collect(),
        passed: passed
            .into_iter()
            .map(|one| PassedLine {
                number: format!("{}/{}", one.number.0, one.number.1),
                unit: unit(&one.unit),
                one,
            })
            .collect(),
        sums,
        t,
    }
}

fn class(class: &str) -> &'static str {
    match class {
        "complaint" => t!("oversight-complaint"),
        _ => t!("oversight-recommendation"),
    }
}
