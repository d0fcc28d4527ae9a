//! `/prolonged-lists`: the lists of prolonged cases, one of them month by month, a new one.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::supervision::{self, RawList};
use casework::{Failure, Id};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::{ListView, ListWithMonths, MonthView};
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::Body;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Lists of prolonged cases.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProlongedLists {
    /// The one that ends last first.
    items: Vec<ListView>,
}

/// The lists that my unit and those I see keep, or own a case of.
#[utoipa::path(get, path = "/prolonged-lists", operation_id = "listProlongedLists", tag = "supervision",
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The lists", body = ProlongedLists), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
) -> Result<Json<ProlongedLists>, Problem> {
    let lists = app
        .store
        .read(move |tx| supervision::lists(tx, &actor.scope()));
    Ok(Json(ProlongedLists {
        items: lists.await?.into_iter().map(ListView::from).collect(),
    }))
}

/// One list, month by month.
#[utoipa::path(get, path = "/prolonged-lists/{id}", operation_id = "readProlongedList", tag = "supervision",
    params(("id" = Key, Path, description = "The list")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The list", body = ListWithMonths), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<ListWithMonths>, Problem> {
    let at = app.setting();
    let found = app.store.read(move |tx| {
        let list = supervision::list(tx, &actor.scope(), id)?;
        let months = supervision::burn_down(tx, &at, &actor.scope(), id)?;
        Ok::<_, Failure>((list, months))
    });
    let (list, months) = found.await?;
    Ok(Json(ListWithMonths {
        list: list.into(),
        months: months.into_iter().map(MonthView::from).collect(),
    }))
}

/// A list.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewProlongedList {
    /// Its name.
    name: String,
    /// The document behind it.
    basis: String,
    /// First day of its period.
    from: Option<Day>,
    /// Last day, by which its cases are to be done.
    until: Option<Day>,
}

/// Open a list of prolonged cases.
#[utoipa::path(post, path = "/prolonged-lists", operation_id = "openProlongedList", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewProlongedList, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The list", body = ListView), Acting))]
pub(super) async fn open(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewProlongedList>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepList>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let raw = RawList {
            name: asked.name.clone(),
            basis: asked.basis.clone(),
            from: asked.from.map(|day| day.0),
            until: asked.until.map(|day| day.0),
        };
        let id = supervision::open_list(tx, at, &permit, &raw)?;
        Ok(ListView::from(supervision::list(tx, &actor.scope(), id)?))
    })
    .await
}
