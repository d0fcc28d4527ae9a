//! `POST /petitions/{id}/attachments`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Id;
use casework::access::acts;
use casework::{document, petition};
use serde::Serialize;
use utoipa::ToSchema;

use super::view::AttachmentView;
use crate::api::once::{self, Once, RequestKey};
use crate::api::problem::Acting;
use crate::api::read::Files;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// The files that were added.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct AddedFiles {
    /// In the order of the parts.
    pub(in crate::api) items: Vec<AttachmentView>,
}

/// Files, one a part.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only described")]
pub(in crate::api) struct NewFiles {
    /// A file; more parts may follow under any name.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Add files to a petition. They are kept by the hash of their content, their type told by it.
#[utoipa::path(post, path = "/petitions/{id}/attachments", operation_id = "attachFiles", tag = "petitions",
    params(("id" = Key, Path, description = "The petition"),
        ("Idempotency-Key" = inline(Option<RequestKey>), Header, description = "Names the request, so that it may be sent again")),
    request_body(content = NewFiles, content_type = "multipart/form-data"), security(("token" = []), ("session" = [])),
    responses((status = 201, description = "Kept", body = AddedFiles), Acting))]
pub(super) async fn attach(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    once: Once,
    files: Files,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::File>()?;
    let asking = once.by(&actor, &files.print);
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let mut added = Vec::new();
        for upload in &files.uploads {
            added.push(petition::add_attachment(tx, at, &permit, id, upload)?);
        }
        let kept = document::of_subject(tx, id)?;
        let kept = kept.into_iter().filter(|file| added.contains(&file.id));
        Ok(AddedFiles {
            items: kept.map(AttachmentView::from).collect(),
        })
    })
    .await
}
