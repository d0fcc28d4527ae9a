//! `GET /inspections`, `/inspections/{id}`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use casework::Id;
use casework::supervision::inspection::{self, ListFilter, Situation};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::view::{InspectionView, InspectionWithSteps};
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once;
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::api::reception::place;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// How they stand.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = InspectionSituation)]
pub(super) enum SituationName {
    /// Foreseen.
    Planned,
    /// Under way.
    Begun,
    /// Concluded, recommendations left.
    Concluded,
    /// Concluded, with a recommendation whose day is past.
    Late,
    /// Carried out.
    CarriedOut,
}

/// Which inspections.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct InspectionQuery {
    /// How they stand; absent: every one that was not given up.
    #[param(inline)]
    situation: Option<SituationName>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

impl InspectionQuery {
    fn filter(self) -> ListFilter {
        ListFilter {
            situation: match self.situation {
                None => Situation::All,
                Some(SituationName::Planned) => Situation::Planned,
                Some(SituationName::Begun) => Situation::Begun,
                Some(SituationName::Concluded) => Situation::Concluded,
                Some(SituationName::Late) => Situation::Late,
                Some(SituationName::CarriedOut) => Situation::CarriedOut,
            },
            after: self.after.and_then(place),
            limit: self.limit.unwrap_or_default().0,
        }
    }
}

/// What my unit and those I see inspect, are subject to, or have something to carry out of; the latest first.
#[utoipa::path(get, path = "/inspections", operation_id = "listInspections", tag = "supervision", params(InspectionQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<InspectionView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<InspectionQuery>,
) -> Result<Json<Page<InspectionView>>, Problem> {
    let (at, filter) = (app.setting(), asked.filter());
    let page = app
        .store
        .read(move |tx| inspection::list(tx, &at, &actor.scope(), &filter))
        .await?;
    Ok(Json(Page {
        next: page
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: page.rows.into_iter().map(InspectionView::from).collect(),
    }))
}

/// One inspection with its units, recommendations and acts.
#[utoipa::path(get, path = "/inspections/{id}", operation_id = "readInspection", tag = "supervision",
    params(("id" = Key, Path, description = "The inspection")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The inspection", body = InspectionWithSteps, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| inspection::inspection(tx, &at, &actor.scope(), id));
    once::tagged(&InspectionWithSteps::from(found.await?))
}
