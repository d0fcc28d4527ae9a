//! `/petitions/{id}/cause`: the project or decision behind a petition.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::acts;
use casework::supervision::warning;
use casework::{Failure, Id, petition};
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::super::paths::{self, RowPath};
use crate::app::App;
use crate::pages::petition::paths::petition as page_of;
use crate::web::components::Choice;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct CauseForm;

impl Fields for CauseForm {
    const FIELDS: &'static [Field] = &[
        Field::line("cause_kind", t!("warning-field-kind"), 20),
        Field::line("cause", t!("warning-field-cause"), 300),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/warning/cause.html")]
struct CausePage {
    t: PageContext,
    form: Typed,
    action: String,
    back: String,
    number: String,
    summary: String,
    kinds: Vec<Choice>,
    forbidden: Option<Forbidden>,
}

/// `GET /petitions/{id}/cause`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    actor.permit::<acts::NameCause>()?;
    let form = Typed::empty(CauseForm::FIELDS);
    page(&app, &actor, t, (form, true), (id, None), StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &casework::access::Actor,
    t: PageContext,
    (mut form, is_new): (Typed, bool),
    (id, forbidden): (Id, Option<Forbidden>),
    status: StatusCode,
) -> Result<Response, Problem> {
    let scope = actor.scope();
    let read = move |tx: &mut Tx<'_>| {
        let row = petition::details(tx, &scope, id)?.row;
        Ok::<_, Failure>((row, warning::cause_of(tx, id)?))
    };
    let (row, known) = app.store.read(read).await?;
    if is_new {
        let (kind, name) = known.unwrap_or_else(|| ("project".to_owned(), String::new()));
        form.put("cause_kind", kind);
        form.put("cause", name);
    }
    let kinds = [
        ("project", t!("warning-kind-project")),
        ("decision", t!("warning-kind-decision")),
    ];
    let kinds = kinds.map(|(value, label)| Choice {
        value: value.to_owned(),
        label: t.say(label).into_owned(),
    });
    let (number, year) = row.number;
    let page = CausePage {
        action: paths::cause(id),
        back: page_of(id),
        number: format!("{number}/{year}"),
        summary: row.summary,
        kinds: kinds.into(),
        forbidden,
        form,
        t,
    };
    Ok(render(status, &page))
}

/// `POST /petitions/{id}/cause`.
pub(super) async fn name(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<CauseForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::NameCause>()?;
    let (kind, cause) = (
        form.value("cause_kind").to_owned(),
        form.value("cause").to_owned(),
    );
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| warning::name_cause(tx, &at, &permit, id, (&kind, &cause));
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&page_of(id)).into_response()),
        Err((forbidden, status)) => {
            page(
                &app,
                &actor,
                t,
                (form.into_typed(), false),
                (id, forbidden),
                status,
            )
            .await
        }
    }
}
