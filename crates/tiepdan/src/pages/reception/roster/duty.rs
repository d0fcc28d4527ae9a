//! `/roster/{id}`: one day of one person: its time is told, another sits there, nobody does.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, Colleague, acts};
use casework::reception::Month;
use casework::reception::roster::{self, Duty, Reader, Swapping};
use casework::{Failure, FieldError, Id};
use store::Tx;
use words::t;

use super::super::month;
use super::super::paths::{self, RowPath};
use super::{group, names, officials, time};
use crate::app::App;
use crate::web::board::{Board, Cell, Control, Doing, Fact, Input, carry};
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct ChangeForm;

impl Fields for ChangeForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("minutes", t!("roster-field-minutes"), 4),
        Field::text("time_note", t!("roster-field-time-note"), 4000),
        Field::line("official", t!("roster-field-other"), 13),
        Field::line("has_allowance", t!("roster-field-allowance"), 3),
        Field::text("swap_note", t!("roster-field-swap-note"), 4000),
        Field::text("off_note", t!("roster-field-off-note"), 4000),
    ];
}

/// Does he keep it, the day, names, and who could sit there.
type Found = (bool, Duty, BTreeMap<Id, String>, Vec<Colleague>);

/// `GET /roster/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(ChangeForm::FIELDS);
    let board = page(&app, &actor, t, form, id).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(
    app: &App,
    actor: &Arc<Actor>,
    t: PageContext,
    form: Typed,
    id: Id,
) -> Result<Board, Problem> {
    let (who, now) = (Arc::clone(actor), app.setting().now);
    let found = app.store.read(move |tx| {
        let reader = Reader::of(&who, "")?;
        let duty = roster::duty(tx, &reader, id)?;
        let names = names(tx, [duty.official].into_iter())?;
        let colleagues = access::colleagues(tx, now, &duty.unit)?;
        Ok::<_, Failure>((reader.keeps(), duty, names, colleagues))
    });
    Ok(drawn(app, t, form, found.await?))
}

fn drawn(app: &App, t: PageContext, form: Typed, (keeps, duty, names, colleagues): Found) -> Board {
    let name = duty.official.and_then(|id| names.get(&id));
    let title = name.unwrap_or(&duty.name).clone();
    let month = month::name(Month::of(duty.on));
    let trail = (
        paths::of_month(paths::ROSTER, &month, "", None),
        t.say(t!("roster-title")).into_owned(),
    );
    let fact = |key, cell| Fact::of(t.say(key), cell);
    let facts = vec![
        fact(t!("reception-column-day"), Cell::of(t.date(duty.on))),
        fact(
            t!("roster-field-group"),
            Cell::of(group(&t, &app.law.allowance, &duty.group)),
        ),
        fact(t!("roster-field-basis"), Cell::of(duty.basis.clone())),
        fact(t!("roster-time"), Cell::of(time(&t, duty.minutes))),
        fact(t!("roster-field-note"), Cell::of(duty.note.clone())),
    ];
    let lede = duty.body.clone();
    let doings = if keeps {
        doings(&t, &duty, &colleagues)
    } else {
        Vec::new()
    };
    let mut board = Board::new(t, form, title, lede);
    (board.trail, board.facts, board.doings) = (trail, facts, doings);
    board
}

fn doings(t: &PageContext, duty: &Duty, colleagues: &[Colleague]) -> Vec<Doing> {
    let action = paths::row(paths::ROSTER, duty.id);
    let doing = |title: &'static str, value, inputs| Doing {
        title: t.say(title).into_owned(),
        inputs,
        button: t.say(title).into_owned(),
        value,
        action: action.clone(),
        is_folded: value != "time",
        ..Doing::default()
    };
    let others = officials(colleagues);
    vec![
        doing(
            t!("roster-tell-time"),
            "time",
            vec![
                Input::needed("minutes", Control::Line("number")),
                Input::optional("time_note", Control::Text(2)),
            ],
        ),
        doing(
            t!("roster-swap"),
            "swap",
            vec![
                Input::needed("official", Control::Choice(others)),
                Input::optional("has_allowance", Control::Tick),
                Input::optional("swap_note", Control::Text(2)),
            ],
        ),
        doing(
            t!("roster-take-off"),
            "off",
            vec![Input::optional("off_note", Control::Text(2))],
        ),
    ]
}

/// The name that the note has on the page, by what is done.
fn renamed(act: &str) -> &'static [(&'static str, &'static str)] {
    match act {
        "time" => &[("note", "time_note")],
        "swap" => &[("note", "swap_note")],
        _ => &[("note", "off_note")],
    }
}

/// `POST /roster/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ChangeForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepRoster>()?;
    let minutes = form.number("minutes", 1..=1440);
    let official = form.choice("official", |typed| typed.parse().ok());
    let of = |name: &str| form.value(name).to_owned();
    let (act, told, off) = (of("do"), of("time_note"), of("off_note"));
    let swapping = Swapping {
        official,
        has_allowance: form.has("has_allowance", "yes"),
        note: of("swap_note"),
    };
    let (names, at, seen) = (renamed(&act), app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| {
        let on = roster::duty(tx, &Reader::of(&seen, "")?, id)?.on;
        match act.as_str() {
            "time" => roster::tell_time(tx, &at, &permit, id, (minutes, &told)).map(|_| on),
            "swap" => roster::swap(tx, &at, &permit, id, &swapping).map(|_| on),
            "off" => roster::take_off(tx, &at, &permit, id, &off).map(|()| on),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    };
    match carry(&app, &t, &mut form, names, work).await? {
        Ok(on) => {
            let there = month::name(Month::of(on));
            let there = paths::of_month(paths::ROSTER, &there, "", None);
            Ok(Redirect::to(&there).into_response())
        }
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed(), id).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
