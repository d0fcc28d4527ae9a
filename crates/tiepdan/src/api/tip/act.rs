//! `POST /tips/{id}/questions`, `…/use`, `…/passing`, `…/closing`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Id;
use casework::access::acts;
use casework::tip;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// It was done.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTipActed)]
pub(super) struct ActedView {
    id: Key,
}

/// A question.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewTipQuestion {
    /// What is asked.
    text: String,
}

/// Ask whoever told it, if that is wanted.
#[utoipa::path(post, path = "/tips/{id}/questions", operation_id = "askAnonymousTip", tag = "tips",
    params(("id" = Key, Path, description = "The tip"), ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewTipQuestion, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "Asked", body = ActedView), Acting))]
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<NewTipQuestion>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::TalkTip>()?;
    let (asking, text) = (once.by(&actor, &body.print), body.value.text);
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        tip::ask(tx, at, &permit, id, (&text, expected))?;
        Ok(ActedView { id: Key(id) })
    })
    .await
}

/// For what it is used.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewTipUse {
    /// The inspection of my unit; absent: to manage.
    inspection: Option<Key>,
}

/// Use it to inspect or to manage.
#[utoipa::path(post, path = "/tips/{id}/use", operation_id = "useAnonymousTip", tag = "tips",
    params(("id" = Key, Path, description = "The tip"), ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewTipUse, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "Recorded", body = ActedView), Acting))]
pub(super) async fn take_up(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<NewTipUse>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::HandleTip>()?;
    let asking = once.by(&actor, &body.print);
    let inspection = body.value.inspection.map(|key| key.0);
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        tip::take_up(tx, at, &permit, id, (inspection, expected))?;
        Ok(ActedView { id: Key(id) })
    })
    .await
}

/// Where it goes.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewTipPassing {
    /// Code of the competent unit.
    to: String,
}

/// Pass it on to the competent unit, with everything; the talk goes on there.
#[utoipa::path(post, path = "/tips/{id}/passing", operation_id = "passAnonymousTip", tag = "tips",
    params(("id" = Key, Path, description = "The tip"), ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewTipPassing, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "Passed on", body = ActedView), Acting))]
pub(super) async fn pass_on(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<NewTipPassing>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::HandleTip>()?;
    let (asking, to) = (once.by(&actor, &body.print), body.value.to);
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        tip::pass_on(tx, at, &permit, id, (&to, expected))?;
        Ok(ActedView { id: Key(id) })
    })
    .await
}

/// Why it is closed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewTipClosing {
    /// A ground of the list `denunciation.tip_closing`.
    ground: String,
}

/// Close it on a ground of law.
#[utoipa::path(post, path = "/tips/{id}/closing", operation_id = "closeAnonymousTip", tag = "tips",
    params(("id" = Key, Path, description = "The tip"), ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewTipClosing, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "Closed", body = ActedView), Acting))]
pub(super) async fn close(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<NewTipClosing>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::HandleTip>()?;
    let (asking, ground) = (once.by(&actor, &body.print), body.value.ground);
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        tip::close(tx, at, &permit, id, (&ground, expected))?;
        Ok(ActedView { id: Key(id) })
    })
    .await
}
