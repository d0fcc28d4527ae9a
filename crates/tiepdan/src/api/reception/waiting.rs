//! `/waiting`: who waits to be received by the head, in the order of the law.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::reception::waiting::{self, Asking, Placing, WaitingRow};
use casework::{Id, Setting};
use law::Law;
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;

use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Somebody who waits. Who he is and what it is about stand in his visit, under its seal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Waiting)]
pub(super) struct WaitingView {
    id: Key,
    unit: String,
    /// The visit at which he asked.
    visit: Key,
    asked_on: Day,
    people: i64,
    /// Why he is received before others, by the law's list `reception.priority`; null where only his day counts.
    reason: Option<String>,
    /// `asked`, `placed`, `received`, `withdrawn`.
    stand: &'static str,
    /// The session of the head on which he was put.
    session: Option<Key>,
    session_on: Option<Day>,
    told_on: Option<Day>,
    /// The visit at which he was received.
    received: Option<Key>,
    version: i64,
}

impl WaitingView {
    fn of(law: &Law, row: &WaitingRow) -> Self {
        let one = &row.waiting;
        Self {
            id: Key(one.id),
            unit: one.unit.clone(),
            visit: Key(one.visit),
            asked_on: Day(one.asked_on),
            people: row.people,
            reason: row.reason(law).map(|entry| entry.code.clone()),
            stand: one.stand.as_str(),
            session: one.session.map(Key),
            session_on: row.session_on.map(Day),
            told_on: one.told_on.map(Day),
            received: one.received.map(Key),
            version: one.version,
        }
    }
}

/// Those who wait.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WaitingList {
    items: Vec<WaitingView>,
}

/// Who waits to be received by the head, first those whom the law puts first.
#[utoipa::path(get, path = "/waiting", operation_id = "listWaiting", tag = "reception",
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The list", body = WaitingList), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
) -> Result<Json<WaitingList>, Problem> {
    actor.permit::<acts::Receive>()?;
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| waiting::waiting(tx, &at, &actor.scope(), false))
        .await?;
    Ok(Json(WaitingList {
        items: found
            .iter()
            .map(|row| WaitingView::of(&app.law, row))
            .collect(),
    }))
}

/// Asking to be received by the head.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewWaiting {
    /// The visit at which it is asked for.
    visit: Key,
    #[serde(default)]
    is_complex: bool,
    #[serde(default)]
    is_prolonged: bool,
}

/// Put down that whoever came to a visit of my unit asks to be received by the head.
#[utoipa::path(post, path = "/waiting", operation_id = "askForHead", tag = "reception",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewWaiting, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "Who waits", body = WaitingView), Acting))]
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewWaiting>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Receive>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let wanted = Asking {
            is_complex: asked.is_complex,
            is_prolonged: asked.is_prolonged,
        };
        let id = waiting::ask(tx, at, &permit, asked.visit.0, wanted)?;
        let found = waiting::waiting_one(tx, &actor.scope(), id)?;
        Ok(WaitingView::of(&at.law, &found))
    })
    .await
}

/// What becomes of somebody who waits.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum WaitingAct {
    /// He is put on a session of the head and told its day.
    Place {
        session: Option<Key>,
        told_on: Option<Day>,
    },
    /// He was received: at this visit, else at the last one on the same matter at a session of the head.
    Receive { visit: Option<Key> },
    /// He no longer asks for it.
    Withdraw {
        #[serde(default)]
        reason: String,
    },
}

impl WaitingAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let receiving = || actor.permit::<acts::Receive>();
        match self {
            Self::Place { session, told_on } => {
                let placing = Placing {
                    session: session.map(|key| key.0),
                    told_on: told_on.map(|day| day.0),
                    expected,
                };
                let permit = actor.permit::<acts::PlanReception>()?;
                waiting::place(tx, at, &permit, id, placing)
            }
            Self::Receive { visit } => {
                let visit = visit.map(|key| key.0);
                waiting::receive(tx, at, &receiving()?, id, (visit, expected))
            }
            Self::Withdraw { reason } => {
                waiting::withdraw(tx, at, &receiving()?, id, (reason, expected))
            }
        }
    }
}

/// Put somebody who waits on a session, note that he was received, or that he no longer asks.
#[utoipa::path(post, path = "/waiting/{id}/acts", operation_id = "actOnWaiting", tag = "reception",
    params(("id" = Key, Path, description = "Who waits"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = WaitingAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "Who waits", body = WaitingView, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<WaitingAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        asked.carry_out(tx, at, &actor, (id, expected))?;
        let found = waiting::waiting_one(tx, &actor.scope(), id)?;
        Ok(WaitingView::of(&at.law, &found))
    })
    .await
}
