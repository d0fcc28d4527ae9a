//! `GET /tips`, `/tips/{id}`, `POST /tips/{id}/reading`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use casework::access::acts;
use casework::tip;
use casework::{Failure, Id};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::view::{ReadingView, TipView, TipWithSteps, TipsView};
use crate::api::cursor::{Cursor, Limit};
use crate::api::once;
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body};
use crate::api::reception::place;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Where the list goes on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct TipQuery {
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// What was told to my unit without a name, the latest day first; nothing of what it says.
#[utoipa::path(get, path = "/tips", operation_id = "listAnonymousTips", tag = "tips", params(TipQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = TipsView), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<TipQuery>,
) -> Result<Json<TipsView>, Problem> {
    let permit = actor.permit::<acts::ReadTip>()?;
    let after = asked.after.and_then(place);
    let limit = asked.limit.unwrap_or_default().0;
    let (page, figures) = app
        .store
        .read(move |tx| {
            let page = tip::list(tx, &permit, after, limit)?;
            Ok::<_, Failure>((page, tip::figures(tx, &permit)?))
        })
        .await?;
    let next = page.next;
    Ok(Json(TipsView {
        next: next.map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: page.rows.into_iter().map(TipView::from).collect(),
        figures: figures.into(),
    }))
}

/// Where one stands; nothing of what it says.
#[utoipa::path(get, path = "/tips/{id}", operation_id = "readAnonymousTip", tag = "tips",
    params(("id" = Key, Path, description = "The tip")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The tip", body = TipWithSteps, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::ReadTip>()?;
    let found = app.store.read(move |tx| tip::details(tx, &permit, id));
    once::tagged(&TipWithSteps::from(found.await?))
}

/// Why it is opened.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TipReason {
    /// Goes on record; at least ten letters.
    reason: String,
}

/// Open what was told, with the talk about it, for a reason that goes on record.
#[utoipa::path(post, path = "/tips/{id}/reading", operation_id = "openAnonymousTip", tag = "tips",
    params(("id" = Key, Path, description = "The tip")), request_body = TipReason, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "What was told", body = ReadingView), Acting))]
pub(super) async fn read(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    body: Body<TipReason>,
) -> Result<Json<ReadingView>, Problem> {
    let permit = actor.permit::<acts::ReadTip>()?;
    let (at, reason) = (app.setting(), body.value.reason);
    let opened = app
        .store
        .write(move |tx| tip::read(tx, &at, &permit, id, &reason))
        .await?;
    Ok(Json(opened.into()))
}
