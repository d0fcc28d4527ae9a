//! `POST /urgings/{id}/acts`: answered, taken back.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Id;
use casework::access::{Actor, acts};
use casework::supervision::urging::{self, Answering, Withdrawing};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::view::UrgingWithSteps;
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What is done with an urging.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = UrgingActName)]
pub(super) enum ActName {
    /// The unit that is urged answers; the answer holds for every open urging of the same term.
    Answer,
    /// The unit that urged by hand takes it back.
    Withdraw,
}

/// An act on an urging.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UrgingAct {
    /// What is done.
    act: ActName,
    /// `answer`: the process so far.
    #[serde(default)]
    process: String,
    /// `answer`: the reasons of the delay.
    #[serde(default)]
    reasons: String,
    /// `answer`: who is responsible, what is promised.
    #[serde(default)]
    responsibility: String,
    /// `withdraw`: why.
    #[serde(default)]
    reason: String,
    /// The day of the act; absent: today.
    on: Option<Day>,
}

impl UrgingAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &casework::Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let on = self.on.map(|day| day.0);
        match self.act {
            ActName::Answer => {
                let said = Answering {
                    process: self.process.clone(),
                    reasons: self.reasons.clone(),
                    responsibility: self.responsibility.clone(),
                    on,
                    expected,
                };
                urging::answer(tx, at, &actor.permit::<acts::ReportUp>()?, id, &said)
            }
            ActName::Withdraw => {
                let said = Withdrawing {
                    reason: self.reason.clone(),
                    on,
                    expected,
                };
                urging::withdraw(tx, at, &actor.permit::<acts::Urge>()?, id, &said)
            }
        }
    }
}

/// Answer what my unit was urged to do, or take back what it urged by hand.
#[utoipa::path(post, path = "/urgings/{id}/acts", operation_id = "actOnUrging", tag = "supervision",
    params(("id" = Key, Path, description = "The urging"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = UrgingAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The urging", body = UrgingWithSteps, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<UrgingAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        urging::urging(tx, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, (id, expected))?;
        Ok(UrgingWithSteps::of(urging::urging(tx, &actor.scope(), id)?))
    })
    .await
}
