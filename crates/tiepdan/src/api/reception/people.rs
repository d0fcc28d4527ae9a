//! `/receivers`, `/interpreters`: who receives citizens and who can be called to interpret.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::reception::interpreter::{self, Interpreter, RawInterpreter};
use casework::reception::receiver::{self, RawReceiver, Receiver};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::Body;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// Rows of a list.
const ROWS: i64 = 200;

/// An assignment to receive citizens.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Receiver)]
pub(super) struct ReceiverView {
    id: Key,
    unit: String,
    official: Key,
    name: String,
    /// Number of the decision.
    number: String,
    decided_on: Day,
    place: String,
    from: Day,
    until: Option<Day>,
    qualification: String,
    /// By the law's list `reception.language`.
    languages: Vec<String>,
    /// Why it ended.
    reason: String,
    /// Classes attended.
    classes: i64,
}

impl From<Receiver> for ReceiverView {
    fn from(one: Receiver) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            official: Key(one.official),
            name: one.name,
            number: one.number,
            decided_on: Day(one.decided_on),
            place: one.place,
            from: Day(one.from),
            until: one.until.map(Day),
            qualification: one.qualification,
            languages: one.languages,
            reason: one.reason,
            classes: one.classes,
        }
    }
}

/// Assignments.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Receivers {
    items: Vec<ReceiverView>,
}

/// The assignments of my unit and those I see, those that go on first.
#[utoipa::path(get, path = "/receivers", operation_id = "listReceivers", tag = "reception",
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The assignments", body = Receivers), Reading))]
pub(super) async fn receivers(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
) -> Result<Json<Receivers>, Problem> {
    let found = app
        .store
        .read(move |tx| receiver::receivers(tx, &actor.scope(), ROWS));
    Ok(Json(Receivers {
        items: found.await?.into_iter().map(ReceiverView::from).collect(),
    }))
}

/// An assignment.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewReceiver {
    /// An official of my unit.
    official: Option<Key>,
    number: String,
    decided_on: Option<Day>,
    place: String,
    from: Option<Day>,
    qualification: String,
    languages: Vec<String>,
}

/// Assign an official of my unit to receive citizens.
#[utoipa::path(post, path = "/receivers", operation_id = "assignReceiver", tag = "reception",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewReceiver, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The assignment", body = ReceiverView), Acting))]
pub(super) async fn assign(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewReceiver>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepRoster>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let asked = asked.clone();
        let raw = RawReceiver {
            official: asked.official.map(|key| key.0),
            number: asked.number,
            decided_on: asked.decided_on.map(|day| day.0),
            place: asked.place,
            from: asked.from.map(|day| day.0),
            qualification: asked.qualification,
            languages: asked.languages,
        };
        let id = receiver::assign(tx, at, &permit, &raw)?;
        let found = receiver::receiver(tx, &actor.scope(), id)?;
        Ok(ReceiverView::from(found))
    })
    .await
}

/// Somebody who can be called.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Interpreter)]
pub(super) struct InterpreterView {
    id: Key,
    /// The unit that keeps him on its list.
    unit: String,
    /// By the law's list `reception.language`.
    language: String,
    name: String,
    body: String,
    contact: String,
    from: Day,
    until: Option<Day>,
}

impl From<Interpreter> for InterpreterView {
    fn from(one: Interpreter) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            language: one.language,
            name: one.name,
            body: one.body,
            contact: one.contact,
            from: Day(one.from),
            until: one.until.map(Day),
        }
    }
}

/// Everybody who can be called.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Interpreters {
    items: Vec<InterpreterView>,
}

/// Who can be called to interpret: the lists of my unit, of those I see, and of the units above.
#[utoipa::path(get, path = "/interpreters", operation_id = "listInterpreters", tag = "reception",
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The list", body = Interpreters), Reading))]
pub(super) async fn interpreters(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
) -> Result<Json<Interpreters>, Problem> {
    let found = app
        .store
        .read(move |tx| interpreter::interpreters(tx, &actor.scope()));
    Ok(Json(Interpreters {
        items: found
            .await?
            .into_iter()
            .map(InterpreterView::from)
            .collect(),
    }))
}

/// Somebody who can be called.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewInterpreter {
    /// By the law's list `reception.language`.
    language: String,
    name: String,
    body: String,
    /// How he is called at work.
    contact: String,
    /// Absent: today.
    from: Option<Day>,
}

/// Put somebody on the list of my unit.
#[utoipa::path(post, path = "/interpreters", operation_id = "addInterpreter", tag = "reception",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewInterpreter, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The list", body = Interpreters), Acting))]
pub(super) async fn add(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewInterpreter>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::PlanReception>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let asked = asked.clone();
        let raw = RawInterpreter {
            language: asked.language,
            name: asked.name,
            body: asked.body,
            contact: asked.contact,
            from: asked.from.map(|day| day.0),
        };
        interpreter::add(tx, at, &permit, &raw)?;
        let found = interpreter::interpreters(tx, &actor.scope())?;
        Ok(Interpreters {
            items: found.into_iter().map(InterpreterView::from).collect(),
        })
    })
    .await
}
