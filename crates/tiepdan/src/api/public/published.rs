//! `GET /public/decisions`: decisions that stand in public today.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::settlement::{self, Published};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::problem::Open;
use crate::api::read::Asked;
use crate::api::value::Day;
use crate::app::App;
use crate::web::Problem;

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PublishedQuery {
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// A decision in public; no case and no name.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PublishedDecision {
    /// `decide`, `conclude`, `answer`.
    kind: String,
    /// Its number.
    number: String,
    /// Its day.
    on: Day,
    /// The unit that issued it.
    unit: String,
    /// `right`, `wrong`, `partly_right`, `none`.
    finding: String,
    /// Public from this day.
    from_on: Day,
    /// Public until this day.
    until_on: Day,
    /// What is shown, private data masked.
    shown: String,
}

impl From<Published> for PublishedDecision {
    fn from(row: Published) -> Self {
        Self {
            kind: row.kind,
            number: row.number,
            on: Day(row.decided_on),
            unit: row.unit,
            finding: row.finding,
            from_on: Day(row.from_on),
            until_on: Day(row.until_on),
            shown: row.shown,
        }
    }
}

/// Decisions that stand in public today, the newest first.
#[utoipa::path(get, path = "/public/decisions", operation_id = "listPublishedDecisions", tag = "public",
    params(PublishedQuery), security(()),
    responses((status = 200, description = "A page", body = Page<PublishedDecision>), Open))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    Asked(asked): Asked<PublishedQuery>,
) -> Result<Json<Page<PublishedDecision>>, Problem> {
    let (at, rows) = (app.setting(), asked.limit.unwrap_or_default().0);
    let after = asked.after.map(Cursor::place);
    let mut found = app
        .store
        .read(move |tx| settlement::published(tx, &at, after, rows + 1))
        .await?;
    let most = usize::try_from(rows).unwrap_or(usize::MAX);
    let is_more = found.len() > most;
    found.truncate(most);
    let last = found.last().filter(|_| is_more);
    let next = last.map(|row| Cursor::from((row.from_on.to_string(), row.id)));
    Ok(Json(Page {
        items: found.into_iter().map(PublishedDecision::from).collect(),
        next,
    }))
}
