//! `/prolonged/put`: an official puts a case on one of his unit's lists.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::supervision::{self, ListRow, PutOn};
use casework::{Failure, FieldError, Id};
use law::unit::Lookup;
use words::t;

use super::paths;
use crate::app::App;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct PutForm;

impl Fields for PutForm {
    const FIELDS: &'static [Field] = &[
        Field::line("case", t!("supervision-column-case"), 20),
        Field::line("list", t!("supervision-column-list"), 20),
        Field::line("owner", t!("supervision-field-owner"), 300),
        Field::line("head_name", t!("supervision-field-head"), 300),
        Field::text("reason", t!("supervision-field-why-listed"), 4000),
    ];
}

/// The case that another page leads here with, and its list.
pub(super) struct Led;

impl Fields for Led {
    const FIELDS: &'static [Field] = &[
        Field::line("case", t!("supervision-column-case"), 20),
        Field::line("list", t!("supervision-column-list"), 20),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/put_on.html")]
struct PutPage {
    t: PageContext,
    form: Typed,
    lists: Vec<Choice>,
    forbidden: Option<Forbidden>,
}

/// `GET /prolonged/put?case=`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Led>,
) -> Result<Response, Problem> {
    actor.permit::<acts::KeepList>()?;
    let mut form = Typed::empty(PutForm::FIELDS);
    for name in ["case", "list"] {
        form = form.fill(name, asked.value(name));
    }
    page(&app, &actor, t, form, None, StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    forbidden: Option<Forbidden>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (scope, unit) = (actor.scope(), actor.unit.clone());
    let lists = app
        .store
        .read(move |tx| supervision::lists(tx, &scope))
        .await?;
    let own = lists.into_iter().filter(|list| list.unit == unit);
    let choice = |list: ListRow| Choice {
        value: list.id.to_string(),
        label: list.name,
    };
    let page = PutPage {
        lists: own.map(choice).collect(),
        forbidden,
        form,
        t,
    };
    Ok(render(status, &page))
}

/// `POST /prolonged/put`.
pub(super) async fn put(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<PutForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepList>()?;
    let (list, wanted) = read(&app, &t, &mut form);
    let done = match list.filter(|_| form.is_valid()) {
        Some(list) => {
            let at = app.setting();
            let work =
                move |tx: &mut store::Tx<'_>| supervision::put_on(tx, &at, &permit, list, &wanted);
            app.store.write(work).await
        }
        None if form.is_valid() => Err(FieldError::new("list", "field-missing").into()),
        None => Err(Failure::Invalid(Vec::new())),
    };
    let (forbidden, status) = match done {
        Ok(id) => return Ok(Redirect::to(&paths::entry(id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            (None, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Failure::Refused(refusal)) => {
            let forbidden = legal::forbidden(&t, &app.law, &refusal);
            (Some(forbidden), StatusCode::CONFLICT)
        }
        Err(failure) => return Err(failure.into()),
    };
    page(&app, &actor, t, form.into_typed(), forbidden, status).await
}

fn read(app: &App, t: &PageContext, form: &mut Typed) -> (Option<Id>, PutOn) {
    let typed = form.value("owner").to_owned();
    let (units, today) = (&app.law.units, t.today());
    let owner = match units.by_name(&typed, today) {
        _ if typed.is_empty() || units.as_of(&typed, today).is_some() => typed,
        Lookup::One(found) => found.code,
        Lookup::Unknown | Lookup::Several(_) => {
            let values = vec![("name", typed.clone().into())];
            form.refuse("owner", t!("supervision-owner-unknown"), values);
            typed
        }
    };
    let wanted = PutOn {
        case: form.value("case").parse().ok(),
        owner,
        head: None,
        head_name: form.value("head_name").to_owned(),
        reason: form.value("reason").to_owned(),
        on: None,
    };
    (form.value("list").parse().ok(), wanted)
}
