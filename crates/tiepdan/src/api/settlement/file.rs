//! `POST /cases/{id}/attachments`: files for the list of evidence.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::{Id, document, settlement};

use crate::api::once::{self, Once, RequestKey};
use crate::api::petition::attachment::{AddedFiles, NewFiles};
use crate::api::petition::view::AttachmentView;
use crate::api::problem::Acting;
use crate::api::read::Files;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Keep files with a case. A step puts them on its list of evidence, with their hash.
#[utoipa::path(post, path = "/cases/{id}/attachments", operation_id = "keepCaseFiles", tag = "cases",
    params(("id" = Key, Path, description = "The case"),
        ("Idempotency-Key" = inline(Option<RequestKey>), Header, description = "Names the request, so that it may be sent again")),
    request_body(content = NewFiles, content_type = "multipart/form-data"), security(("token" = []), ("session" = [])),
    responses((status = 201, description = "Kept", body = AddedFiles), Acting))]
pub(super) async fn keep(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    once: Once,
    files: Files,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepCaseFiles>()?;
    let asking = once.by(&actor, &files.print);
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        settlement::seen(tx, &actor.scope(), id)?;
        let mut added = Vec::new();
        for upload in &files.uploads {
            added.push(settlement::add_file(tx, at, &permit, id, upload)?);
        }
        let kept = document::of_subject(tx, id)?.into_iter();
        let kept = kept.filter(|file| added.contains(&file.id));
        Ok(AddedFiles {
            items: kept.map(AttachmentView::from).collect(),
        })
    })
    .await
}
