//! `/urgings/new`: a superior urges the unit that owes a case, a petition or what a directive gave it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::acts;
use casework::supervision::urging::{self, RawUrging, UrgedKind};
use casework::{Failure, Id};
use law::urging::Answering;
use words::t;

use super::super::paths;
use super::label;
use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct UrgeForm;

impl Fields for UrgeForm {
    const FIELDS: &'static [Field] = &[
        Field::line("number", t!("urging-field-number"), 60),
        Field::text("text", t!("urging-field-text"), 4000),
        Field::line("answer_by", t!("urging-field-answer-by"), 10),
        Field::line("subject_kind", t!("supervision-field-subject"), 20),
        Field::line("subject", t!("supervision-field-subject"), 20),
    ];
}

/// What is urged about.
pub(super) struct About;

impl Fields for About {
    const FIELDS: &'static [Field] = &[
        Field::line("case", t!("supervision-subject-case"), 20),
        Field::line("petition", t!("supervision-subject-petition"), 20),
        Field::line("assignment", t!("urging-subject-assignment"), 20),
        Field::line("voter_petition", t!("urging-subject-voter-petition"), 20),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/urging/ask.html")]
struct AskPage {
    t: PageContext,
    form: Typed,
    subject: Option<&'static str>,
    article: String,
    forbidden: Option<Forbidden>,
}

/// `GET /urgings/new`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<About>,
) -> Result<Response, Problem> {
    actor.permit::<acts::Urge>()?;
    let about = asked.into_typed();
    let mut form =
        Typed::empty(UrgeForm::FIELDS).fill("text", t.say(t!("urging-usual-text")).into_owned());
    let answer = app.law.urging.answer.as_ref();
    let within = answer.map(|one| Answering::Term(one.term.clone()));
    let by = within.and_then(|within| urging::engine::answer_day(&app.law, &within, t.today()));
    if let Some(by) = by {
        form = form.fill("answer_by", by.to_string());
    }
    for kind in ["case", "petition", "assignment", "voter_petition"] {
        if let Ok(id) = about.value(kind).parse::<Id>() {
            form = form
                .fill("subject_kind", kind)
                .fill("subject", id.to_string());
        }
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
    let article = app.law.urging.answer.as_ref().map(|one| &one.article);
    let page = AskPage {
        subject: UrgedKind::parse(form.value("subject_kind")).map(label::kind),
        article: article.map_or_else(String::new, |cited| legal::article(&t, &app.law, cited)),
        forbidden,
        form,
        t,
    };
    render(status, &page)
}

/// `POST /urgings/new`.
pub(super) async fn urge(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<UrgeForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Urge>()?;
    let raw = read(&mut form);
    let sent = if form.is_valid() {
        let (at, scope) = (app.setting(), actor.scope());
        let work = move |tx: &mut store::Tx<'_>| {
            let entry = raw.clone().validate(&at).map_err(Failure::Invalid)?;
            urging::urge(tx, &at, &permit, &scope, &entry)
        };
        app.store.write(work).await
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    let (forbidden, status) = match sent {
        Ok(id) => return Ok(Redirect::to(&paths::urging(id)).into_response()),
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
    Ok(page(&app, t, form.into_typed(), forbidden, status))
}

fn read(form: &mut Typed) -> RawUrging {
    let answer_by = form.day("answer_by");
    RawUrging {
        subject_kind: form.value("subject_kind").to_owned(),
        subject: form.value("subject").parse().ok(),
        number: form.value("number").to_owned(),
        text: form.value("text").to_owned(),
        on: None,
        answer_by,
    }
}
