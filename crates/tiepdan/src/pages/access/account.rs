//! `/account`: one's own posts, bearer tokens and sign-ins.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, Proof, SessionRow, TokenRow};
use casework::{Failure, Id};
use serde::Deserialize;
use words::t;

use super::{Nothing, paths};
use crate::app::App;
use crate::federation::Audience;
use crate::web::failure::field_fault;
use crate::web::session::post_label;
use crate::web::{
    Again, At, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed, legal, session,
};

/// The life of a token that is proposed, in days.
const DAYS: i64 = 90;

#[derive(Deserialize)]
pub(super) struct TokenPath {
    id: Id,
}

#[derive(Deserialize)]
pub(super) struct SessionPath {
    key: String,
}

/// A token to be made.
pub(super) struct TokenForm;

impl Fields for TokenForm {
    const FIELDS: &'static [Field] = &[
        Field::line("name", t!("access-token-name"), 100),
        Field::line("days", t!("access-token-days"), 5),
    ];
}

/// A sign-in as a line.
struct SessionLine {
    begun: String,
    seen: String,
    /// What proved it, and when last.
    proved: String,
    /// Where it is ended.
    end: String,
    is_this: bool,
}

#[derive(Template)]
#[template(path = "pages/access/account.html")]
struct AccountPage {
    t: PageContext,
    form: Typed,
    name: String,
    unit: String,
    posts: Vec<String>,
    /// Name, days and where it is ended.
    tokens: Vec<(String, String, String)>,
    sessions: Vec<SessionLine>,
    secret: Option<String>,
    has_identities: bool,
}

/// Shows one's own account.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let form = empty();
    Ok(Html(page(t, &app, &actor, &headers, form, None).await?))
}

fn empty() -> Typed {
    Typed::empty(TokenForm::FIELDS).fill("days", DAYS.to_string())
}

/// Makes a token and shows it once.
pub(super) async fn make_token(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    headers: HeaderMap,
    mut form: Form<TokenForm>,
) -> Result<Response, Problem> {
    form.required("days");
    let (name, days) = (
        form.required("name"),
        form.number("days", 1..=access::LONGEST_TOKEN),
    );
    let (Some(name), Some(days), true) = (name, days, form.is_valid()) else {
        let again = page(t, &app, &actor, &headers, form.into_typed(), None).await?;
        return Ok(Again(again).into_response());
    };
    let secret = app.chance.token();
    let (at, owner, kept) = (app.setting(), Arc::clone(&actor), secret.clone());
    let made = app
        .store
        .write(move |tx| access::add_token(tx, &at, &owner, &name, days, &kept))
        .await;
    match made {
        Ok(_) => {
            let shown = page(t, &app, &actor, &headers, empty(), Some(secret)).await?;
            Ok(Html(shown).into_response())
        }
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let again = page(t, &app, &actor, &headers, form.into_typed(), None).await?;
            Ok(Again(again).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// Ends a token.
pub(super) async fn end_token(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(TokenPath { id }): At<TokenPath>,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    let at = app.setting();
    app.store
        .write(move |tx| access::end_token(tx, &at, &actor, id))
        .await?;
    Ok(Redirect::to(paths::ACCOUNT))
}

/// Ends every other sign-in.
pub(super) async fn end_others(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    let (at, this) = (app.setting(), session::secret(&headers, &app));
    let this = this.unwrap_or_default();
    app.store
        .write(move |tx| access::end_other_sessions(tx, &at, &actor, &this))
        .await?;
    Ok(Redirect::to(paths::ACCOUNT))
}

/// What proved a sign-in, in words.
const fn proof_label(proof: Proof) -> &'static str {
    match proof {
        Proof::Password => t!("access-proof-password"),
        Proof::Totp => t!("access-proof-totp"),
        Proof::Recovery => t!("access-proof-recovery"),
        Proof::Passkey => t!("access-proof-passkey"),
        Proof::Identity => t!("access-proof-identity"),
    }
}

/// Ends a sign-in.
pub(super) async fn end_session(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(SessionPath { key }): At<SessionPath>,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    let at = app.setting();
    app.store
        .write(move |tx| access::end_own_session(tx, &at, &actor, &key))
        .await?;
    Ok(Redirect::to(paths::ACCOUNT))
}

async fn page(
    t: PageContext,
    app: &App,
    actor: &Actor,
    headers: &HeaderMap,
    form: Typed,
    secret: Option<String>,
) -> Result<AccountPage, Problem> {
    let (now, official, this) = (
        app.setting().now,
        actor.official,
        session::secret(headers, app),
    );
    let (tokens, sessions) = app
        .store
        .read(move |tx| {
            let tokens = access::tokens(tx, now, official)?;
            let sessions = access::sessions(tx, now, official, this.as_deref())?;
            Ok::<_, Failure>((tokens, sessions))
        })
        .await?;
    Ok(drawn(t, app, actor, form, secret, (&tokens, &sessions)))
}

fn drawn(
    t: PageContext,
    app: &App,
    actor: &Actor,
    form: Typed,
    secret: Option<String>,
    (tokens, sessions): (&[TokenRow], &[SessionRow]),
) -> AccountPage {
    let token = |row: &TokenRow| {
        let until = t.date(app.clock.local(row.ends_at).date());
        let days = t.say_with(t!("access-token-until"), &[("day", until.into())]);
        let end = format!("{}/{}/end", paths::TOKENS, row.id);
        (row.name.clone(), days.into_owned(), end)
    };
    let session = |row: &SessionRow| {
        let proof = t.say(proof_label(row.proved_by)).into_owned();
        let moment = t.moment(app.clock.local(row.proved_at));
        let values = [("proof", proof.into()), ("moment", moment.into())];
        SessionLine {
            begun: t.moment(app.clock.local(row.begun_at)),
            seen: t.moment(app.clock.local(row.seen_at)),
            proved: t
                .say_with(t!("access-session-proved"), &values)
                .into_owned(),
            end: format!("{}/sessions/{}/end", paths::ACCOUNT, row.key),
            is_this: row.is_this,
        }
    };
    AccountPage {
        name: actor.name.clone(),
        unit: legal::unit_name(&t, &app.law, &actor.unit),
        posts: actor
            .posts
            .iter()
            .map(|held| t.say(post_label(held.post)).into_owned())
            .collect(),
        tokens: tokens.iter().map(token).collect(),
        sessions: sessions.iter().map(session).collect(),
        has_identities: app.federation.of(Audience::Staff).next().is_some(),
        form,
        secret,
        t,
    }
}
