//! `GET /review-meetings`, `/review-meetings/{id}`, `/review-months`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use casework::Id;
use casework::supervision::review;
use serde::Deserialize;
use utoipa::IntoParams;

use super::view::{MeetingView, MeetingWithAgenda, MonthView, ReviewMonths};
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once;
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::api::reception::place;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Months that are told.
const MONTHS: i64 = 12;

/// Where the list goes on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct MeetingQuery {
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// The meetings that my unit and those I see hold, or to which they report; the latest first.
#[utoipa::path(get, path = "/review-meetings", operation_id = "listReviewMeetings", tag = "supervision", params(MeetingQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<MeetingView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<MeetingQuery>,
) -> Result<Json<Page<MeetingView>>, Problem> {
    let after = asked.after.and_then(place);
    let limit = asked.limit.unwrap_or_default().0;
    let page = app
        .store
        .read(move |tx| review::list(tx, &actor.scope(), after, limit))
        .await?;
    Ok(Json(Page {
        next: page
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: page.rows.into_iter().map(MeetingView::from).collect(),
    }))
}

/// One meeting with its agenda and reports.
#[utoipa::path(get, path = "/review-meetings/{id}", operation_id = "readReviewMeeting", tag = "supervision",
    params(("id" = Key, Path, description = "The meeting")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The meeting", body = MeetingWithAgenda, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let found = app
        .store
        .read(move |tx| review::meeting(tx, &actor.scope(), id));
    once::tagged(&MeetingWithAgenda::from(found.await?))
}

/// How many meetings my unit held in each of the last twelve months, and how many it has set itself.
#[utoipa::path(get, path = "/review-months", operation_id = "listReviewMonths", tag = "supervision",
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The months", body = ReviewMonths), Reading))]
pub(super) async fn months(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
) -> Result<Json<ReviewMonths>, Problem> {
    let at = app.setting();
    let today = at.now.today;
    let months = app
        .store
        .read(move |tx| review::months(tx, &at, &actor.unit, MONTHS))
        .await?;
    Ok(Json(ReviewMonths {
        items: months.iter().map(|one| MonthView::of(one, today)).collect(),
    }))
}
