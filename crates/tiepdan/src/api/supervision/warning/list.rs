//! `GET /warnings`, `/warnings/{id}`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use casework::Id;
use casework::access::acts;
use casework::supervision::warning::{self, Stand};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::view::{WarningView, WarningWithSteps};
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once;
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::api::reception::place;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Where a warning stands.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WarningStand)]
pub(super) enum StandName {
    /// Nobody was told yet.
    Open,
    /// Somebody was told or something done.
    Heeded,
    /// Done with.
    Closed,
}

impl From<StandName> for Stand {
    fn from(name: StandName) -> Self {
        match name {
            StandName::Open => Self::Open,
            StandName::Heeded => Self::Heeded,
            StandName::Closed => Self::Closed,
        }
    }
}

/// Which warnings, and where the list goes on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct WarningQuery {
    /// Where they stand; absent: all.
    #[param(inline)]
    stand: Option<StandName>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// Causes about which more people write than before, the latest first: counts by project, decision or place and field.
#[utoipa::path(get, path = "/warnings", operation_id = "listWarnings", tag = "supervision", params(WarningQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<WarningView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<WarningQuery>,
) -> Result<Json<Page<WarningView>>, Problem> {
    actor.permit::<acts::HeedWarning>()?;
    let after = asked.after.and_then(place);
    let limit = asked.limit.unwrap_or_default().0;
    let (at, stand) = (app.setting(), asked.stand.map(Stand::from));
    let page = app
        .store
        .read(move |tx| warning::list(tx, &at, &actor.scope(), stand, after, limit))
        .await?;
    Ok(Json(Page {
        next: page
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: page.rows.into_iter().map(WarningView::from).collect(),
    }))
}

/// One warning with who was told and what was done.
#[utoipa::path(get, path = "/warnings/{id}", operation_id = "readWarning", tag = "supervision",
    params(("id" = Key, Path, description = "The warning")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The warning", body = WarningWithSteps, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    actor.permit::<acts::HeedWarning>()?;
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| warning::warning(tx, &at, &actor.scope(), id));
    once::tagged(&WarningWithSteps::from(found.await?))
}
