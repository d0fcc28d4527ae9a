//! The receipt of a visit, to print: number, day, unit, what came of it and by when the citizen is told; with a petition
//! taken in the same go its code, and the second secret in the browser that has just filed it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::paths::VisitPath;
use super::print::find;
use super::visit::{self, Line, NamedClock};
use super::{label, paths};
use crate::app::App;
use crate::pages::petition::receipt::{kept, kept_nowhere};
use crate::web::{Html, PageContext, Problem, SignedIn, legal};

#[derive(Template)]
#[template(path = "pages/reception/receipt.html")]
struct ReceiptPage {
    t: PageContext,
    line: Line,
    unit: String,
    place: String,
    register: &'static str,
    answer: String,
    clocks: Vec<NamedClock>,
    code: Option<String>,
    secret: Option<String>,
    back: String,
    pdf: String,
    appointment: Option<String>,
    next: String,
    officer: String,
}

/// `GET /visits/{id}/receipt`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<VisitPath>,
    headers: HeaderMap,
    t: PageContext,
) -> Result<Response, Problem> {
    let (details, session, code) = find(&app, &actor, path.id).await?;
    let kept = kept(&headers).filter(|kept| Some(&kept.code) == code.as_ref());
    let running = visit::clocks(&t, &app, &details)
        .into_iter()
        .filter(|clock| clock.view.left().is_some());
    let page = ReceiptPage {
        line: visit::line(&t, &app, &details.row),
        unit: legal::unit_name(&t, &app.law, &details.row.unit),
        register: label::register(details.row.register),
        clocks: running.collect(),
        secret: kept.map(|kept| kept.secret),
        back: paths::visit(path.id),
        pdf: paths::receipt_pdf(path.id),
        appointment: details.promised_on.map(|_| paths::appointment(path.id)),
        next: paths::desk_at(session.id),
        place: session.place,
        answer: details.answer,
        officer: actor.name.clone(),
        code,
        t,
    };
    Ok(kept_nowhere(Html(page)))
}
