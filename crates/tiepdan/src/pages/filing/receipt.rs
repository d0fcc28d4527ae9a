//! The receipt of a petition that was filed without an account: number, code, second secret, and what happens next with
//! its term and article.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::petition::{self, Following};
use jiff::civil::Date;
use law::handling::{Kind, Outcome};
use law::procedure::{Class, Facts};

use super::paths;
use crate::app::App;
use crate::pages::petition::receipt::{COOKIE, Kept, kept, kept_nowhere};
use crate::web::components::ClockView;
use crate::web::{Field, Fields, Form, Html, PageContext, Problem, cookie, legal};

/// A form without fields: its button says all.
pub(super) struct Nothing;

impl Fields for Nothing {
    const FIELDS: &'static [Field] = &[];
}

/// What happens next, by the law.
struct Ahead {
    title: String,
    clock: ClockView,
}

#[derive(Template)]
#[template(path = "pages/filing/receipt.html")]
struct ReceiptPage {
    t: PageContext,
    kept: Kept,
    number: String,
    unit: String,
    received_on: Date,
    is_sealed: bool,
    ahead: Vec<Ahead>,
}

/// `GET /file-receipt`: in the browser that filed the petition, for some minutes.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    t: PageContext,
) -> Result<Response, Problem> {
    match filed(&app, &headers).await? {
        Some((kept, following)) => Ok(kept_nowhere(Html(page(t, &app, kept, &following)))),
        None => Ok(Redirect::to(paths::FILE).into_response()),
    }
}

/// What this browser has just filed; none when it has forgotten it.
pub(super) async fn filed(
    app: &App,
    headers: &HeaderMap,
) -> Result<Option<(Kept, Following)>, Problem> {
    let Some(kept) = kept(headers) else {
        return Ok(None);
    };
    let (at, code, secret) = (app.setting(), kept.code.clone(), kept.secret.clone());
    let found = app
        .store
        .read(move |tx| petition::follow(tx, &at, &code, &secret))
        .await;
    match found {
        Ok(following) => Ok(Some((kept, following))),
        Err(Failure::NotFound) => Ok(None),
        Err(failure) => Err(failure.into()),
    }
}

fn page(t: PageContext, app: &App, kept: Kept, following: &Following) -> ReceiptPage {
    let (number, year) = following.number;
    let mut ahead = accepted_within(&t, app, &kept, following.received_on);
    if let Some(clock) = &following.clock {
        ahead.push(Ahead {
            title: legal::term_name(&t, &app.law, &clock.term),
            clock: legal::clock(&t, &app.law, clock),
        });
    }
    ReceiptPage {
        number: format!("{number}/{year}"),
        unit: legal::unit_in_place(&t, &app.law, &following.unit),
        received_on: following.received_on,
        is_sealed: following.sealed,
        ahead,
        kept,
        t,
    }
}

fn accepted_within(t: &PageContext, app: &App, kept: &Kept, from: Date) -> Vec<Ahead> {
    let terms = accepting(app, kept, from).into_iter();
    let ahead = terms.filter_map(|term| {
        Some(Ahead {
            title: legal::term_name(t, &app.law, term),
            clock: legal::term_from(t, &app.law, term, from)?.unhurried(),
        })
    });
    ahead.collect()
}

/// The terms in which a competent unit takes on a petition of this class that meets its conditions.
pub(super) fn accepting<'a>(app: &'a App, kept: &Kept, from: Date) -> Vec<&'a str> {
    let Some(class) = Class::parse(&kept.class) else {
        return Vec::new();
    };
    let facts: Facts = ["eligible", "competent", "conditions_met"]
        .into_iter()
        .collect();
    let rules = app.law.handling.lawful(Kind::from(class), &facts, from);
    let accepted = rules
        .into_iter()
        .filter(|rule| rule.outcome == Outcome::Accept);
    accepted.filter_map(|rule| rule.term.as_deref()).collect()
}

/// `POST /file-receipt`: clears the receipt from a browser that others use too.
pub(super) async fn clear(State(app): State<Arc<App>>, _form: Form<Nothing>) -> Response {
    let mut answer = Redirect::to("/").into_response();
    if let Some(cookie) = cookie::write(COOKIE, "", Some(0), app.settings.is_https) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}
