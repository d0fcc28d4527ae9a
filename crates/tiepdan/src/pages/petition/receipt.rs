//! The receipt of a petition, to print: number, day, unit and the code to follow it. The second secret is on it only in
//! the browser that has just filed the petition, and only for some minutes.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use casework::petition::{self, Filed};
use jiff::civil::Date;

use super::paths::PetitionPath;
use super::show::{NamedClock, clocks};
use super::{label, paths, queue};
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::web::{Html, PageContext, Problem, SignedIn, cookie, legal};

/// The cookie that carries code and second secret from the form to the receipt, so that they stand in no address.
pub const COOKIE: &str = "receipt";
/// How long it lives, in seconds.
const LIFE: u32 = 600;

/// What the browser that filed a petition keeps of it for some minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The code to follow it.
    pub code: String,
    /// The second secret.
    pub secret: String,
    /// What the filer said it is; empty when he did not.
    pub class: String,
}

/// Sends the browser on to the receipt, with what only it may show.
pub fn after(app: &App, to: &str, filed: &Filed, class: &str) -> Response {
    let value = format!("{}.{}.{class}", filed.follow_code, filed.follow_secret);
    let mut answer = Redirect::to(to).into_response();
    if let Some(cookie) = cookie::write(COOKIE, &value, Some(LIFE), app.settings.is_https) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

/// What this browser filed last.
pub fn kept(headers: &HeaderMap) -> Option<Kept> {
    let mut parts = cookie::read(headers, COOKIE)?.splitn(3, '.');
    let mut next = || parts.next().map(str::to_owned);
    Some(Kept {
        code: next()?,
        secret: next()?,
        class: next()?,
    })
}

/// An answer that no cache keeps: it shows a secret.
pub fn kept_nowhere(answer: impl IntoResponse) -> Response {
    let mut answer = answer.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

#[derive(Template)]
#[template(path = "pages/petition/receipt.html")]
struct ReceiptPage {
    t: PageContext,
    number: String,
    unit: String,
    received_on: Date,
    channel: String,
    who: String,
    about: String,
    code: String,
    secret: Option<String>,
    clocks: Vec<NamedClock>,
    back: String,
    pdf: String,
    /// The complaint on the form of the law; none for other petitions.
    form: Option<String>,
    officer: String,
}

/// `GET /petitions/{id}/receipt`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    headers: HeaderMap,
    t: PageContext,
) -> Result<Response, Problem> {
    let scope = actor.scope();
    let details = app
        .store
        .read(move |tx| petition::details(tx, &scope, path.id))
        .await?;
    under_seal(&app, &actor, details.row.sealed, Seen::Petition(path.id)).await?;
    let kept = kept(&headers).filter(|kept| kept.code == details.follow_code);
    let running = clocks(&t, &app, &details)
        .into_iter()
        .filter(|clock| clock.view.left().is_some());
    let page = ReceiptPage {
        number: queue::number(details.row.number),
        unit: legal::unit_name(&t, &app.law, &details.row.unit),
        received_on: details.row.received_on,
        channel: label::channel(&t, &app.law, &details.row.channel),
        who: queue::who(&t, &details.row),
        about: queue::title(&t, &details.row),
        secret: kept.map(|kept| kept.secret),
        clocks: running.collect(),
        back: paths::petition(path.id),
        pdf: paths::receipt_pdf(path.id),
        form: super::written::href(&details),
        officer: actor.name.clone(),
        code: details.follow_code,
        t,
    };
    Ok(kept_nowhere(Html(page)))
}

#[cfg(test)]
mod tests;
