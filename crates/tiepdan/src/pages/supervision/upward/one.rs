//! `/upward/{id}`: one recommendation with its way upward: answered, passed on, carried out, taken back.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::supervision::upward::{
    self, Answering, Outcome, RawUpward, Stand, SubjectKind, UpwardDetails, UpwardRecommendation,
};
use casework::{Failure, FieldError, Id, Setting};
use store::Tx;
use words::t;

use super::super::carried::{carried, renamed};
use super::super::course::{choices, moments, people};
use super::super::obstacle as obstacles;
use super::super::paths::RowPath;
use super::super::written;
use super::list::{Line, line};
use super::{label, paths};
use crate::app::App;
use crate::pages::settlement;
use crate::web::components::{Choice, Moment};
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("outcome", t!("upward-field-outcome"), 20),
        Field::text("text", t!("upward-field-answer"), 4000),
        Field::line("promised", t!("upward-field-promised"), 10),
        Field::line("to", t!("upward-field-pass-to"), 300),
        Field::line("document", t!("upward-field-document"), 300),
        Field::line("answer_by", t!("upward-field-answer-by"), 10),
        Field::text("passed", t!("upward-field-passed"), 4000),
        Field::text("reason", t!("supervision-field-reason"), 4000),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/upward/one.html")]
struct OnePage {
    t: PageContext,
    form: Typed,
    line: Line,
    one: UpwardRecommendation,
    subject: &'static str,
    subject_href: Option<String>,
    below: Vec<Line>,
    above: Vec<Line>,
    moments: Vec<Moment>,
    forbidden: Option<Forbidden>,
    action: String,
    outcomes: Vec<Choice>,
    may_answer: bool,
    may_pass: bool,
    next: &'static str,
}

/// `GET /upward/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(ActForm::FIELDS);
    page(&app, &actor, t, form, (id, None), StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    mut form: Typed,
    (id, forbidden): (Id, Option<Forbidden>),
    status: StatusCode,
) -> Result<Response, Problem> {
    let scope = actor.scope();
    let found = app
        .store
        .read(move |tx| {
            let details = upward::recommendation(tx, &scope, id)?;
            let names = access::names(tx, &people(&details.steps))?;
            Ok::<_, Failure>((details, names))
        })
        .await?;
    if status == StatusCode::OK {
        form = form.fill("passed", found.0.one.text.clone());
    }
    let page = drawn(app, actor, t, form, found, forbidden);
    Ok(render(status, &page))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (details, names): (UpwardDetails, BTreeMap<Id, String>),
    forbidden: Option<Forbidden>,
) -> OnePage {
    let one = details.one;
    let may = actor.may::<acts::RecommendUp>();
    let (mine, theirs) = (one.unit == actor.unit, one.to_unit == actor.unit);
    let is_open = matches!(one.stand, Stand::Sent | Stand::PassedOn);
    let lines = |rows: &[UpwardRecommendation]| rows.iter().map(|row| line(&t, app, row)).collect();
    let href = match one.subject {
        (SubjectKind::Obstacle, Some(id)) if mine => Some(obstacles::paths::obstacle(id)),
        (SubjectKind::Case, Some(id)) if mine => Some(settlement::paths::case(id)),
        _ => None,
    };
    OnePage {
        line: line(&t, app, &one),
        subject: label::subject(one.subject.0),
        subject_href: href,
        below: lines(details.below.as_slice()),
        above: lines(&details.above),
        moments: moments(&t, app, &details.steps, &names, label::act),
        action: paths::one(one.id),
        outcomes: choices(&t, Outcome::ALL, Outcome::as_str, label::outcome),
        may_answer: may && theirs && is_open,
        may_pass: may && theirs && one.stand == Stand::Sent,
        next: match one.stand {
            Stand::Answered if may && theirs => "carry_out",
            _ if may && mine && is_open => "withdraw",
            _ => "",
        },
        one,
        forbidden,
        form,
        t,
    }
}

/// `POST /upward/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let asked = Asked::read(&app, &t, &mut form);
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| {
        upward::recommendation(tx, &who.scope(), id)?;
        asked.carry_out(tx, &at, &who, id)
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::one(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    reason: String,
    answering: Answering,
    passing: RawUpward,
}

impl Asked {
    fn read(app: &App, t: &PageContext, form: &mut Typed) -> Self {
        let (promised, answer_by) = (form.day("promised"), form.day("answer_by"));
        let of = |name: &str| form.value(name).to_owned();
        let to = of("to");
        Self {
            act: of("do"),
            reason: of("reason"),
            answering: Answering {
                outcome: of("outcome"),
                text: of("text"),
                promised,
                expected: form.value("version").parse().ok(),
            },
            passing: RawUpward {
                to: written::unit(app, t, to.trim()).unwrap_or(to),
                document: of("document"),
                text: of("passed"),
                answer_by,
                ..RawUpward::default()
            },
        }
    }

    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> Result<(), Failure> {
        let permit = actor.permit::<acts::RecommendUp>()?;
        let (text, expected) = (&self.answering.text, self.answering.expected);
        match self.act.as_str() {
            "answer" => upward::answer(tx, at, &permit, id, &self.answering),
            "pass" => {
                let passed = upward::pass_on(tx, at, &permit, id, (&self.passing, expected));
                let passed = passed.map(drop);
                passed.map_err(|failure| renamed(failure, ("text", "passed")))
            }
            "carry_out" => upward::carry_out(tx, at, &permit, id, (text, expected)),
            "withdraw" => upward::withdraw(tx, at, &permit, id, (&self.reason, expected)),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
