//! `/prolonged-lists/{id}/cases`, `/prolonged-cases/{id}`, `/prolonged-candidates`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::supervision::{self, Candidate, EntryFilter, EntryStand, PutOn};
use casework::{Failure, Id};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::{EntryView, ProlongedCaseWithPlan};
use crate::api::cursor::Limit;
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body};
use crate::api::value::{BookNumber, Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Where a case on a list stands.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ProlongedStand)]
pub(super) enum StandName {
    /// Without a plan.
    Listed,
    /// With a plan.
    Planned,
    /// Settled as its owner says.
    Settled,
    /// Found done.
    Done,
    /// Taken off the list.
    Removed,
}

/// Which cases of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct EntryQuery {
    /// How they stand; absent: however.
    #[param(inline)]
    stand: Option<StandName>,
    /// After this row: the `id` of the last of the page before.
    #[param(inline)]
    after: Option<Key>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// A page of the cases of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProlongedCases {
    /// In the order in which they were put on it.
    items: Vec<EntryView>,
    /// Do more follow?
    more: bool,
}

/// The cases of a list that I see.
#[utoipa::path(get, path = "/prolonged-lists/{id}/cases", operation_id = "listProlongedCases", tag = "supervision",
    params(("id" = Key, Path, description = "The list"), EntryQuery), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = ProlongedCases), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    Asked(asked): Asked<EntryQuery>,
) -> Result<Json<ProlongedCases>, Problem> {
    let at = app.setting();
    let filter = EntryFilter {
        stand: asked.stand.map(|stand| match stand {
            StandName::Listed => EntryStand::Listed,
            StandName::Planned => EntryStand::Planned,
            StandName::Settled => EntryStand::Settled,
            StandName::Done => EntryStand::Done,
            StandName::Removed => EntryStand::Removed,
        }),
        after: asked.after.map(|key| key.0),
        limit: asked.limit.unwrap_or_default().0,
    };
    let found = app.store.read(move |tx| {
        supervision::list(tx, &actor.scope(), id)?;
        supervision::entries(tx, &at, &actor.scope(), id, &filter)
    });
    let (rows, more) = found.await?;
    Ok(Json(ProlongedCases {
        items: rows.into_iter().map(EntryView::from).collect(),
        more,
    }))
}

/// A case to be put on a list.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewProlongedCase {
    /// The case.
    case: Option<Key>,
    /// Code of the unit that owns it there; empty: the unit that settles the case.
    owner: String,
    /// The head who answers for it; absent and without a name: the head of the owner.
    head: Option<Key>,
    /// His name, where he does not sign in.
    head_name: String,
    /// Why; needed when the case meets none of the law's criteria.
    reason: String,
    /// The day; absent: today.
    on: Option<Day>,
}

/// Put a case that my unit leads on one of its lists.
#[utoipa::path(post, path = "/prolonged-lists/{id}/cases", operation_id = "putOnProlongedList", tag = "supervision",
    params(("id" = Key, Path, description = "The list"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewProlongedCase, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The case on the list", body = ProlongedCaseWithPlan, headers(("ETag" = String))), Acting))]
pub(super) async fn put_on(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(list): At<Id>,
    once: Once,
    body: Body<NewProlongedCase>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepList>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let wanted = PutOn {
            case: asked.case.map(|key| key.0),
            owner: asked.owner.clone(),
            head: asked.head.map(|key| key.0),
            head_name: asked.head_name.clone(),
            reason: asked.reason.clone(),
            on: asked.on.map(|day| day.0),
        };
        let id = supervision::put_on(tx, at, &permit, list, &wanted)?;
        let details = supervision::entry(tx, at, &actor.scope(), id)?;
        Ok(ProlongedCaseWithPlan::from(details))
    })
    .await
}

/// One case of a list with its plan, contents and months.
#[utoipa::path(get, path = "/prolonged-cases/{id}", operation_id = "readProlongedCase", tag = "supervision",
    params(("id" = Key, Path, description = "The case on its list")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The case", body = ProlongedCaseWithPlan, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| supervision::entry(tx, &at, &actor.scope(), id));
    once::tagged(&ProlongedCaseWithPlan::from(found.await?))
}

/// What a case meets.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MetCriterion {
    /// Id of the law's criterion.
    id: String,
    /// What was counted.
    counted: i64,
}

/// A case that the program proposes.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProlongedCandidate {
    case: Key,
    unit: String,
    number: BookNumber,
    title: String,
    sealed: bool,
    started_on: Day,
    met: Vec<MetCriterion>,
}

impl From<Candidate> for ProlongedCandidate {
    fn from(one: Candidate) -> Self {
        let met = one.met.into_iter();
        Self {
            case: Key(one.case),
            unit: one.unit,
            number: one.number.into(),
            title: one.title,
            sealed: one.sealed,
            started_on: Day(one.started_on),
            met: met
                .map(|(id, counted)| MetCriterion { id, counted })
                .collect(),
        }
    }
}

/// A page of proposals.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProlongedCandidates {
    /// The oldest first.
    items: Vec<ProlongedCandidate>,
    /// The case after which the next page begins; null at the end.
    next: Option<Key>,
}

/// Which proposals.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct CandidateQuery {
    /// After this case: `next` of the page before.
    #[param(inline)]
    after: Option<Key>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// Open cases that my unit leads and that meet the law's criteria, on no list yet.
#[utoipa::path(get, path = "/prolonged-candidates", operation_id = "listProlongedCandidates", tag = "supervision",
    params(CandidateQuery), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = ProlongedCandidates), Reading))]
pub(super) async fn candidates(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<CandidateQuery>,
) -> Result<Json<ProlongedCandidates>, Problem> {
    let permit = actor.permit::<acts::KeepList>()?;
    let (at, after) = (app.setting(), asked.after.map(|key| key.0));
    let limit = usize::try_from(asked.limit.unwrap_or_default().0).unwrap_or_default();
    let found = app.store.read(move |tx| {
        let page = supervision::candidates(tx, &at, &permit, after, limit)?;
        Ok::<_, Failure>(page)
    });
    let (rows, next) = found.await?;
    Ok(Json(ProlongedCandidates {
        items: rows.into_iter().map(ProlongedCandidate::from).collect(),
        next: next.map(Key),
    }))
}
