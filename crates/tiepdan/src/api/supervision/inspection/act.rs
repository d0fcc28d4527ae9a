//! `POST /inspections/{id}/acts`: begun, given up, concluded.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::supervision::inspection::{self, Concluding, RawRecommendation};
use casework::{Id, Setting};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::view::InspectionWithSteps;
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What is done with an inspection.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = InspectionActName)]
pub(super) enum ActName {
    /// It begins.
    Begin,
    /// It is given up before it begins.
    Cancel,
    /// It is concluded, with what it recommends.
    Conclude,
}

/// A recommendation.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewRecommendation {
    /// `administrative`, `investigation`, `measure`.
    kind: String,
    text: String,
    /// Code of the unit that carries it out.
    unit: String,
    /// Organizations, or matters sent to the investigating body.
    organizations: i64,
    people: i64,
    /// The day by which it is carried out.
    due: Option<Day>,
}

/// An act on an inspection.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct InspectionAct {
    /// What is done.
    act: ActName,
    /// `conclude`: number of the conclusion.
    #[serde(default)]
    number: String,
    /// `conclude`: what was found.
    #[serde(default)]
    text: String,
    /// `conclude`: what is recommended; may be nothing.
    #[serde(default)]
    recommendations: Vec<NewRecommendation>,
    /// `cancel`: why.
    #[serde(default)]
    reason: String,
    /// `begin`, `conclude`: the day; absent: today.
    on: Option<Day>,
}

impl InspectionAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let (permit, on) = (actor.permit::<acts::Inspect>()?, self.on.map(|day| day.0));
        let raw = |one: &NewRecommendation| RawRecommendation {
            kind: one.kind.clone(),
            text: one.text.clone(),
            unit: one.unit.clone(),
            organizations: one.organizations,
            people: one.people,
            due: one.due.map(|day| day.0),
        };
        match self.act {
            ActName::Begin => inspection::begin(tx, at, &permit, id, (on, expected)),
            ActName::Cancel => inspection::cancel(tx, at, &permit, id, (&self.reason, expected)),
            ActName::Conclude => {
                let said = Concluding {
                    number: self.number.clone(),
                    text: self.text.clone(),
                    recommendations: self.recommendations.iter().map(raw).collect(),
                    on,
                    expected,
                };
                inspection::conclude(tx, at, &permit, id, &said)
            }
        }
    }
}

/// Begin, give up or conclude an inspection of my unit.
#[utoipa::path(post, path = "/inspections/{id}/acts", operation_id = "actOnInspection", tag = "supervision",
    params(("id" = Key, Path, description = "The inspection"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = InspectionAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The inspection", body = InspectionWithSteps, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<InspectionAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        inspection::inspection(tx, at, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, (id, expected))?;
        let found = inspection::inspection(tx, at, &actor.scope(), id)?;
        Ok(InspectionWithSteps::from(found))
    })
    .await
}
