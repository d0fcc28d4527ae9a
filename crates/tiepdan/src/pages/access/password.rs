//! `/account/password`: one's own password, changed with the old one.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{self, Actor, LONGEST_PASSWORD};
use words::t;

use super::{paths, secret};
use crate::app::App;
use crate::pages::sign_in::prove;
use crate::web::client::Client;
use crate::web::failure::field_fault;
use crate::web::{
    Again, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed, session,
};

/// The old password and the new one, twice.
pub(super) struct PasswordForm;

impl Fields for PasswordForm {
    const FIELDS: &'static [Field] = &[
        Field::secret("old", t!("access-password-old"), LONGEST_PASSWORD),
        Field::secret("new", t!("access-password-own"), LONGEST_PASSWORD),
        Field::secret("again", t!("access-password-again"), LONGEST_PASSWORD),
    ];
}

#[derive(Template)]
#[template(path = "pages/access/password.html")]
struct PasswordPage {
    t: PageContext,
    form: Typed,
}

/// Shows the form.
pub(super) async fn show(SignedIn(_): SignedIn, t: PageContext) -> impl IntoResponse {
    Html(PasswordPage {
        t,
        form: Typed::empty(PasswordForm::FIELDS),
    })
}

/// Changes it, and ends every other sign-in.
pub(super) async fn change(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    client: Client,
    headers: HeaderMap,
    t: PageContext,
    mut form: Form<PasswordForm>,
) -> Result<Response, Problem> {
    let new = read(&mut form, &actor);
    let old = form.required("old");
    if let (Some(new), Some(old), true) = (new, old, form.is_valid()) {
        app.sign_in_throttle
            .take(&actor.sign_in, client, t.now.at)
            .map_err(Problem::too_many)?;
        if prove::by_password(&app, actor.official, old).await? {
            app.sign_in_throttle.forgive(&actor.sign_in, client);
            keep(&app, &actor, &headers, new).await?;
            return Ok(Redirect::to(paths::ACCOUNT).into_response());
        }
        form.refuse("old", t!("access-password-old-wrong"), Vec::new());
    }
    let form = form.into_typed();
    Ok(Again(PasswordPage { t, form }).into_response())
}

/// The new password, if it may be one and was typed the same twice.
fn read(form: &mut Typed, actor: &Actor) -> Option<String> {
    let (new, again) = (form.required("new"), form.required("again"));
    let (new, again) = (new?, again?);
    if let Err(Failure::Invalid(errors)) = access::check_password("new", &new, &actor.sign_in) {
        form.refuse_all(errors.into_iter().map(field_fault));
    }
    if new != again {
        form.refuse("again", t!("access-password-differs"), Vec::new());
    }
    if new == form.value("old") {
        form.refuse("new", t!("access-password-same"), Vec::new());
    }
    form.is_valid().then_some(new)
}

async fn keep(app: &App, actor: &Actor, headers: &HeaderMap, new: String) -> Result<(), Problem> {
    let hash = secret::hash(app, new).await?;
    let this = session::secret(headers, app).unwrap_or_default();
    let (at, actor) = (app.setting(), actor.clone());
    app.store
        .write(move |tx| access::change_password(tx, &at, &actor, &hash, &this))
        .await?;
    Ok(())
}
