//! Who opened which seal, when and why; questions that wait for a second person; how the unit opens seals.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use casework::Id;
use casework::access::{Actor, acts};
use casework::person::seal::{self, Opening, SealRule};
use serde::Deserialize;
use words::t;

use super::paths;
use crate::app::App;
use crate::web::components::Choice;
use crate::web::form::Asked;
use crate::web::listing::{Pager, address};
use crate::web::{Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed, legal};

/// Lines of a page.
const LINES: i64 = 50;

#[derive(Deserialize)]
pub(super) struct OpeningPath {
    id: Id,
}

pub(super) struct Before;

impl Fields for Before {
    const FIELDS: &'static [Field] = &[Field::line("before", t!("seal-before"), 20)];
}

pub(super) struct AnswerForm;

impl Fields for AnswerForm {
    const FIELDS: &'static [Field] = &[Field::line("answer", t!("seal-answer"), 10)];
}

pub(super) struct RuleForm;

impl Fields for RuleForm {
    const FIELDS: &'static [Field] = &[Field::line("second", t!("seal-rule"), 10)];
}

struct Line {
    number: String,
    href: String,
    who: String,
    unit: String,
    reason: String,
    asked: String,
    outcome: String,
    answer: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/petition/seals.html")]
struct SealsPage {
    t: PageContext,
    waiting: Vec<Line>,
    lines: Vec<Line>,
    pager: Pager,
    rule: String,
    form: Option<Typed>,
    choices: Vec<Choice>,
}

/// `GET /seals`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Before>,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::WatchSeals>()?;
    let before: Option<Id> = asked.value("before").parse().ok();
    let reader = actor.clone();
    let (waiting, openings, rule) = app
        .store
        .read(move |tx| {
            Ok::<_, casework::Failure>((
                seal::waiting(tx, &reader)?,
                seal::openings(tx, &reader, before, LINES)?,
                seal::rule(tx, &reader.unit)?,
            ))
        })
        .await?;
    let lines = |all: &[Opening]| all.iter().map(|one| line(&t, &app, &actor, one)).collect();
    let said = if rule.second_person {
        t!("seal-rule-second")
    } else {
        t!("seal-rule-alone")
    };
    Ok(Html(SealsPage {
        waiting: lines(&waiting),
        lines: lines(&openings),
        rule: t.say(said).into_owned(),
        choices: choices(&t),
        pager: pager(before, &openings),
        form: actor.may::<acts::RuleSeal>().then(|| rule_form(rule)),
        t,
    }))
}

fn pager(before: Option<Id>, openings: &[Opening]) -> Pager {
    let is_full = i64::try_from(openings.len()).is_ok_and(|count| count == LINES);
    let last = openings.last().filter(|_| is_full);
    Pager {
        first: before.map(|_| paths::SEALS.to_owned()),
        next: last.map(|last| address(paths::SEALS, &[("before", &last.id.to_string())])),
    }
}

/// The form of the head, as the rule stands.
fn rule_form(rule: SealRule) -> Typed {
    let value = if rule.second_person {
        "second"
    } else {
        "alone"
    };
    Typed::empty(RuleForm::FIELDS).fill("second", value)
}

fn choices(t: &PageContext) -> Vec<Choice> {
    let choice = |value: &str, key: &'static str| Choice {
        value: value.to_owned(),
        label: t.say(key).into_owned(),
    };
    vec![
        choice("alone", t!("seal-rule-alone")),
        choice("second", t!("seal-rule-second")),
    ]
}

fn line(t: &PageContext, app: &App, actor: &Actor, one: &Opening) -> Line {
    let moment = |at| t.moment(app.clock.local(at));
    let outcome = if let Some(at) = one.opened_at {
        t.say_with(t!("seal-opened-at"), &[("moment", moment(at).into())])
            .into_owned()
    } else if let Some(name) = &one.declined_by {
        t.say_with(t!("seal-declined-by"), &[("name", name.clone().into())])
            .into_owned()
    } else if let Some(name) = &one.confirmed_by {
        t.say_with(t!("seal-confirmed-by"), &[("name", name.clone().into())])
            .into_owned()
    } else {
        t.say(t!("seal-waits")).into_owned()
    };
    let waits = one.opened_at.is_none() && one.declined_by.is_none() && one.confirmed_by.is_none();
    let may = waits && !one.is_own && one.unit == actor.unit && actor.may::<acts::OpenSeal>();
    Line {
        number: one.petition.1.to_string(),
        href: paths::petition(one.petition.0),
        who: one.official.clone(),
        unit: legal::unit_name(t, &app.law, &one.unit),
        reason: one.reason.clone(),
        asked: moment(one.asked_at),
        outcome,
        answer: may.then(|| paths::seal_answer(one.id)),
    }
}

/// `POST /seals/{id}`: a second person lets a colleague open a seal, or does not.
pub(super) async fn answer(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<OpeningPath>,
    form: Form<AnswerForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::OpenSeal>()?;
    let (at, lets) = (app.setting(), form.value("answer") == "let");
    app.store
        .write(move |tx| seal::answer(tx, &at, &permit, path.id, lets))
        .await?;
    Ok(Redirect::to(paths::SEALS).into_response())
}

/// `POST /seals`: the head sets whether anybody opens a seal alone.
pub(super) async fn set_rule(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    form: Form<RuleForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::RuleSeal>()?;
    let rule = SealRule {
        second_person: form.value("second") == "second",
    };
    let at = app.setting();
    app.store
        .write(move |tx| seal::set_rule(tx, &at, &permit, rule))
        .await?;
    Ok(Redirect::to(paths::SEALS).into_response())
}
