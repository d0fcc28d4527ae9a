//! `POST /warnings/{id}/acts`, `/petitions/{id}/cause`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Id;
use casework::access::acts;
use casework::supervision::warning::{self, Heeding};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::WarningWithSteps;
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What is done about a warning.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WarningActName)]
pub(super) enum ActName {
    /// Somebody was told.
    Tell,
    /// Something was done.
    Do,
    /// It is closed.
    Close,
}

/// An act about a warning.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WarningAct {
    /// What is done.
    act: ActName,
    /// `tell`: who was told.
    #[serde(default)]
    whom: String,
    /// What was said, done or found.
    #[serde(default)]
    text: String,
}

/// Write down who was told of a warning or what was done; close it.
#[utoipa::path(post, path = "/warnings/{id}/acts", operation_id = "actOnWarning", tag = "supervision",
    params(("id" = Key, Path, description = "The warning"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = WarningAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The warning", body = WarningWithSteps, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<WarningAct>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::HeedWarning>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        let scope = actor.scope();
        // Who does not see it is told that there is no such thing before anything else.
        warning::warning(tx, at, &scope, id)?;
        let said = Heeding {
            whom: asked.whom.clone(),
            text: asked.text.clone(),
            expected,
        };
        match asked.act {
            ActName::Tell => warning::tell(tx, at, &permit, &scope, (id, &said))?,
            ActName::Do => warning::done(tx, at, &permit, &scope, (id, &said))?,
            ActName::Close => warning::close(tx, at, &permit, &scope, (id, &said))?,
        }
        Ok(WarningWithSteps::from(warning::warning(
            tx, at, &scope, id,
        )?))
    })
    .await
}

/// The project or decision behind a petition.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewCause {
    /// `project` or `decision`.
    #[serde(default)]
    kind: String,
    /// Its name, the same for all petitions with this cause; empty takes it back.
    #[serde(default)]
    name: String,
}

/// What is kept of the cause of a petition.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CauseView {
    /// `project` or `decision`; null where none is named.
    kind: Option<String>,
    /// Its name.
    name: Option<String>,
}

/// Name the project or decision behind a petition of my unit.
#[utoipa::path(post, path = "/petitions/{id}/cause", operation_id = "nameCause", tag = "petitions",
    params(("id" = Key, Path, description = "The petition"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewCause, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The cause", body = CauseView), Acting))]
pub(super) async fn name_cause(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    once: Once,
    body: Body<NewCause>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::NameCause>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        warning::name_cause(tx, at, &permit, id, (&asked.kind, &asked.name))?;
        let (kind, name) = warning::cause_of(tx, id)?.unzip();
        Ok(CauseView { kind, name })
    })
    .await
}
