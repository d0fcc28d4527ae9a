//! `/sign-in/second`: the second factor, after the password.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{self, Actor};
use words::t;

use super::prove::{self, PasskeyAsked};
use super::{Then, begin, paths};
use crate::app::App;
use crate::factor::challenge::Purpose;
use crate::web::client::Client;
use crate::web::csrf::Subject;
use crate::web::form::Asked;
use crate::web::{Again, Field, Fields, Form, Html, PageContext, Problem, Typed, session};

/// A code.
pub(super) struct CodeForm;

impl Fields for CodeForm {
    const FIELDS: &'static [Field] = &[
        Field::line("code", t!("sign-in-code"), 40),
        Field::line("then", t!("sign-in-then"), 500),
    ];
}

#[derive(Template)]
#[template(path = "pages/sign_in/second.html")]
struct SecondPage {
    t: PageContext,
    form: Typed,
    asked: PasskeyAsked,
}

/// Whose second factor this browser owes.
async fn awaited(app: &App, headers: &HeaderMap) -> Result<Option<Actor>, Failure> {
    let Some(secret) = session::secret(headers, app) else {
        return Ok(None);
    };
    let at = app.setting();
    app.store
        .read(
            move |tx| match access::official_of_half(tx, at.now, &secret)? {
                Some(official) => access::actor(tx, &at, official),
                None => Ok(None),
            },
        )
        .await
}

/// Shows the form, to whoever gave a right password in the last minutes.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    Extension(subject): Extension<Subject>,
    headers: HeaderMap,
    t: PageContext,
    query: Asked<Then>,
) -> Result<Response, Problem> {
    if awaited(&app, &headers).await?.is_none() {
        return Ok(Redirect::to(&paths::sign_in_then(query.value("then"))).into_response());
    }
    let form = Typed::empty(CodeForm::FIELDS).fill("then", query.value("then"));
    let asked = prove::ask_passkey(&app, &headers, Purpose::SignIn, &subject);
    Ok(Html(SecondPage { t, form, asked }).into_response())
}

/// Takes a code.
pub(super) async fn take(
    State(app): State<Arc<App>>,
    Extension(subject): Extension<Subject>,
    client: Client,
    headers: HeaderMap,
    t: PageContext,
    mut form: Form<CodeForm>,
) -> Result<Response, Problem> {
    let Some(actor) = awaited(&app, &headers).await? else {
        return Ok(Redirect::to(&paths::sign_in_then(form.value("then"))).into_response());
    };
    if let Some(code) = form.required("code") {
        let account = format!("second {}", actor.official);
        let throttle = &app.sign_in_throttle;
        throttle
            .take(&account, client, t.now.at)
            .and_then(|()| throttle.take_anywhere(&account, t.now.at))
            .map_err(Problem::too_many)?;
        if let Some(proof) = prove::by_code(&app, &actor, &code).await? {
            throttle.forgive(&account, client);
            let then = form.value("then").to_owned();
            return begin(&app, &headers, (actor.official, proof, None), &then).await;
        }
        form.refuse("code", t!("sign-in-code-wrong"), Vec::new());
    }
    let asked = prove::ask_passkey(&app, &headers, Purpose::SignIn, &subject);
    let form = form.into_typed();
    Ok(Again(SecondPage { t, form, asked }).into_response())
}
