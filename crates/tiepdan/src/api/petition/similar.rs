//! `GET /petitions/{id}/similar`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::Id;
use casework::petition::{self, Likeness};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::problem::Reading;
use crate::api::value::{BookNumber, Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// A petition that may be the same matter.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SimilarPetition {
    /// The petition.
    id: Key,
    /// The unit that holds it.
    unit: String,
    /// Its number in the book of that unit.
    #[serde(flatten)]
    number: BookNumber,
    /// The day it came.
    received_on: Day,
    /// 0 to 100.
    score: i64,
    /// Why: `same-text`, `same-person`.
    reasons: Vec<String>,
    /// What it is about, when I may see it.
    summary: Option<String>,
    /// The case it opened or joined, when I may see it.
    case: Option<Key>,
}

impl From<Likeness> for SimilarPetition {
    fn from(found: Likeness) -> Self {
        Self {
            id: Key(found.id),
            unit: found.unit,
            number: found.number.into(),
            received_on: Day(found.received_on),
            score: found.score,
            reasons: found.reasons.into_iter().map(str::to_owned).collect(),
            summary: found.summary,
            case: found.case.map(Key),
        }
    }
}

/// Petitions that may be the same matter.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SimilarPetitions {
    /// Best first.
    items: Vec<SimilarPetition>,
}

/// Petitions anywhere in the register that may be the same matter, each with its score and why.
#[utoipa::path(get, path = "/petitions/{id}/similar", operation_id = "listSimilarPetitions", tag = "petitions",
    params(("id" = Key, Path, description = "The petition")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "At most 20", body = SimilarPetitions), Reading))]
pub(super) async fn similar(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<SimilarPetitions>, Problem> {
    let found = app
        .store
        .read(move |tx| petition::similar(tx, &actor.scope(), id))
        .await?;
    let items = found.into_iter().map(SimilarPetition::from).collect();
    Ok(Json(SimilarPetitions { items }))
}
