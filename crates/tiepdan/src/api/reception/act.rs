//! `POST /sessions/{id}/acts`: announced, opened, ended, put off, missed.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::reception::{self, Holding};
use casework::{FieldError, Id, Setting};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::view::PlannedView;
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What becomes of a session.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum ActName {
    /// It is published in the calendar.
    Announce,
    /// It begins.
    Open,
    /// It ends.
    End,
    /// It is put off to another day.
    Move,
    /// Its day went by and nobody received.
    Miss,
}

/// An act on a session.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SessionAct {
    /// What becomes of it.
    act: ActName,
    /// `announce`: the day it was published; absent: today. `move`: the new day.
    on: Option<Day>,
    /// `open`: `head` or `delegate`, where it differs from the plan.
    #[serde(default)]
    received_by: String,
    /// `open`: name of who receives.
    #[serde(default)]
    host: String,
    /// `open`: name of the head for whom a delegate receives.
    #[serde(default)]
    delegated_by: String,
    /// `open`: who else sits there.
    #[serde(default)]
    attendees: String,
    /// `open`: when it begins.
    #[serde(default)]
    starts_at: String,
    /// `open`, `end`: when it ends.
    #[serde(default)]
    ends_at: String,
    /// `move`, `miss`: why.
    #[serde(default)]
    reason: String,
}

/// Announce, open, end or put off a session of my unit, or say that it was missed. The answer to `move` is the new
/// session.
#[utoipa::path(post, path = "/sessions/{id}/acts", operation_id = "actOnSession", tag = "sessions",
    params(("id" = Key, Path, description = "The session"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = SessionAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The session", body = PlannedView, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<SessionAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        let shown = asked.carry_out(tx, at, &actor, id, expected)?;
        let (row, _) = reception::session(tx, &actor.scope(), shown)?;
        let planned = reception::timeliness(at, &row.session);
        Ok(PlannedView::of(row, &planned))
    })
    .await
}

impl SessionAct {
    /// Does it; answers the session to show.
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
        expected: Option<i64>,
    ) -> casework::Result<Id> {
        let planning = || actor.permit::<acts::PlanReception>();
        let receiving = || actor.permit::<acts::Receive>();
        let (on, reason) = (self.on.map(|day| day.0), &self.reason);
        match self.act {
            ActName::Announce => {
                reception::announce(tx, at, &planning()?, id, on, expected)?;
            }
            ActName::Open => {
                reception::hold(tx, at, &receiving()?, id, &self.holding(expected))?;
            }
            ActName::End => {
                reception::close(tx, at, &receiving()?, id, &self.ends_at, expected)?;
            }
            ActName::Move => {
                let to = on.ok_or_else(|| FieldError::new("on", "field-missing"))?;
                return Ok(reception::put_off(tx, at, &planning()?, id, to, reason, expected)?.id);
            }
            ActName::Miss => reception::miss(tx, at, &planning()?, id, reason, expected)?,
        }
        Ok(id)
    }

    fn holding(&self, expected: Option<i64>) -> Holding {
        Holding {
            received_by: self.received_by.clone(),
            host: self.host.clone(),
            delegated_by: self.delegated_by.clone(),
            attendees: self.attendees.clone(),
            starts_at: self.starts_at.clone(),
            ends_at: self.ends_at.clone(),
            expected,
        }
    }
}
