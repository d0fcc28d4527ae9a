//! `POST /cases/{id}/steps`: the only way a case changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Id;
use casework::settlement::{self, Taking};
use casework::{Setting, term};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

use super::entry;
use super::view::TermView;
use crate::api::once::{self, Once, RequestKey};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// A step to take. The step's own fields stand beside `step` and `on`: findings as `{"1": "right"}`, chosen contents as
/// `[1, 2]`, several choices as `["a", "b"]`, texts by content as `{"1": "…"}`, rows as `[{"name": "…"}]`.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub(super) struct NewStep {
    /// The step, from the list of those that are lawful now.
    step: String,
    /// The day of it; absent: today. Not before the step before it, not in the future, not in a closed period.
    on: Option<Day>,
    /// What the step asks for, by the names of its fields.
    #[serde(flatten)]
    fields: BTreeMap<String, Json>,
}

impl NewStep {
    fn taking(&self, expected: Option<i64>) -> Result<Taking, Problem> {
        Ok(Taking {
            step: self.step.clone(),
            on: self.on.map(|day| day.0),
            fields: entry::texts(&self.fields)?,
            expected,
        })
    }
}

/// A step taken.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TakenView {
    /// The state after it.
    state: String,
    /// The case's version after it, also in `ETag`.
    version: i64,
    /// Its number in the docket.
    seq: i64,
    /// The case's clocks after it.
    terms: Vec<TermView>,
}

/// Take a step. An unlawful one is refused with the article that forbids it.
#[utoipa::path(post, path = "/cases/{id}/steps", operation_id = "takeStep", tag = "cases",
    params(("id" = Key, Path, description = "The case"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = inline(Option<RequestKey>), Header, description = "Names the request, so that it may be sent again")),
    request_body = NewStep, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "On the docket", body = TakenView, headers(("ETag" = String))), Acting))]
pub(super) async fn take(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<NewStep>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let taking = body.value.taking(expected)?;
    once::act(
        &app,
        asking,
        StatusCode::CREATED,
        move |tx, at: &Setting| {
            settlement::seen(tx, &actor.scope(), id)?;
            let taken = settlement::take(tx, at, &actor, id, &taking).map_err(entry::as_sent)?;
            Ok(TakenView {
                state: taken.state,
                version: taken.version,
                seq: taken.seq,
                terms: TermView::all(&at.law, &term::of_subject(tx, id)?),
            })
        },
    )
    .await
}
