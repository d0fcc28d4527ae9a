//! `/guidance-documents`: issued, amended, cancelled.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::guidance::{self, Document, RawDocument};
use casework::{Failure, Id};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ActName, GuidanceAct, YearQuery};
use crate::api::cursor::{Cursor, Page};
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// One document.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuidanceDocument)]
pub(super) struct DocumentView {
    id: Key,
    /// The unit that issued it.
    unit: String,
    number: String,
    on: Day,
    /// By the law's list `guidance.kind`.
    kind: String,
    title: String,
    /// `new`, `amends`, `cancels`.
    does: &'static str,
    /// The document that it amends or cancels.
    other: Option<Key>,
    /// Its number, where the register does not have it.
    other_number: String,
    /// The day on which it was struck out as a mistake.
    struck_on: Option<Day>,
    reason: String,
}

impl From<Document> for DocumentView {
    fn from(one: Document) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            number: one.number,
            on: Day(one.on),
            kind: one.kind,
            title: one.title,
            does: one.does.as_str(),
            other: one.other.map(Key),
            other_number: one.other_number,
            struck_on: one.struck_on.map(Day),
            reason: one.reason,
        }
    }
}

/// A document.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewGuidanceDocument {
    number: String,
    on: Option<Day>,
    /// By the law's list `guidance.kind`.
    kind: String,
    title: String,
    /// `new` (when absent), `amends`, `cancels`.
    does: String,
    /// The document that it amends or cancels.
    other: Option<Key>,
    /// Or its number, where the register does not have it.
    other_number: String,
}

/// The documents that my unit and those I see issued, and those of the units above; the latest first.
#[utoipa::path(get, path = "/guidance-documents", operation_id = "listGuidanceDocuments", tag = "guidance", params(YearQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<DocumentView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<YearQuery>,
) -> Result<Json<Page<DocumentView>>, Problem> {
    let filter = asked.filter();
    let page = app
        .store
        .read(move |tx| guidance::documents(tx, &actor.scope(), &filter))
        .await?;
    Ok(Json(Page {
        next: page
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: page.rows.into_iter().map(DocumentView::from).collect(),
    }))
}

/// One document.
#[utoipa::path(get, path = "/guidance-documents/{id}", operation_id = "readGuidanceDocument", tag = "guidance",
    params(("id" = Key, Path, description = "The document")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The document", body = DocumentView), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<DocumentView>, Problem> {
    let found = app
        .store
        .read(move |tx| guidance::document(tx, &actor.scope(), id));
    Ok(Json(found.await?.document.into()))
}

/// Enter a document that my unit issued.
#[utoipa::path(post, path = "/guidance-documents", operation_id = "enterGuidanceDocument", tag = "guidance",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewGuidanceDocument, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The document", body = DocumentView), Acting))]
pub(super) async fn issue(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewGuidanceDocument>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepGuidance>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let asked = asked.clone();
        let raw = RawDocument {
            number: asked.number,
            on: asked.on.map(|day| day.0),
            kind: asked.kind,
            title: asked.title,
            does: asked.does,
            other: asked.other.map(|key| key.0),
            other_number: asked.other_number,
        };
        let entry = raw.validate(at).map_err(Failure::Invalid)?;
        let id = guidance::issue(tx, at, &permit, &entry, &[])?;
        let found = guidance::document(tx, &actor.scope(), id)?;
        Ok(DocumentView::from(found.document))
    })
    .await
}

/// Strike a document of my unit out that was entered by mistake.
#[utoipa::path(post, path = "/guidance-documents/{id}/acts", operation_id = "actOnGuidanceDocument", tag = "guidance",
    params(("id" = Key, Path, description = "The document"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = GuidanceAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The document", body = DocumentView), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    once: Once,
    body: Body<GuidanceAct>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepGuidance>()?;
    let asking = once.by(&actor, &body.print);
    let GuidanceAct { act, reason } = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        match act {
            ActName::Strike => guidance::strike(tx, at, &permit, id, &reason)?,
        }
        let found = guidance::document(tx, &actor.scope(), id)?;
        Ok(DocumentView::from(found.document))
    })
    .await
}
