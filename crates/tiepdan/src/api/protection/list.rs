//! `GET` and `POST /protections`, `GET /protections/{id}`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::protection::{self, Filter, RawPerson, RawRequest, Situation};
use casework::{Failure, FieldError, Id};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::{DossierView, ProtectionView};
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body};
use crate::api::reception::place;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Which part of the list, and how its rows stand.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ProtectionQuery {
    /// `open` when absent, `asked`, `watched`, `late`, `all`.
    situation: Option<String>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// A word that no list knows.
pub(super) fn unknown(field: &str, word: &str) -> Problem {
    let error = FieldError::new(field, "choice-unknown").with("found", word);
    Failure::from(error).into()
}

/// The protections that my unit holds; the latest first. Nobody by name.
#[utoipa::path(get, path = "/protections", operation_id = "listProtections", tag = "protection", params(ProtectionQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<ProtectionView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<ProtectionQuery>,
) -> Result<Json<Page<ProtectionView>>, Problem> {
    let permit = actor.permit::<acts::WatchProtection>()?;
    let situation = match asked.situation.as_deref() {
        None => Situation::default(),
        Some(word) => Situation::parse(word).ok_or_else(|| unknown("situation", word))?,
    };
    let filter = Filter {
        situation,
        after: asked.after.and_then(place),
        limit: asked.limit.unwrap_or_default().0,
    };
    let at = app.setting();
    let page = app
        .store
        .read(move |tx| protection::list(tx, &at, &permit, &filter))
        .await?;
    let items = page.rows.iter();
    Ok(Json(Page {
        items: items
            .map(|(one, check)| ProtectionView::of(one, *check))
            .collect(),
        next: page
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
    }))
}

/// One dossier of protection; the reading stays on record.
#[utoipa::path(get, path = "/protections/{id}", operation_id = "readProtection", tag = "protection",
    params(("id" = Key, Path, description = "The protection")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The dossier", body = DossierView, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::WatchProtection>()?;
    let at = app.setting();
    let found = app
        .store
        .write(move |tx| protection::open_dossier(tx, &at, &permit, id));
    once::tagged(&DossierView::from(found.await?))
}

/// Somebody to be protected.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewPerson {
    /// A code of the law's list `protection.person`.
    relation: String,
    /// The name of kin, which goes under the seal; empty for the denouncer.
    name: String,
}

/// A request for protection.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewProtection {
    /// The petition of the denunciation.
    petition: Key,
    /// `written`, `minutes`, `oral`, `settler`.
    source: String,
    /// Its day; absent: today.
    on: Option<Day>,
    /// Does it bear no delay?
    #[serde(default)]
    urgent: bool,
    /// Absent: the denouncer.
    #[serde(default)]
    people: Vec<NewPerson>,
    /// A code of the law's list `protection.threat`.
    threat: String,
    /// A code of the law's list `protection.from_whom`.
    from_whom: String,
    /// The reasons; they go under the seal.
    #[serde(default)]
    text: String,
}

/// Take down or propose a request for protection of my unit.
#[utoipa::path(post, path = "/protections", operation_id = "askProtection", tag = "protection",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewProtection, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The dossier", body = DossierView), Acting))]
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewProtection>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::AskProtection>()?;
    let watching = actor.permit::<acts::WatchProtection>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    let people = asked.people.into_iter().map(|one| RawPerson {
        relation: one.relation,
        name: one.name,
    });
    let raw = RawRequest {
        source: asked.source,
        on: asked.on.map(|day| day.0),
        is_urgent: asked.urgent,
        people: people.collect(),
        threat: asked.threat,
        from_whom: asked.from_whom,
        text: asked.text,
    };
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let id = protection::ask(tx, at, &permit, asked.petition.0, &raw)?;
        Ok(DossierView::from(protection::dossier(tx, &watching, id)?))
    })
    .await
}
