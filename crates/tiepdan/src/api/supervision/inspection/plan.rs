//! `POST /inspections`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Failure;
use casework::access::acts;
use casework::supervision::inspection::{self, RawInspection};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::InspectionWithSteps;
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::Body;
use crate::api::value::Day;
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// An inspection.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewInspection {
    /// `inspection`, `check`.
    kind: String,
    /// `planned`, `unscheduled`.
    occasion: String,
    /// `reception`, `settlement`, `both`.
    topic: String,
    /// Number of the decision or plan.
    basis: String,
    /// First day of the time that is inspected.
    from: Option<Day>,
    /// Last day of the time that is inspected.
    until: Option<Day>,
    /// The day on which it is to begin; absent: today.
    on: Option<Day>,
    /// Working days it may take.
    days: Option<i64>,
    /// Who inspects, a name a line; the first leads.
    team: String,
    /// Codes of the units that are inspected, which my unit leads.
    units: Vec<String>,
}

impl NewInspection {
    fn raw(&self) -> RawInspection {
        RawInspection {
            kind: self.kind.clone(),
            occasion: self.occasion.clone(),
            topic: self.topic.clone(),
            basis: self.basis.clone(),
            from: self.from.map(|day| day.0),
            until: self.until.map(|day| day.0),
            on: self.on.map(|day| day.0),
            days: self.days,
            team: self.team.clone(),
            units: self.units.clone(),
        }
    }
}

/// Plan an inspection of units that my unit leads.
#[utoipa::path(post, path = "/inspections", operation_id = "planInspection", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewInspection, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The inspection", body = InspectionWithSteps), Acting))]
pub(super) async fn plan(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewInspection>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Inspect>()?;
    let asking = once.by(&actor, &body.print);
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let entry = body.value.raw().validate(at).map_err(Failure::Invalid)?;
        let id = inspection::plan(tx, at, &permit, &entry)?;
        let found = inspection::inspection(tx, at, &actor.scope(), id)?;
        Ok(InspectionWithSteps::from(found))
    })
    .await
}
