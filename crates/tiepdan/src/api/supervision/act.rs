//! `POST /assignments/{id}/acts`: reported, accepted, returned, taken back.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::supervision::{self, Reporting, Returning};
use casework::{Id, Setting};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::view::AssignmentWithSteps;
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What is done with an assignment.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AssignmentActName)]
pub(super) enum ActName {
    /// Its owner reports.
    Report,
    /// Its giver accepts the result.
    Accept,
    /// Its giver returns the report.
    Return,
    /// Its giver takes it back.
    Withdraw,
}

/// An act on an assignment.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AssignmentAct {
    /// What is done.
    act: ActName,
    /// `report`: what was done and what came of it.
    #[serde(default)]
    text: String,
    /// `accept`, `return`, `withdraw`: why.
    #[serde(default)]
    reason: String,
    /// `return`: the day by which the owner reports again.
    due: Option<Day>,
    /// The day of the act; absent: today.
    on: Option<Day>,
}

impl AssignmentAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
        expected: Option<i64>,
    ) -> casework::Result<()> {
        let on = self.on.map(|day| day.0);
        let said = Returning {
            reason: self.reason.clone(),
            due: self.due.map(|day| day.0),
            on,
            expected,
        };
        let leading = || actor.permit::<acts::Direct>();
        match self.act {
            ActName::Report => {
                let reporting = Reporting {
                    text: self.text.clone(),
                    on,
                    expected,
                };
                let permit = actor.permit::<acts::ReportUp>()?;
                supervision::report(tx, at, &permit, id, &reporting)
            }
            ActName::Accept => supervision::accept(tx, at, &leading()?, id, &said),
            ActName::Return => supervision::return_report(tx, at, &leading()?, id, &said),
            ActName::Withdraw => supervision::withdraw(tx, at, &leading()?, id, &said),
        }
    }
}

/// Report on what my unit owes; accept, return or take back what it gave.
#[utoipa::path(post, path = "/assignments/{id}/acts", operation_id = "actOnAssignment", tag = "supervision",
    params(("id" = Key, Path, description = "The assignment"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = AssignmentAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The assignment", body = AssignmentWithSteps, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<AssignmentAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        supervision::assignment(tx, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, id, expected)?;
        let found = supervision::assignment(tx, &actor.scope(), id)?;
        Ok(AssignmentWithSteps::of(found))
    })
    .await
}
