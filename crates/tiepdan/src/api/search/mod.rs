//! Search over what one may see: petitions and cases by number, and by the people of both. Nothing sealed.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::access::Actor;
use casework::person::Found;
use casework::{Failure, person, petition, settlement};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::cursor::Limit;
use crate::api::petition::view::PetitionRow;
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body, of_entry};
use crate::api::settlement::view::CaseLine;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::{Problem, SignedIn};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(search, search_unseen))
}

/// Most rows of each kind.
const MOST: i64 = 100;
/// Longest text that is searched for.
const LONGEST: usize = 200;

/// What is searched for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SearchQuery {
    /// A number of a book (`12`, `12/2026`), the beginning of a name with or without marks, or the number of a paper.
    #[param(max_length = 200)]
    q: String,
    /// Most of each kind.
    #[param(inline)]
    limit: Option<Limit>,
}

/// What is searched for, in the body: an address is kept in histories and logs, and a name has no place there.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewSearch {
    /// A number of a book (`12`, `12/2026`), the beginning of a name with or without marks, or the number of a paper.
    #[schema(max_length = 200)]
    q: String,
    /// Most of each kind.
    #[schema(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// What was found, of each kind the best first.
#[derive(Debug, Serialize, ToSchema)]
struct FoundView {
    /// Petitions.
    petitions: Vec<PetitionRow>,
    /// Cases.
    cases: Vec<CaseLine>,
    /// People who came or wrote.
    people: Vec<FoundPerson>,
}

/// Somebody who came or wrote.
#[derive(Debug, Serialize, ToSchema)]
struct FoundPerson {
    /// The person of the register.
    id: Key,
    /// Full name.
    name: String,
    /// Is it an organization?
    is_organization: bool,
    /// Number of his paper.
    id_number: Option<String>,
    /// Address.
    address: String,
    /// The day of his last visit that I may see.
    last_visit: Option<Day>,
}

impl From<Found> for FoundPerson {
    fn from(found: Found) -> Self {
        Self {
            id: Key(found.id),
            name: found.identity.name,
            is_organization: found.identity.is_organization,
            id_number: found.identity.id_number,
            address: found.identity.address,
            last_visit: found.last_visit.map(Day),
        }
    }
}

/// Search petitions, cases and people that I may see. Prefer `POST /search`, which leaves no name in an address.
#[utoipa::path(get, path = "/search", operation_id = "search", tag = "search", params(SearchQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "What was found", body = FoundView), Reading))]
async fn search(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<SearchQuery>,
) -> Result<Json<FoundView>, Problem> {
    find(&app, actor, asked.q, asked.limit.unwrap_or_default().0).await
}

/// Search petitions, cases and people that I may see, with the text in the body.
#[utoipa::path(post, path = "/search", operation_id = "searchUnseen", tag = "search", request_body = NewSearch,
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "What was found", body = FoundView), Acting))]
async fn search_unseen(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    body: Body<NewSearch>,
) -> Result<Json<FoundView>, Problem> {
    let asked = body.value;
    let limit = asked.limit.unwrap_or_else(|| Limit::default().0);
    if !(1..=MOST).contains(&limit) {
        return Err(of_entry("limit", "limit-wrong"));
    }
    find(&app, actor, asked.q, limit).await
}

async fn find(
    app: &App,
    actor: Arc<Actor>,
    asked: String,
    limit: i64,
) -> Result<Json<FoundView>, Problem> {
    if asked.chars().count() > LONGEST {
        return Err(of_entry("q", "wrong-type"));
    }
    let found = app.store.read(move |tx| {
        let scope = actor.scope();
        let petitions = petition::find(tx, &scope, &asked, limit)?;
        let cases = settlement::find(tx, &scope, &asked, limit)?;
        let people = person::search(tx, &scope, &asked, limit)?;
        Ok::<_, Failure>(FoundView {
            petitions: petitions.into_iter().map(PetitionRow::from).collect(),
            cases: cases.into_iter().map(CaseLine::from).collect(),
            people: people.into_iter().map(FoundPerson::from).collect(),
        })
    });
    Ok(Json(found.await?))
}
