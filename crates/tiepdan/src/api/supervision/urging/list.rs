//! `GET /urgings`, `/urgings/{id}`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use casework::supervision::Side;
use casework::supervision::urging::{self, ListFilter, Situation};
use casework::{Failure, Id};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::view::{UrgingView, UrgingWithSteps, Urgings};
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once;
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::api::reception::place;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Whose urgings.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = UrgingSide)]
pub(super) enum SideName {
    /// Those my unit received.
    Received,
    /// Those my unit gave.
    Given,
}

/// How they stand.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = UrgingSituation)]
pub(super) enum SituationName {
    /// An answer is owed.
    Open,
    /// An answer is owed and its day is past.
    Late,
    /// Not answered, and the unit above was told.
    Escalated,
    /// Reminders that ask no answer.
    Told,
    /// Answered.
    Answered,
    /// Ended or taken back without an answer.
    Ended,
}

/// Which urgings.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct UrgingQuery {
    /// Whose; absent: all that I see.
    #[param(inline)]
    side: Option<SideName>,
    /// How they stand; absent: open.
    #[param(inline)]
    situation: Option<SituationName>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

impl UrgingQuery {
    fn filter(self) -> ListFilter {
        let situation = match self.situation {
            None | Some(SituationName::Open) => Situation::Open,
            Some(SituationName::Late) => Situation::Late,
            Some(SituationName::Escalated) => Situation::Escalated,
            Some(SituationName::Told) => Situation::Told,
            Some(SituationName::Answered) => Situation::Answered,
            Some(SituationName::Ended) => Situation::Ended,
        };
        ListFilter {
            side: match self.side {
                None => Side::All,
                Some(SideName::Received) => Side::Owed,
                Some(SideName::Given) => Side::Given,
            },
            situation,
            after: self.after.and_then(place),
            limit: self.limit.unwrap_or_default().0,
        }
    }
}

/// What my unit and those I see were urged to do, urge, or were told of: what waits for an answer by its day, the rest
/// the latest first.
#[utoipa::path(get, path = "/urgings", operation_id = "listUrgings", tag = "supervision", params(UrgingQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Urgings), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<UrgingQuery>,
) -> Result<Json<Urgings>, Problem> {
    let (at, scope, filter) = (app.setting(), actor.scope(), asked.filter());
    let found = app.store.read(move |tx| {
        let page = urging::list(tx, &at, &scope, &filter)?;
        Ok::<_, Failure>((page, urging::sums(tx, &at, &scope)?))
    });
    let (page, sums) = found.await?;
    let page = Page {
        next: page
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: page.rows.into_iter().map(UrgingView::from).collect(),
    };
    Ok(Json(Urgings::of(page, sums)))
}

/// One urging with everything done on it.
#[utoipa::path(get, path = "/urgings/{id}", operation_id = "readUrging", tag = "supervision",
    params(("id" = Key, Path, description = "The urging")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The urging", body = UrgingWithSteps, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let found = app
        .store
        .read(move |tx| urging::urging(tx, &actor.scope(), id));
    once::tagged(&UrgingWithSteps::of(found.await?))
}
