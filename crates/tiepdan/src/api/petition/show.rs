//! `GET /petitions/{id}`.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use casework::Id;
use casework::petition;

use super::view::PetitionView;
use crate::api::once;
use crate::api::problem::Reading;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// One petition. Reading it goes on record.
#[utoipa::path(get, path = "/petitions/{id}", operation_id = "readPetition", tag = "petitions",
    params(("id" = Key, Path, description = "The petition")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The petition", body = PetitionView, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let found = app
        .store
        .write(move |tx| {
            let found = petition::details(tx, &actor.scope(), id)?;
            petition::record_reading(tx, &at, &actor, id)?;
            Ok::<_, casework::Failure>(found)
        })
        .await?;
    once::tagged(&PetitionView::of(&app.law, found))
}
