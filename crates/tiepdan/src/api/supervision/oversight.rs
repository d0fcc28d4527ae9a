//! `GET /oversight`: how the territory stands that my body supervises, without persons.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::access::acts;
use casework::supervision::oversight::{self, Overseen, Oversight};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::problem::Reading;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::{Problem, SignedIn};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(show))
}

/// A matter as a supervisor sees it; no denunciation, nobody's name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OverseenCase)]
struct OverseenView {
    id: Key,
    number: i64,
    year: i64,
    unit: String,
    class: String,
    topic: String,
    started_on: Day,
    due: Option<Day>,
    people: i64,
    is_prolonged: bool,
}

impl From<Overseen> for OverseenView {
    fn from(one: Overseen) -> Self {
        Self {
            id: Key(one.id),
            number: one.number.0,
            year: one.number.1,
            unit: one.unit,
            class: one.class,
            topic: one.topic,
            started_on: Day(one.started_on),
            due: one.due.map(Day),
            people: one.people,
            is_prolonged: one.is_prolonged,
        }
    }
}

/// What a supervising body sees of its territory.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Oversight)]
struct OversightView {
    /// The unit at the head of the territory.
    top: String,
    open_cases: i64,
    overdue_cases: i64,
    open_petitions: i64,
    late_petitions: i64,
    prolonged: i64,
    prolonged_done: i64,
    /// Conciliations in which somebody of the body's line mediated, and how many of their cases have ended.
    mediated: i64,
    mediated_ended: i64,
    /// Voters' petitions that await an answer, and of those late.
    voters: i64,
    voters_late: i64,
    matters: Vec<OverseenView>,
}

impl From<Oversight> for OversightView {
    fn from(seen: Oversight) -> Self {
        Self {
            top: seen.top,
            open_cases: seen.cases.0,
            overdue_cases: seen.cases.1,
            open_petitions: seen.petitions.0,
            late_petitions: seen.petitions.1,
            prolonged: seen.prolonged.0,
            prolonged_done: seen.prolonged.1,
            mediated: seen.mediated.0,
            mediated_ended: seen.mediated.1,
            voters: seen.voters.0,
            voters_late: seen.voters.1,
            matters: seen.matters.into_iter().map(OverseenView::from).collect(),
        }
    }
}

/// How the territory stands that my body supervises.
#[utoipa::path(get, path = "/oversight", operation_id = "readOversight", tag = "supervision",
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The territory", body = OversightView), Reading))]
async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
) -> Result<Json<OversightView>, Problem> {
    let permit = actor.permit::<acts::Oversee>()?;
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| oversight::oversight(tx, &at, (&permit, &actor)))
        .await?;
    Ok(Json(found.into()))
}
