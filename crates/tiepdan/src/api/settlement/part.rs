//! `GET /cases/{id}/docket`, `/terms`, `/notices`: one part of a case each.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::Id;
use casework::{settlement, term};
use serde::Serialize;
use utoipa::ToSchema;

use super::show::read;
use super::view::{DocketEntry, NoticeView, TermView};
use crate::api::problem::Reading;
use crate::api::value::Key;
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// The docket of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Docket {
    /// Its entries, in the order of their numbers.
    items: Vec<DocketEntry>,
}

/// The docket: the append-only list of the case's steps.
#[utoipa::path(get, path = "/cases/{id}/docket", operation_id = "readDocket", tag = "cases",
    params(("id" = Key, Path, description = "The case")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The docket", body = Docket), Reading))]
pub(super) async fn docket(
    State(app): State<Arc<App>>,
    signed_in: SignedIn,
    At(id): At<Id>,
) -> Result<Json<Docket>, Problem> {
    read(&app, signed_in, id).await?;
    let entries = app.store.read(move |tx| settlement::docket(tx, id)).await?;
    let items = entries.into_iter().map(DocketEntry::from).collect();
    Ok(Json(Docket { items }))
}

/// The clocks of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Terms {
    /// In order of opening.
    items: Vec<TermView>,
}

/// The clocks of a case with the article of each.
#[utoipa::path(get, path = "/cases/{id}/terms", operation_id = "listTerms", tag = "cases",
    params(("id" = Key, Path, description = "The case")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The clocks", body = Terms), Reading))]
pub(super) async fn terms(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<Terms>, Problem> {
    let clocks = app.store.read(move |tx| {
        settlement::seen(tx, &actor.scope(), id)?;
        term::of_subject(tx, id)
    });
    Ok(Json(Terms {
        items: TermView::all(&app.law, &clocks.await?),
    }))
}

/// The papers of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Notices {
    /// In order of issue.
    items: Vec<NoticeView>,
}

/// The statutory papers that its steps issued.
#[utoipa::path(get, path = "/cases/{id}/notices", operation_id = "listNotices", tag = "cases",
    params(("id" = Key, Path, description = "The case")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The papers", body = Notices), Reading))]
pub(super) async fn notices(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<Notices>, Problem> {
    let scope = actor.scope();
    let found = app
        .store
        .read(move |tx| settlement::details(tx, &scope, id))
        .await?;
    under_seal(&app, &actor, found.case.sealed, Seen::Case(id)).await?;
    Ok(Json(Notices {
        items: NoticeView::all(&app.law, found.notices),
    }))
}
