//! `/confirm`: a fresh proof before sealed identities and administration, by the strongest means that is set up.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{self, Actor, Proof};
use words::t;

use super::prove::{self, PasskeyAsked};
use super::{ANSWER, paths, with_cookie};
use crate::app::App;
use crate::factor::challenge::Purpose;
use crate::web::client::Client;
use crate::web::csrf::Subject;
use crate::web::form::Asked;
use crate::web::{
    Again, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed, session,
};

/// Where to go afterwards.
pub(super) struct Next;

impl Fields for Next {
    const FIELDS: &'static [Field] = &[Field::line("next", t!("sign-in-then"), 500)];
}

/// A proof.
pub(super) struct ConfirmForm;

impl Fields for ConfirmForm {
    const FIELDS: &'static [Field] = &[
        Field::line("code", t!("sign-in-code"), 40),
        Field::secret("password", t!("sign-in-password"), 200),
        Field::line("answer", t!("sign-in-passkey"), ANSWER),
        Field::line("next", t!("sign-in-then"), 500),
    ];
}

#[derive(Template)]
#[template(path = "pages/sign_in/confirm.html")]
struct ConfirmPage {
    t: PageContext,
    form: Typed,
    /// Is a second factor asked for? Without one the password serves.
    has_factor: bool,
    asked: PasskeyAsked,
}

async fn has_factor(app: &App, actor: &Actor) -> Result<bool, Failure> {
    let official = actor.official;
    app.store
        .read(move |tx| access::has_factor(tx, official))
        .await
}

/// Asks.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    Extension(subject): Extension<Subject>,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
    t: PageContext,
    query: Asked<Next>,
) -> Result<impl IntoResponse, Problem> {
    Ok(Html(ConfirmPage {
        form: Typed::empty(ConfirmForm::FIELDS).fill("next", paths::own(query.value("next"))),
        has_factor: has_factor(&app, &actor).await?,
        asked: prove::ask_passkey(&app, &headers, Purpose::Confirm, &subject),
        t,
    }))
}

/// Takes a code, or the password of somebody without a second factor.
pub(super) async fn take(
    State(app): State<Arc<App>>,
    Extension(subject): Extension<Subject>,
    SignedIn(actor): SignedIn,
    client: Client,
    headers: HeaderMap,
    t: PageContext,
    mut form: Form<ConfirmForm>,
) -> Result<Response, Problem> {
    let has_factor = has_factor(&app, &actor).await?;
    let field = if has_factor { "code" } else { "password" };
    if let Some(typed) = form.required(field) {
        bound(&app, &actor, client, &t)?;
        if let Some(proof) = proof_of(&app, &actor, has_factor, typed).await? {
            return proved(&app, &actor, &headers, proof, form.value("next")).await;
        }
        form.refuse(field, t!("sign-in-proof-wrong"), Vec::new());
    }
    let page = ConfirmPage {
        form: form.into_typed(),
        has_factor,
        asked: prove::ask_passkey(&app, &headers, Purpose::Confirm, &subject),
        t,
    };
    Ok(Again(page).into_response())
}

/// Takes a passkey of the same person.
pub(super) async fn by_passkey(
    State(app): State<Arc<App>>,
    Extension(subject): Extension<Subject>,
    SignedIn(actor): SignedIn,
    client: Client,
    headers: HeaderMap,
    t: PageContext,
    mut form: Form<ConfirmForm>,
) -> Result<Response, Problem> {
    bound(&app, &actor, client, &t)?;
    let site = prove::site(&app, &headers);
    let answer = (form.value("answer"), Purpose::Confirm);
    let found = prove::by_passkey(&app, &site, answer, &subject).await?;
    if found.is_some_and(|found| found.official == actor.official) {
        return proved(&app, &actor, &headers, Proof::Passkey, form.value("next")).await;
    }
    form.refuse("code", t!("sign-in-passkey-wrong"), Vec::new());
    let page = ConfirmPage {
        form: form.into_typed(),
        has_factor: true,
        asked: prove::ask_passkey(&app, &headers, Purpose::Confirm, &subject),
        t,
    };
    Ok(Again(page).into_response())
}

fn bound(app: &App, actor: &Actor, client: Client, t: &PageContext) -> Result<(), Problem> {
    let account = format!("second {}", actor.official);
    let throttle = &app.sign_in_throttle;
    throttle
        .take(&account, client, t.now.at)
        .and_then(|()| throttle.take_anywhere(&account, t.now.at))
        .map_err(Problem::too_many)
}

async fn proof_of(
    app: &App,
    actor: &Actor,
    has_factor: bool,
    typed: String,
) -> Result<Option<Proof>, Failure> {
    if has_factor {
        return prove::by_code(app, actor, &typed).await;
    }
    if prove::by_password(app, actor.official, typed).await? {
        return Ok(Some(Proof::Password));
    }
    let (at, actor) = (app.setting(), actor.clone());
    app.store
        .write(move |tx| access::record_refused(tx, &at, &actor, Proof::Password))
        .await?;
    Ok(None)
}

/// Keeps the proof under a new secret and goes on.
async fn proved(
    app: &App,
    actor: &Actor,
    headers: &HeaderMap,
    proof: Proof,
    next: &str,
) -> Result<Response, Problem> {
    let old = session::secret(headers, app).unwrap_or_default();
    let new = app.chance.token();
    let (at, actor, kept) = (app.setting(), actor.clone(), new.clone());
    app.store
        .write(move |tx| access::renew_session(tx, &at, &actor, (&old, &kept), proof))
        .await?;
    Ok(with_cookie(app, &new, Redirect::to(paths::own(next))))
}
