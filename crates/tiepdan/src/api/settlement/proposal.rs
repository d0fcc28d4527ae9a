//! Proposals: what officers propose to their head, what its checkers and the head answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::settlement::proposal::{self, Proposal, Proposing};
use casework::settlement::{self, Taking};
use casework::{Failure, Id};
use serde::{Deserialize, Serialize};
use serde_json::Value as Sent;
use store::Tx;
use utoipa::ToSchema;

use super::entry;
use crate::api::once::{self, Once, RequestKey};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Body, IfMatch, of_entry};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// A step to propose. The step's own fields stand beside `step` and `on`, as where it is taken.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub(super) struct NewProposal {
    /// The step.
    step: String,
    /// The day of it; absent: today.
    on: Option<Day>,
    /// What the head should know.
    #[serde(default)]
    note: String,
    /// What the step asks for, by the names of its fields.
    #[serde(flatten)]
    fields: BTreeMap<String, Sent>,
}

/// What is answered to a proposal.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ProposalAnswer {
    /// `check`: a remark for the head.
    remark: String,
    /// `return`: why.
    reason: String,
}

/// What may be done with a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ProposalActName)]
pub(super) enum ActName {
    /// The head of the section finds it right.
    Check,
    /// It is returned to who proposed it.
    Return,
    /// Who proposed it takes it back.
    Withdraw,
}

/// A proposal.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProposalView {
    /// The proposal.
    id: Key,
    /// Its case.
    case: Key,
    /// The step.
    step: String,
    /// The day of it.
    on: Day,
    /// What was filled in, as a form names it.
    fields: BTreeMap<String, String>,
    /// What the head should know.
    note: String,
    /// `proposed`, `checked`, `taken`, `returned`, `withdrawn`.
    state: &'static str,
    /// Who proposed it.
    proposed_by: Key,
    /// Who checked it.
    checked_by: Option<Key>,
    /// Who ended it.
    ended_by: Option<Key>,
    /// Why it was returned, or the remark of who checked it.
    answer: String,
    /// The docket entry by which the step was taken.
    entry: Option<i64>,
    /// Also in `ETag`.
    version: i64,
}

/// Proposals.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Proposals {
    /// The proposals.
    items: Vec<ProposalView>,
}

impl From<Proposal> for ProposalView {
    fn from(found: Proposal) -> Self {
        Self {
            id: Key(found.id),
            case: Key(found.case),
            step: found.step,
            on: Day(found.on),
            fields: found.fields,
            note: found.note,
            state: found.state.as_str(),
            proposed_by: Key(found.proposed_by),
            checked_by: found.checked_by.map(Key),
            ended_by: found.ended_by.map(Key),
            answer: found.answer,
            entry: found.seq,
            version: found.version,
        }
    }
}

impl From<Vec<Proposal>> for Proposals {
    fn from(found: Vec<Proposal>) -> Self {
        Self {
            items: found.into_iter().map(ProposalView::from).collect(),
        }
    }
}

/// Propose a step that is the head's to take. What he would be refused is refused here.
#[utoipa::path(post, path = "/cases/{id}/proposals", operation_id = "proposeStep", tag = "cases",
    params(("id" = Key, Path, description = "The case"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the case last seen"),
        ("Idempotency-Key" = inline(Option<RequestKey>), Header, description = "Names the request, so that it may be sent again")),
    request_body = NewProposal, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "It waits", body = ProposalView, headers(("ETag" = String))), Acting))]
pub(super) async fn propose(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<NewProposal>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    let taking = Taking {
        step: asked.step,
        on: asked.on.map(|day| day.0),
        fields: entry::texts(&asked.fields)?,
        expected,
    };
    let proposing = Proposing {
        taking,
        note: asked.note,
    };
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        settlement::seen(tx, &actor.scope(), id)?;
        let permit = actor.permit::<acts::Propose>()?;
        let made = proposal::propose(tx, at, &permit, &actor, id, &proposing);
        Ok(ProposalView::from(made.map_err(entry::as_sent)?))
    })
    .await
}

/// The proposals of a case of my unit, the last first.
#[utoipa::path(get, path = "/cases/{id}/proposals", operation_id = "listCaseProposals", tag = "cases",
    params(("id" = Key, Path, description = "The case")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The proposals", body = Proposals), Reading))]
pub(super) async fn of_case(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<Proposals>, Problem> {
    let read = app.store.read(move |tx| {
        let case = settlement::seen(tx, &actor.scope(), id)?;
        if case.unit != actor.unit {
            return Err(Failure::NotFound);
        }
        proposal::of_case(tx, id)
    });
    Ok(Json(read.await?.into()))
}

/// What waits in my unit, the oldest first.
#[utoipa::path(get, path = "/proposals", operation_id = "listProposals", tag = "cases",
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The proposals", body = Proposals), Reading))]
pub(super) async fn waiting(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
) -> Result<Json<Proposals>, Problem> {
    let read = app.store.read(move |tx| proposal::waiting(tx, &actor));
    Ok(Json(read.await?.into()))
}

/// One proposal of my unit.
#[utoipa::path(get, path = "/proposals/{id}", operation_id = "readProposal", tag = "cases",
    params(("id" = Key, Path, description = "The proposal")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The proposal", body = ProposalView, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let read = app.store.read(move |tx| proposal::one(tx, &actor.unit, id));
    once::tagged(&ProposalView::from(read.await?))
}

/// Check a proposal, return it, or take one's own back.
#[utoipa::path(post, path = "/proposals/{id}/{act}", operation_id = "answerProposal", tag = "cases",
    params(("id" = Key, Path, description = "The proposal"), ("act" = inline(ActName), Path, description = "What is done"),
        ("If-Match" = String, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = inline(Option<RequestKey>), Header, description = "Names the request, so that it may be sent again")),
    request_body = ProposalAnswer, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The proposal", body = ProposalView, headers(("ETag" = String))), Acting))]
pub(super) async fn answer(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At((id, act)): At<(Id, ActName)>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<ProposalAnswer>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let expected = expected.ok_or_else(|| of_entry("If-Match", "field-missing"))?;
    let said = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        let carried = carry_out(tx, at, &actor, (id, act), (expected, &said));
        Ok(ProposalView::from(carried?))
    })
    .await
}

fn carry_out(
    tx: &mut Tx<'_>,
    at: &casework::Setting,
    actor: &Actor,
    (id, act): (Id, ActName),
    (expected, said): (i64, &ProposalAnswer),
) -> casework::Result<Proposal> {
    // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
    proposal::one(tx, &actor.unit, id)?;
    match act {
        ActName::Check => {
            let permit = actor.permit::<acts::CheckProposal>()?;
            proposal::check(tx, at, &permit, id, (expected, &said.remark))
        }
        ActName::Return => proposal::give_back(tx, at, actor, id, (expected, &said.reason)),
        ActName::Withdraw => proposal::withdraw(tx, at, actor, id, expected),
    }
}
