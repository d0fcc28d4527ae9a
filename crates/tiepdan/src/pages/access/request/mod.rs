//! `/admin/requests`: what needs two persons: emergency access, the removal of somebody's second factors.

mod label;
pub(super) mod one;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, LONGEST_EMERGENCY, NewRequest, RequestKind, acts};
use casework::{Failure, Id};
use law::procedure::Post;
use serde::Deserialize;
use words::t;

use super::{admin, paths};
use crate::app::App;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::{Again, At, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed};
use label::{RequestLine, line};

#[derive(Deserialize)]
pub(super) struct OfficialPath {
    id: Id,
}

/// An emergency that is asked for.
pub(super) struct EmergencyForm;

impl Fields for EmergencyForm {
    const FIELDS: &'static [Field] = &[
        Field::line("official", t!("access-request-official"), 13),
        Field::line("post", t!("access-post"), 30),
        Field::line("hours", t!("access-request-hours"), 3),
        Field::text("reason", t!("access-reason"), 4000),
    ];
}

/// Why somebody's factors are to be removed.
pub(super) struct ReasonForm;

impl Fields for ReasonForm {
    const FIELDS: &'static [Field] = &[Field::text("reason", t!("access-reason"), 4000)];
}

#[derive(Template)]
#[template(path = "pages/access/request/list.html")]
struct RequestsPage {
    t: PageContext,
    form: Typed,
    lines: Vec<RequestLine>,
    officials: Vec<Choice>,
    posts: Vec<Choice>,
    /// May he ask and answer? Who supervises reads.
    may_ask: bool,
}

/// Shows what was asked.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::ReadTrail>()?;
    let form = Typed::empty(EmergencyForm::FIELDS);
    Ok(Html(page(t, &app, &actor, form).await?))
}

/// Asks for emergency access.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<EmergencyForm>,
) -> Result<Response, Problem> {
    actor.permit::<acts::Administer>()?;
    for field in ["official", "post", "hours", "reason"] {
        form.required(field);
    }
    let official = form.choice("official", |text| text.parse::<Id>().ok());
    let post = form.choice("post", |text| {
        Post::parse(text).filter(|post| *post != Post::Calendar)
    });
    let hours = form.number("hours", 1..=LONGEST_EMERGENCY);
    if let (Some(official), Some(hours), true) = (official, hours, form.is_valid()) {
        let new = NewRequest {
            kind: RequestKind::Emergency,
            official,
            post,
            reason: form.value("reason").to_owned(),
            hours,
        };
        match keep(&app, &actor, new).await {
            Ok(id) => return Ok(Redirect::to(&paths::request(id)).into_response()),
            Err(Failure::Invalid(errors)) => {
                form.refuse_all(errors.into_iter().map(field_fault));
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(Again(page(t, &app, &actor, form.into_typed()).await?).into_response())
}

/// Asks for the removal of an official's second factors.
pub(super) async fn remove_factors(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(OfficialPath { id }): At<OfficialPath>,
    form: Form<ReasonForm>,
) -> Result<Redirect, Problem> {
    let new = NewRequest {
        kind: RequestKind::Factors,
        official: id,
        post: None,
        reason: form.value("reason").to_owned(),
        hours: 0,
    };
    let id = keep(&app, &actor, new).await?;
    Ok(Redirect::to(&paths::request(id)))
}

async fn keep(app: &App, actor: &Actor, new: NewRequest) -> Result<Id, Failure> {
    let permit = actor.permit::<acts::Administer>()?;
    let (at, scope) = (app.setting(), actor.scope());
    app.store
        .write(move |tx| access::ask(tx, &at, &permit, &scope, &new))
        .await
}

async fn page(
    t: PageContext,
    app: &App,
    actor: &Actor,
    form: Typed,
) -> Result<RequestsPage, Problem> {
    let (scope, unit, now) = (actor.scope(), actor.unit.clone(), app.setting().now);
    let (rows, officials) = app
        .store
        .read(move |tx| {
            let rows = access::requests(tx, &scope, now)?;
            Ok::<_, Failure>((rows, access::officials(tx, &scope, &unit)?))
        })
        .await?;
    let choice = |one: &access::OfficialRow| Choice {
        value: one.id.to_string(),
        label: format!("{} ({})", one.name, one.sign_in),
    };
    let active = officials.iter().filter(|one| !one.disabled);
    Ok(RequestsPage {
        lines: rows.iter().map(|row| line(&t, app, row)).collect(),
        officials: active.map(choice).collect(),
        posts: admin::posts(&t),
        may_ask: actor.may::<acts::Administer>(),
        form,
        t,
    })
}
