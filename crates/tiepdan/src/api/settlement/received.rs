//! Dossiers that another register sent.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Id;
use casework::access::acts;
use casework::notice::received::{self, Received};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::DocketEntry;
use crate::api::once::{self, Once, RequestKey};
use crate::api::petition::attachment::NewFiles;
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Body, Files, of_entry};
use crate::api::value::{BookNumber, Key};
use crate::app::App;
use crate::dossier::unpack;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// A dossier received.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReceivedView {
    /// The dossier.
    id: Key,
    /// SHA-256 of its list of hashes, hexadecimal: what it is known by.
    hash: String,
    /// Code of the unit that settled the case.
    unit: String,
    /// The case there.
    origin: Key,
    /// The number of the case in that unit's book.
    #[serde(flatten)]
    number: BookNumber,
    /// Its procedure.
    procedure: String,
    /// What it is about.
    title: String,
    /// Its state when it was exported.
    state: String,
    /// Are its petitioners under the seal?
    sealed: bool,
    /// The case here that goes on from it.
    case: Option<Key>,
    /// Its docket, proved.
    docket: Vec<DocketEntry>,
}

/// The case that goes on from a dossier.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Joining {
    /// The case of my unit.
    case: Key,
}

impl From<Received> for ReceivedView {
    fn from(found: Received) -> Self {
        let told = found.register;
        Self {
            id: Key(found.id),
            hash: found.hash,
            unit: told.unit,
            origin: Key(told.case),
            number: (told.number, told.year).into(),
            procedure: told.procedure,
            title: told.title,
            state: told.state,
            sealed: told.sealed,
            case: found.case.map(Key),
            docket: told.docket.into_iter().map(DocketEntry::from).collect(),
        }
    }
}

/// Take in the package of a dossier, one ZIP. Its hashes and its docket are proved first; the same package is one dossier.
#[utoipa::path(post, path = "/dossiers", operation_id = "receiveDossier", tag = "cases",
    params(("Idempotency-Key" = inline(Option<RequestKey>), Header, description = "Names the request, so that it may be sent again")),
    request_body(content = NewFiles, content_type = "multipart/form-data"), security(("token" = []), ("session" = [])),
    responses((status = 201, description = "Taken in", body = ReceivedView), Acting))]
pub(super) async fn receive(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    mut files: Files,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::ReceiveDossier>()?;
    let asking = once.by(&actor, &files.print);
    let (Some(upload), None) = (files.uploads.pop(), files.uploads.pop()) else {
        return Err(of_entry("file", "too-many-files"));
    };
    let package = tokio::task::spawn_blocking(move || unpack(&upload.bytes)).await;
    let package = package.map_err(|fault| Problem::fault(&fault))??;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        Ok(ReceivedView::from(received::receive(
            tx, at, &permit, &package,
        )?))
    })
    .await
}

/// One dossier received.
#[utoipa::path(get, path = "/dossiers/{id}", operation_id = "readReceivedDossier", tag = "cases",
    params(("id" = Key, Path, description = "The dossier")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The dossier", body = ReceivedView), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<ReceivedView>, Problem> {
    let read = app
        .store
        .read(move |tx| received::one(tx, &actor.scope(), id));
    Ok(Json(read.await?.into()))
}

/// Join a dossier to the case of my unit that goes on from it.
#[utoipa::path(post, path = "/dossiers/{id}/case", operation_id = "joinReceivedDossier", tag = "cases",
    params(("id" = Key, Path, description = "The dossier"),
        ("Idempotency-Key" = inline(Option<RequestKey>), Header, description = "Names the request, so that it may be sent again")),
    request_body = Joining, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "Joined", body = ReceivedView), Acting))]
pub(super) async fn join(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    once: Once,
    body: Body<Joining>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let case = body.value.case.0;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        received::one(tx, &actor.scope(), id)?;
        let permit = actor.permit::<acts::ReceiveDossier>()?;
        Ok(ReceivedView::from(received::join(
            tx,
            at,
            &permit,
            &actor,
            (id, case),
        )?))
    })
    .await
}
