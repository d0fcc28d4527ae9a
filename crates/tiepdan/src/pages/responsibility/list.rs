//! `/responsibility`: one's own unit and those below it, measure by measure, in the order of their codes and in no other.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::report::{self, Measure, Responsibility};

use super::period::{PeriodQuery, period};
use super::{label, paths};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::view::render;
use crate::web::{PageContext, Problem, SignedIn, Typed, legal};

/// A unit.
struct Line {
    name: String,
    href: String,
    shares: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/responsibility/list.html")]
struct ListPage {
    t: PageContext,
    form: Typed,
    here: &'static str,
    period: String,
    measures: Vec<&'static str>,
    lines: Vec<Line>,
}

/// `GET /responsibility`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<PeriodQuery>,
) -> Result<Response, Problem> {
    actor.permit::<acts::ReadResponsibility>()?;
    let mut form = asked.into_typed();
    let of = period(&t, &app.law, &mut form)?;
    let (at, scope, unit, wanted) = (app.setting(), actor.scope(), actor.unit.clone(), of.clone());
    let found = app
        .store
        .read(move |tx| report::responsibilities(tx, &at, &scope, &unit, &wanted));
    let line = |one: &Responsibility| Line {
        name: legal::unit_name(&t, &app.law, &one.unit),
        href: paths::unit(&one.unit, of.from, of.to),
        shares: one
            .measures
            .iter()
            .map(|measured| label::share(&t, measured))
            .collect(),
    };
    let lines = found.await?.iter().map(line).collect();
    let status = if form.is_valid() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = ListPage {
        here: paths::LIST,
        period: t.span(of.from, of.to),
        measures: Measure::ALL.iter().map(|one| label::name(*one)).collect(),
        lines,
        form,
        t,
    };
    Ok(render(status, &page))
}
