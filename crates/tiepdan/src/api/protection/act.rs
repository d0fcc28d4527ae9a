//! `POST /protections/{id}/acts`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::protection::{self, RawCheck, RawDecision, RawEnding, RawMeasure, RawRisk};
use casework::{FieldError, Id, Setting};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::view::DossierView;
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What is done with a protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ProtectionActName)]
enum ActName {
    /// The written request was received.
    Confirm,
    /// What threatens is assessed.
    Assess,
    /// A measure is ordered.
    Order,
    /// A measure is carried out.
    CarryOut,
    /// A measure ends.
    EndMeasure,
    /// Protection is granted.
    Grant,
    /// Protection is refused.
    Refuse,
    /// Protection ends.
    End,
    /// Signs of retaliation are looked for.
    Check,
}

/// An act on a protection.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProtectionAct {
    act: ActName,
    /// Its day; absent: today.
    on: Option<Day>,
    /// `assess`: `low`, `middle`, `high`.
    #[serde(default)]
    gravity: String,
    /// `assess`: is danger immediate?
    #[serde(default)]
    imminent: bool,
    /// `order`: `secrecy`, `job`, `safety`.
    #[serde(default)]
    kind: String,
    /// `order`: the measure; `refuse`, `end`: the ground.
    #[serde(default)]
    code: String,
    /// `order`: who carries it out.
    #[serde(default)]
    body: String,
    /// `carry_out`, `end_measure`: the measure.
    measure: Option<i64>,
    /// `order`, `grant`: the last day.
    until: Option<Day>,
    /// `grant`: the first day.
    starts: Option<Day>,
    /// `grant`, `refuse`, `end`: number of the paper.
    #[serde(default)]
    number: String,
    /// Finding, task, result, reasons, or what was asked; nobody's name.
    #[serde(default)]
    text: String,
    /// `check`: codes of the law's list `protection.sign`.
    #[serde(default)]
    signs: Vec<String>,
    /// `check`: `nothing`, `renewed`, `superior`.
    #[serde(default)]
    outcome: String,
}

impl ProtectionAct {
    fn decision(&self, expected: Option<i64>) -> RawDecision {
        RawDecision {
            number: self.number.clone(),
            on: self.on.map(|day| day.0),
            starts: self.starts.map(|day| day.0),
            until: self.until.map(|day| day.0),
            ground: self.code.clone(),
            reason: self.text.clone(),
            expected,
        }
    }

    fn measure(&self, expected: Option<i64>) -> RawMeasure {
        RawMeasure {
            kind: self.kind.clone(),
            code: self.code.clone(),
            body: self.body.clone(),
            task: self.text.clone(),
            on: self.on.map(|day| day.0),
            until: self.until.map(|day| day.0),
            expected,
        }
    }

    fn risk(&self, expected: Option<i64>) -> RawRisk {
        RawRisk {
            on: self.on.map(|day| day.0),
            gravity: self.gravity.clone(),
            is_imminent: self.imminent,
            text: self.text.clone(),
            expected,
        }
    }

    fn ending(&self, expected: Option<i64>) -> RawEnding {
        RawEnding {
            ground: self.code.clone(),
            number: self.number.clone(),
            on: self.on.map(|day| day.0),
            reason: self.text.clone(),
            expected,
        }
    }

    fn check(&self, expected: Option<i64>) -> RawCheck {
        RawCheck {
            on: self.on.map(|day| day.0),
            asked: self.text.clone(),
            signs: self.signs.clone(),
            outcome: self.outcome.clone(),
            expected,
        }
    }

    /// The dossier to go on with.
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<Id> {
        let said = (self.on.map(|day| day.0), self.text.as_str(), expected);
        let measure = || {
            self.measure
                .ok_or_else(|| FieldError::new("measure", "field-missing"))
        };
        match self.act {
            ActName::Confirm => {
                protection::confirm(tx, at, &actor.permit()?, id, (said.0, expected))
            }
            ActName::Assess => {
                protection::assess(tx, at, &actor.permit()?, id, &self.risk(expected))
            }
            ActName::Order => {
                protection::order(tx, at, &actor.permit()?, id, &self.measure(expected))
            }
            ActName::CarryOut => {
                protection::carry_out(tx, at, &actor.permit()?, (id, measure()?), said)
            }
            ActName::EndMeasure => {
                protection::end_measure(tx, at, &actor.permit()?, (id, measure()?), said)
            }
            ActName::Grant => {
                protection::grant(tx, at, &actor.permit()?, id, &self.decision(expected))
            }
            ActName::Refuse => {
                protection::refuse(tx, at, &actor.permit()?, id, &self.decision(expected))
            }
            ActName::End => protection::end(tx, at, &actor.permit()?, id, &self.ending(expected)),
            ActName::Check => {
                let check = self.check(expected);
                let again = protection::watch(tx, at, &actor.permit()?, id, &check)?;
                return Ok(again.unwrap_or(id));
            }
        }?;
        Ok(id)
    }
}

/// Assess, decide, follow or end a protection of my unit.
#[utoipa::path(post, path = "/protections/{id}/acts", operation_id = "actOnProtection", tag = "protection",
    params(("id" = Key, Path, description = "The protection"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = ProtectionAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The dossier to go on with", body = DossierView, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<ProtectionAct>,
) -> Result<Response, Problem> {
    let watching = actor.permit::<acts::WatchProtection>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        protection::dossier(tx, &watching, id)?;
        let to = asked.carry_out(tx, at, &actor, (id, expected))?;
        Ok(DossierView::from(protection::dossier(tx, &watching, to)?))
    })
    .await
}
