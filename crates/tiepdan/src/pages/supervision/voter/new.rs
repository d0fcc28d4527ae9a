//! `/voter-petitions/new`: what voters say is taken down.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::acts;
use casework::supervision::voter::{self, RawVoterPetition};
use casework::{Failure, Id};
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::paths;
use crate::app::App;
use crate::pages::petition;
use crate::web::components::Choice;
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct NewForm;

impl Fields for NewForm {
    const FIELDS: &'static [Field] = &[
        Field::line("meeting", t!("voter-meeting"), 20),
        Field::line("district", t!("voter-field-district"), 300),
        Field::line("on", t!("voter-field-received-on"), 10),
        Field::line("topic", t!("voter-field-topic"), 60),
        Field::text("text", t!("voter-field-text"), 4000),
    ];
}

/// At which meeting it was said.
pub(super) struct About;

impl Fields for About {
    const FIELDS: &'static [Field] = &[Field::line("meeting", t!("voter-meeting"), 20)];
}

#[derive(Template)]
#[template(path = "pages/supervision/voter/new.html")]
struct NewPage {
    t: PageContext,
    form: Typed,
    topics: Vec<Choice>,
    forbidden: Option<Forbidden>,
}

/// `GET /voter-petitions/new`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<About>,
) -> Result<Response, Problem> {
    actor.permit::<acts::KeepVoters>()?;
    let about = asked.into_typed();
    let mut form = Typed::empty(NewForm::FIELDS).fill("on", t.today().to_string());
    if let Ok(id) = about.value("meeting").parse::<Id>() {
        let scope = actor.scope();
        let found = app
            .store
            .read(move |tx| Ok::<_, Failure>(voter::meeting(tx, &scope, id)?.meeting));
        let meeting = found.await?;
        form = form
            .fill("meeting", id.to_string())
            .fill("district", meeting.district)
            .fill("on", meeting.on.to_string());
    }
    Ok(page(&app, t, form, None, StatusCode::OK))
}

fn page(
    app: &App,
    t: PageContext,
    form: Typed,
    forbidden: Option<Forbidden>,
    status: StatusCode,
) -> Response {
    let page = NewPage {
        topics: petition::label::fields(&t, &app.law),
        form,
        forbidden,
        t,
    };
    render(status, &page)
}

/// `POST /voter-petitions/new`.
pub(super) async fn take_down(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<NewForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepVoters>()?;
    let on = form.day("on");
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawVoterPetition {
        meeting: form.value("meeting").parse().ok(),
        district: of("district"),
        on,
        topic: of("topic"),
        text: of("text"),
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| voter::take_down(tx, &at, &permit, &raw);
    match carried(&app, &t, &mut form, work).await? {
        Ok(id) => Ok(Redirect::to(&paths::petition(id)).into_response()),
        Err((forbidden, status)) => Ok(page(&app, t, form.into_typed(), forbidden, status)),
    }
}
