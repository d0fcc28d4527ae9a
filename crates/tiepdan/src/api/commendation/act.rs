//! `GET` and `POST /commendations`, `/commendations/{id}`, `/commendations/{id}/acts`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Id;
use casework::access::acts;
use casework::commendation::{self, Deciding, Filter, RawCommendation};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::view::CommendationView;
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body, IfMatch};
use crate::api::reception::place;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Where the list goes on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct CommendationQuery {
    /// Only of this period, as it is written.
    period: Option<String>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// The commendations of my unit and those I see; the latest first.
#[utoipa::path(get, path = "/commendations", operation_id = "listCommendations", tag = "commendations", params(CommendationQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<CommendationView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<CommendationQuery>,
) -> Result<Json<Page<CommendationView>>, Problem> {
    let filter = Filter {
        stand: None,
        period: asked.period,
        after: asked.after.and_then(place),
        limit: asked.limit.unwrap_or_default().0,
    };
    let page = app
        .store
        .read(move |tx| commendation::list(tx, &actor.scope(), &filter))
        .await?;
    Ok(Json(Page {
        next: page
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: page.rows.into_iter().map(CommendationView::from).collect(),
    }))
}

/// One commendation.
#[utoipa::path(get, path = "/commendations/{id}", operation_id = "readCommendation", tag = "commendations",
    params(("id" = Key, Path, description = "The commendation")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The commendation", body = CommendationView, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let found = app
        .store
        .read(move |tx| commendation::one(tx, &actor.scope(), id));
    once::tagged(&CommendationView::from(found.await?))
}

/// A proposal.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewCommendation {
    /// `unit`, `person`.
    kind: String,
    /// Code of the unit, or of the one for which the person works.
    subject: String,
    /// The official, of a person who works in the register.
    official: Option<Key>,
    /// Name and post of another person.
    person: String,
    /// `certificate_of_merit`, `certificate`.
    form: String,
    /// The period whose figures stand behind it.
    period: String,
    /// What for.
    merit: String,
    /// The day it was proposed; absent: today.
    on: Option<Day>,
}

/// Propose a unit or a person for a commendation by my unit.
#[utoipa::path(post, path = "/commendations", operation_id = "proposeCommendation", tag = "commendations",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewCommendation, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The commendation", body = CommendationView), Acting))]
pub(super) async fn propose(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewCommendation>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Commend>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    let raw = RawCommendation {
        kind: asked.kind,
        subject: asked.subject,
        official: asked.official.map(|key| key.0),
        person: asked.person,
        form: asked.form,
        period: asked.period,
        merit: asked.merit,
        on: asked.on.map(|day| day.0),
    };
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let id = commendation::propose(tx, at, &permit, &raw)?;
        let found = commendation::one(tx, &actor.scope(), id)?;
        Ok(CommendationView::from(found))
    })
    .await
}

/// How it is decided.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CommendationActName)]
pub(super) enum ActName {
    /// It is granted by a decision.
    Grant,
    /// It is declined.
    Decline,
}

/// A decision.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CommendationAct {
    /// What is decided.
    act: ActName,
    /// `grant`: number of the decision.
    #[serde(default)]
    number: String,
    /// `decline`: why.
    #[serde(default)]
    reason: String,
    /// Its day; absent: today.
    decided: Option<Day>,
}

/// Grant or decline a commendation of my unit.
#[utoipa::path(post, path = "/commendations/{id}/acts", operation_id = "decideCommendation", tag = "commendations",
    params(("id" = Key, Path, description = "The commendation"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = CommendationAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The commendation", body = CommendationView, headers(("ETag" = String))), Acting))]
pub(super) async fn decide(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<CommendationAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        commendation::one(tx, &actor.scope(), id)?;
        let permit = actor.permit::<acts::GrantCommendation>()?;
        let said = Deciding {
            number: asked.number.clone(),
            on: asked.decided.map(|day| day.0),
            reason: asked.reason.clone(),
            expected,
        };
        match asked.act {
            ActName::Grant => commendation::grant(tx, at, &permit, id, &said)?,
            ActName::Decline => commendation::decline(tx, at, &permit, id, &said)?,
        }
        let found = commendation::one(tx, &actor.scope(), id)?;
        Ok(CommendationView::from(found))
    })
    .await
}
