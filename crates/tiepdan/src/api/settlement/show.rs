//! `GET /cases/{id}`.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use casework::settlement::{self, CaseDetails};
use casework::{Failure, Id};

use super::view::CaseView;
use crate::api::once;
use crate::api::problem::Reading;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// One case with everything that belongs to it. Reading it goes on record.
#[utoipa::path(get, path = "/cases/{id}", operation_id = "readCase", tag = "cases",
    params(("id" = Key, Path, description = "The case")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The case", body = CaseView, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    signed_in: SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let found = read(&app, signed_in, id).await?;
    once::tagged(&CaseView::of(&app.law, found))
}

/// The case, with the reading on record.
pub(super) async fn read(
    app: &App,
    SignedIn(actor): SignedIn,
    id: Id,
) -> Result<CaseDetails, Problem> {
    let at = app.setting();
    let found = app.store.write(move |tx| {
        let found = settlement::details(tx, &actor.scope(), id)?;
        settlement::record_reading(tx, &at, &actor, id)?;
        Ok::<_, Failure>(found)
    });
    Ok(found.await?)
}
