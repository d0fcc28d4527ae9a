//! `POST /inspection-recommendations/{id}/acts`: reported on, accepted, returned.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::supervision::inspection::{self, Answering, Judging};
use casework::{Id, Setting};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::view::InspectionWithSteps;
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::Body;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What is done with a recommendation.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RecommendationActName)]
pub(super) enum ActName {
    /// Its owner reports.
    Answer,
    /// The inspector accepts it as carried out.
    Accept,
    /// The inspector returns the report.
    Return,
}

/// An act on a recommendation.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecommendationAct {
    /// What is done.
    act: ActName,
    /// `answer`: what was done.
    #[serde(default)]
    text: String,
    /// `answer`: organizations dealt with, or cases prosecuted.
    #[serde(default)]
    organizations: i64,
    /// `answer`: people dealt with, or prosecuted.
    #[serde(default)]
    people: i64,
    /// `accept`, `return`: why.
    #[serde(default)]
    reason: String,
    /// `return`: the day by which it is reported on again.
    due: Option<Day>,
    /// The day of the act; absent: today.
    on: Option<Day>,
    /// The version of the recommendation last seen.
    version: Option<i64>,
}

impl RecommendationAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> casework::Result<()> {
        let on = self.on.map(|day| day.0);
        let judging = Judging {
            reason: self.reason.clone(),
            due: self.due.map(|day| day.0),
            on,
            expected: self.version,
        };
        let inspecting = || actor.permit::<acts::Inspect>();
        match self.act {
            ActName::Answer => {
                let said = Answering {
                    text: self.text.clone(),
                    organizations: self.organizations,
                    people: self.people,
                    on,
                    expected: self.version,
                };
                inspection::answer(tx, at, &actor.permit::<acts::ReportUp>()?, id, &said)
            }
            ActName::Accept => inspection::accept(tx, at, &inspecting()?, id, &judging),
            ActName::Return => inspection::send_back(tx, at, &inspecting()?, id, &judging),
        }
    }
}

/// Report on what an inspection recommends to my unit; accept or return what my inspection recommended.
#[utoipa::path(post, path = "/inspection-recommendations/{id}/acts", operation_id = "actOnInspectionRecommendation", tag = "supervision",
    params(("id" = Key, Path, description = "The recommendation"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = RecommendationAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The inspection", body = InspectionWithSteps, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    once: Once,
    body: Body<RecommendationAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        inspection::recommendation(tx, at, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, id)?;
        let found = inspection::recommendation(tx, at, &actor.scope(), id)?;
        Ok(InspectionWithSteps::from(found))
    })
    .await
}
