//! `/upward/new`: a head recommends something to a higher body.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Id;
use casework::access::acts;
use casework::supervision::upward::{self, RawUpward, SubjectKind};
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::super::written;
use super::{label, paths};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct NewForm;

impl Fields for NewForm {
    const FIELDS: &'static [Field] = &[
        Field::line("to", t!("upward-field-to"), 300),
        Field::line("document", t!("upward-field-document"), 300),
        Field::line("on", t!("upward-field-on"), 10),
        Field::text("text", t!("upward-field-text"), 4000),
        Field::line("answer_by", t!("upward-field-answer-by"), 10),
        Field::line("subject_kind", t!("supervision-field-subject"), 20),
        Field::line("subject", t!("supervision-field-subject"), 20),
    ];
}

/// What a new recommendation is about.
pub(super) struct About;

impl Fields for About {
    const FIELDS: &'static [Field] = &[
        Field::line("obstacle", t!("obstacle-one"), 20),
        Field::line("case", t!("supervision-subject-case"), 20),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/upward/new.html")]
struct NewPage {
    t: PageContext,
    form: Typed,
    subject: Option<&'static str>,
    forbidden: Option<Forbidden>,
}

/// `GET /upward/new`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<About>,
) -> Result<Response, Problem> {
    actor.permit::<acts::RecommendUp>()?;
    let about = asked.into_typed();
    let mut form = Typed::empty(NewForm::FIELDS).fill("on", t.today().to_string());
    let above = app.law.units.get(&actor.unit).and_then(|unit| unit.parent);
    if let Some(above) = above {
        form = form.fill("to", above);
    }
    for kind in ["obstacle", "case"] {
        if let Ok(id) = about.value(kind).parse::<Id>() {
            form = form
                .fill("subject_kind", kind)
                .fill("subject", id.to_string());
        }
    }
    Ok(page(t, form, (None, StatusCode::OK)))
}

fn page(
    t: PageContext,
    form: Typed,
    (forbidden, status): (Option<Forbidden>, StatusCode),
) -> Response {
    let subject = SubjectKind::parse(form.value("subject_kind"));
    let page = NewPage {
        subject: subject.map(label::subject),
        forbidden,
        form,
        t,
    };
    render(status, &page)
}

/// What was typed.
pub(super) fn read(app: &App, t: &PageContext, form: &mut Typed) -> RawUpward {
    let (on, answer_by) = (form.day("on"), form.day("answer_by"));
    let of = |name: &str| form.value(name).to_owned();
    let to = of("to");
    RawUpward {
        to: written::unit(app, t, to.trim()).unwrap_or(to),
        document: of("document"),
        on,
        text: of("text"),
        subject_kind: of("subject_kind"),
        subject: form.value("subject").parse().ok(),
        answer_by,
    }
}

/// `POST /upward/new`.
pub(super) async fn send(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<NewForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::RecommendUp>()?;
    let raw = read(&app, &t, &mut form);
    let (at, scope) = (app.setting(), actor.scope());
    let work = move |tx: &mut Tx<'_>| upward::send(tx, &at, &permit, &scope, &raw);
    match carried(&app, &t, &mut form, work).await? {
        Ok(id) => Ok(Redirect::to(&paths::one(id)).into_response()),
        Err(again) => Ok(page(t, form.into_typed(), again)),
    }
}
