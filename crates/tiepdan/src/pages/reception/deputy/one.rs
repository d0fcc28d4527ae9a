//! `/deputies/{id}`: one day of a deputy: told in time, reported back, held, put off.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::reception::deputy::{self, DeputyDay, Stand, Unable};
use casework::{FieldError, Id, Setting};
use store::Tx;
use words::t;

use super::super::label;
use super::super::paths::{self, RowPath};
use super::list::{ASSEMBLIES, stand};
use crate::app::App;
use crate::web::board::{Board, Cell, Control, Doing, Fact, Input, Told, carry};
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("told_on", t!("deputy-field-told-on"), 10),
        Field::line("unable_on", t!("deputy-field-unable-on"), 10),
        Field::text("reason", t!("deputy-field-reason"), 4000),
        Field::line("substitute", t!("deputy-field-substitute"), 300),
        Field::line("to", t!("deputy-field-to"), 10),
        Field::line("people", t!("deputy-field-people"), 6),
    ];
}

/// `GET /deputies/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let today = t.today().to_string();
    let form = Typed::empty(ActForm::FIELDS)
        .fill("told_on", today.clone())
        .fill("unable_on", today);
    let board = page(&app, &actor, t, form, id).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    id: Id,
) -> Result<Board, Problem> {
    let (scope, at) = (actor.scope(), app.setting());
    let one = app
        .store
        .read(move |tx| deputy::one(tx, &scope, id))
        .await?;
    let is_open = matches!(one.stand, Stand::Planned | Stand::Told);
    let may_act = is_open && one.unit == actor.unit && actor.may::<acts::PlanReception>();
    let (facts, notices) = (facts(app, &at, &t, &one), notices(&at, &t, &one));
    let doings = if may_act {
        doings(&t, &one)
    } else {
        Vec::new()
    };
    let trail = (
        paths::DEPUTIES.to_owned(),
        t.say(t!("deputy-title")).into_owned(),
    );
    let lede = label::entry(&t, &app.law, ASSEMBLIES, &one.assembly, one.on);
    let mut board = Board::new(t, form, one.deputy, lede);
    (board.trail, board.notices) = (trail, notices);
    (board.facts, board.doings) = (facts, doings);
    Ok(board)
}

fn facts(app: &App, at: &Setting, t: &PageContext, one: &DeputyDay) -> Vec<Fact> {
    let (word, tone) = stand(one.stand);
    let [told_by, unable_by] = one.terms(at);
    let day = |day| -> String { Option::map_or_else(day, String::new, |day| t.date(day)) };
    let by = |last| {
        let values = [("day", day(last).into())];
        t.say_with(t!("deputy-by"), &values).into_owned()
    };
    let article = app.law.term("CR-11").and_then(|term| {
        let version = term.version_on(one.on)?;
        Some(version.article.in_language(t.language().tag()).to_owned())
    });
    let mut facts = vec![
        Fact::of(
            t.say(t!("deputy-field-on")),
            Cell::of(t.date(one.on)).under(one.starts_at.clone().unwrap_or_default()),
        ),
        Fact::of(t.say(t!("deputy-field-place")), Cell::of(one.place.clone())),
        Fact::of(t.say(t!("deputy-stand")), Cell::of(t.say(word)).mark(tone)),
        Fact::of(
            t.say(t!("deputy-told")),
            Cell::of(day(one.told_on)).under(by(told_by)),
        ),
        Fact::of(
            t.say(t!("deputy-unable-told")),
            Cell::of(day(one.unable_on)).under(by(unable_by)),
        ),
        Fact::of(
            t.say(t!("deputy-article")),
            Cell::of(article.unwrap_or_default()),
        ),
    ];
    if !one.reason.is_empty() {
        let reason = Cell::of(one.reason.clone()).under(one.substitute.clone());
        facts.push(Fact::of(t.say(t!("deputy-field-reason")), reason));
    }
    if let Some(next) = one.moved_to {
        let link = Cell::of(t.say(t!("reception-open"))).to(paths::row(paths::DEPUTIES, next));
        facts.push(Fact::of(t.say(t!("deputy-moved-to")), link));
    }
    if let Some(people) = one.people {
        facts.push(Fact::of(
            t.say(t!("deputy-field-people")),
            Cell::of(t.number(people)),
        ));
    }
    facts
}

fn notices(at: &Setting, t: &PageContext, one: &DeputyDay) -> Vec<Told> {
    let is_open = one.stand == Stand::Planned || one.told_on.is_some();
    let all = [
        (is_open && one.is_told_late(at), t!("deputy-told-late")),
        (one.is_unable_late(at), t!("deputy-unable-late")),
    ];
    let told = |key: &str| Told {
        tone: "wait",
        text: t.say(key).into_owned(),
    };
    all.iter()
        .filter(|(is, _)| *is)
        .map(|(_, key)| told(key))
        .collect()
}

fn doings(t: &PageContext, one: &DeputyDay) -> Vec<Doing> {
    let doing = |title: &'static str, value, inputs| Doing {
        title: t.say(title).into_owned(),
        inputs,
        button: t.say(title).into_owned(),
        value,
        action: paths::row(paths::DEPUTIES, one.id),
        version: Some(one.version),
        ..Doing::default()
    };
    let unable = vec![
        Input::needed("unable_on", Control::Line("date")),
        Input::needed("reason", Control::Text(2)),
        Input::optional("substitute", Control::Line("text")),
        Input::optional("to", Control::Line("date")),
    ];
    vec![
        doing(
            t!("deputy-tell"),
            "tell",
            vec![Input::needed("told_on", Control::Line("date"))],
        ),
        Doing {
            is_folded: true,
            ..doing(t!("deputy-report-unable"), "unable", unable)
        },
        Doing {
            is_folded: true,
            ..doing(
                t!("deputy-hold"),
                "hold",
                vec![Input::needed("people", Control::Line("number"))],
            )
        },
    ]
}

/// `POST /deputies/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::PlanReception>()?;
    let (told_on, unable_on, to) = (form.day("told_on"), form.day("unable_on"), form.day("to"));
    let people = form.number("people", 0..=100_000);
    let of = |name: &str| form.value(name).to_owned();
    let (act, seen) = (of("do"), of("version").parse().ok());
    let unable = Unable {
        on: unable_on,
        reason: of("reason"),
        substitute: of("substitute"),
        to,
    };
    let at = app.setting();
    let names: &[(&str, &str)] = if act == "unable" {
        &[("told_on", "unable_on")]
    } else {
        &[]
    };
    let work = move |tx: &mut Tx<'_>| match act.as_str() {
        "tell" => deputy::tell(tx, &at, &permit, id, (told_on, seen)),
        "unable" => deputy::report_unable(tx, &at, &permit, id, (&unable, seen)),
        "hold" => deputy::hold(tx, &at, &permit, id, (people, seen)),
        _ => Err(FieldError::new("do", "choice-unknown").into()),
    };
    match carry(&app, &t, &mut form, names, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::row(paths::DEPUTIES, id)).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed(), id).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
