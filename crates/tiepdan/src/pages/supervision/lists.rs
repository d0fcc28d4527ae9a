//! `/prolonged`: the lists of prolonged, complicated and mass cases; a new one.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{Actor, acts};
use casework::supervision::{self, ListRow, RawList};
use words::t;

use super::paths;
use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct ListForm;

impl Fields for ListForm {
    const FIELDS: &'static [Field] = &[
        Field::line("name", t!("supervision-field-list-name"), 300),
        Field::line("basis", t!("supervision-field-basis"), 300),
        Field::line("from", t!("supervision-field-from"), 10),
        Field::line("until", t!("supervision-field-until"), 10),
    ];
}

/// A list in words.
struct Line {
    row: ListRow,
    href: String,
    unit: String,
}

#[derive(Template)]
#[template(path = "pages/supervision/lists.html")]
struct ListsPage {
    t: PageContext,
    form: Typed,
    lines: Vec<Line>,
    may_keep: bool,
}

/// `GET /prolonged`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(ListForm::FIELDS);
    page(&app, &actor, t, form, StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    status: StatusCode,
) -> Result<Response, Problem> {
    let scope = actor.scope();
    let lists = app
        .store
        .read(move |tx| supervision::lists(tx, &scope))
        .await?;
    let line = |row: ListRow| Line {
        href: paths::list(row.id),
        unit: legal::unit_name(&t, &app.law, &row.unit),
        row,
    };
    let page = ListsPage {
        lines: lists.into_iter().map(line).collect(),
        may_keep: actor.may::<acts::KeepList>(),
        form,
        t,
    };
    Ok(render(status, &page))
}

/// `POST /prolonged`: opens a list.
pub(super) async fn open(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<ListForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepList>()?;
    let (from, until) = (form.day("from"), form.day("until"));
    let raw = RawList {
        name: form.value("name").to_owned(),
        basis: form.value("basis").to_owned(),
        from,
        until,
    };
    let opened = if form.is_valid() {
        let at = app.setting();
        app.store
            .write(move |tx| supervision::open_list(tx, &at, &permit, &raw))
            .await
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    match opened {
        Ok(id) => Ok(Redirect::to(&paths::list(id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&app, &actor, t, form.into_typed(), status).await
        }
        Err(failure) => Err(failure.into()),
    }
}
