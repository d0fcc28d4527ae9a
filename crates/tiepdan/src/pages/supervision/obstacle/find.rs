//! `/obstacles/new`: an official finds that an article of law stands in the way of a case.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::acts;
use casework::supervision::obstacle::{self, RawObstacle};
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::paths;
use crate::app::App;
use crate::pages::{petition, settlement};
use crate::web::components::Choice;
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct FindForm;

impl Fields for FindForm {
    const FIELDS: &'static [Field] = &[
        Field::line("case", t!("supervision-subject-case"), 20),
        Field::line("instrument", t!("obstacle-field-instrument"), 300),
        Field::line("article", t!("obstacle-field-article"), 300),
        Field::line("topic", t!("obstacle-field-topic"), 60),
        Field::text("problem", t!("obstacle-field-problem"), 4000),
        Field::text("wish", t!("obstacle-field-wish"), 4000),
    ];
}

/// In the way of which case.
pub(super) struct About;

impl Fields for About {
    const FIELDS: &'static [Field] = &[Field::line("case", t!("supervision-subject-case"), 20)];
}

#[derive(Template)]
#[template(path = "pages/supervision/obstacle/find.html")]
struct FindPage {
    t: PageContext,
    form: Typed,
    topics: Vec<Choice>,
    case: Option<String>,
    forbidden: Option<Forbidden>,
}

/// `GET /obstacles/new`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<About>,
) -> Result<Response, Problem> {
    actor.permit::<acts::NoteObstacle>()?;
    let case = asked.into_typed().value("case").to_owned();
    let form = Typed::empty(FindForm::FIELDS).fill("case", case);
    Ok(page(&app, t, form, (None, StatusCode::OK)))
}

fn page(
    app: &App,
    t: PageContext,
    form: Typed,
    (forbidden, status): (Option<Forbidden>, StatusCode),
) -> Response {
    let case = form.value("case").parse().ok();
    let page = FindPage {
        topics: petition::label::fields(&t, &app.law),
        case: case.map(settlement::paths::case),
        forbidden,
        form,
        t,
    };
    render(status, &page)
}

/// `POST /obstacles/new`.
pub(super) async fn find(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<FindForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::NoteObstacle>()?;
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawObstacle {
        case: form.value("case").parse().ok(),
        instrument: of("instrument"),
        article: of("article"),
        topic: of("topic"),
        problem: of("problem"),
        wish: of("wish"),
        on: None,
    };
    let (at, scope) = (app.setting(), actor.scope());
    let work = move |tx: &mut Tx<'_>| obstacle::find(tx, &at, &permit, &scope, &raw);
    match carried(&app, &t, &mut form, work).await? {
        Ok(id) => Ok(Redirect::to(&paths::obstacle(id)).into_response()),
        Err(again) => Ok(page(&app, t, form.into_typed(), again)),
    }
}
