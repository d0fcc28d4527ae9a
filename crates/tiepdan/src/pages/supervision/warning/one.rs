//! `/warnings/{id}`: one cause with its counts, who was told and what was done.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::supervision::warning::{self, Heeding, Stand, WarningDetails, WarningStep};
use casework::{Failure, FieldError, Id, Setting};
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::super::paths::{self, RowPath};
use super::label;
use crate::app::App;
use crate::web::components::Choice;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("warning-field-do"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("whom", t!("warning-field-whom"), 300),
        Field::text("text", t!("warning-field-text"), 4000),
    ];
}

struct StepLine {
    title: &'static str,
    on: String,
    who: String,
    unit: String,
    whom: String,
    text: String,
}

#[derive(Template)]
#[template(path = "pages/supervision/warning/one.html")]
struct WarningPage {
    t: PageContext,
    form: Typed,
    action: String,
    cause: String,
    kind: &'static str,
    place: String,
    people: i64,
    before: String,
    raised: String,
    seen: String,
    stand: &'static str,
    tone: &'static str,
    version: i64,
    steps: Vec<StepLine>,
    choices: Vec<Choice>,
    is_open: bool,
    forbidden: Option<Forbidden>,
}

type Found = (WarningDetails, BTreeMap<Id, String>);

/// `GET /warnings/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(ActForm::FIELDS).fill("do", "told");
    page(&app, &actor, t, form, (id, None), StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (id, forbidden): (Id, Option<Forbidden>),
    status: StatusCode,
) -> Result<Response, Problem> {
    actor.permit::<acts::HeedWarning>()?;
    let (at, scope) = (app.setting(), actor.scope());
    let read = move |tx: &mut Tx<'_>| {
        let found = warning::warning(tx, &at, &scope, id)?;
        let officials: Vec<Id> = found
            .steps
            .iter()
            .filter_map(|step| step.official)
            .collect();
        Ok::<_, Failure>((found, access::names(tx, &officials)?))
    };
    let found = app.store.read(read).await?;
    Ok(render(status, &drawn(app, t, form, &found, forbidden)))
}

fn drawn(
    app: &App,
    t: PageContext,
    form: Typed,
    (found, names): &Found,
    forbidden: Option<Forbidden>,
) -> WarningPage {
    let one = &found.warning;
    let (stand, tone) = label::stand(one.stand);
    let step = |step: &WarningStep| StepLine {
        title: label::act(&step.act),
        on: t.date(step.on),
        who: step
            .official
            .and_then(|id| names.get(&id).cloned())
            .unwrap_or_default(),
        unit: legal::unit_in_place(&t, &app.law, &step.unit),
        whom: step.whom.clone(),
        text: step.text.clone(),
    };
    let choices = ["told", "done", "close"].map(|act| Choice {
        label: t.say(label::act(act)).into_owned(),
        value: act.to_owned(),
    });
    WarningPage {
        action: paths::warning(one.id),
        cause: label::cause(&t, &app.law, one),
        kind: label::kind(one.kind),
        place: label::place(&t, &app.law, one),
        people: one.people,
        before: label::before(&t, &app.law, one),
        raised: t.date(one.raised_on),
        seen: t.date(one.seen_on),
        stand,
        tone,
        version: one.version,
        steps: found.steps.iter().map(step).collect(),
        choices: choices.into(),
        is_open: one.stand != Stand::Closed,
        forbidden,
        form,
        t,
    }
}

/// `POST /warnings/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let act = form.value("do").to_owned();
    let said = Heeding {
        whom: form.value("whom").to_owned(),
        text: form.value("text").to_owned(),
        expected: form.value("version").parse().ok(),
    };
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| carry_out(tx, &at, &who, &act, (id, &said));
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::warning(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

fn carry_out(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    act: &str,
    said: (Id, &Heeding),
) -> Result<(), Failure> {
    let (permit, scope) = (actor.permit::<acts::HeedWarning>()?, actor.scope());
    match act {
        "told" => warning::tell(tx, at, &permit, &scope, said),
        "done" => warning::done(tx, at, &permit, &scope, said),
        "close" => warning::close(tx, at, &permit, &scope, said),
        _ => Err(FieldError::new("do", "choice-unknown").into()),
    }
}
