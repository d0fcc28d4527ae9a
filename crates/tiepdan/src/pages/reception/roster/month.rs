//! `/roster?month=2026-08`: the roster of a month, and putting somebody on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, Colleague, acts};
use casework::reception::Month;
use casework::reception::roster::{self, Duty, RawDuty, Reader};
use casework::{Failure, FieldError, Id};
use store::Tx;
use words::t;

use super::super::month;
use super::super::paths;
use super::super::ways::ways;
use super::{group, groups, names, officials, time};
use crate::app::App;
use crate::web::board::{Board, Cell, Control, Doing, Input, Link, Table, carry};
use crate::web::form::Asked;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct MonthQuery;

impl Fields for MonthQuery {
    const FIELDS: &'static [Field] = &[
        Field::line("month", t!("reception-field-month"), 7),
        Field::line("unit", t!("petition-queue-unit"), 60),
        Field::line("no", t!("roster-sheet-no"), 4),
    ];
}

pub(super) struct AssignForm;

impl Fields for AssignForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("month", t!("reception-field-month"), 7),
        Field::line("group", t!("roster-field-group"), 20),
        Field::line("official", t!("roster-field-official"), 13),
        Field::line("name", t!("roster-field-name"), 300),
        Field::line("body", t!("roster-field-body"), 300),
        Field::line("has_allowance", t!("roster-field-allowance"), 3),
        Field::line("basis", t!("roster-field-basis"), 300),
        Field::line("from", t!("roster-field-from"), 10),
        Field::line("until", t!("roster-field-until"), 10),
        Field::line("minutes", t!("roster-field-minutes"), 4),
        Field::text("note", t!("roster-field-note"), 4000),
    ];
}

/// What is read for the page.
struct Found {
    unit: String,
    keeps: bool,
    duties: Vec<Duty>,
    names: BTreeMap<Id, String>,
    colleagues: Vec<Colleague>,
}

/// `GET /roster`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<MonthQuery>,
) -> Result<Response, Problem> {
    let month = month::asked(asked.value("month"), t.today());
    let form = Typed::empty(AssignForm::FIELDS)
        .fill("month", month::name(month))
        .fill("from", t.today().to_string());
    let unit = asked.value("unit").to_owned();
    let board = page(&app, &actor, t, form, (month, unit)).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(
    app: &App,
    actor: &Arc<Actor>,
    t: PageContext,
    form: Typed,
    (month, unit): (Month, String),
) -> Result<Board, Problem> {
    let (who, now) = (Arc::clone(actor), app.setting().now);
    let found = app.store.read(move |tx| {
        let reader = Reader::of(&who, &unit)?;
        let duties = roster::duties(tx, &reader, month)?;
        Ok::<_, Failure>(Found {
            names: names(tx, duties.iter().map(|one| one.official))?,
            colleagues: access::colleagues(tx, now, &reader.unit)?,
            keeps: reader.keeps(),
            unit: reader.unit,
            duties,
        })
    });
    Ok(drawn(app, actor, t, form, (&found.await?, month)))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (found, month): (&Found, Month),
) -> Board {
    let name = month::name(month);
    let at =
        |path: &str, month: Month| paths::of_month(path, &month::name(month), &found.unit, None);
    let unit = legal::unit_in_place(&t, &app.law, &found.unit);
    let title = t.say(t!("roster-title")).into_owned();
    let (before, after) = month::around(month);
    let link = |path, label: &'static str, icon| Link {
        href: at(path, month),
        label: t.say(label).into_owned(),
        icon,
    };
    let links = vec![
        link(paths::SHEET, t!("roster-sheet"), "document"),
        link(paths::RATES, t!("roster-rates"), "chart"),
    ];
    let turn = (
        at(paths::ROSTER, before),
        month::said(&t, month),
        at(paths::ROSTER, after),
    );
    let table = table(app, &t, found);
    let doings = if found.keeps {
        doings(app, &t, found, &name)
    } else {
        Vec::new()
    };
    let ways = ways(&t, actor, paths::ROSTER);
    let mut board = Board::new(t, form, title, unit);
    (board.ways, board.links, board.turn) = (ways, links, Some(turn));
    (board.tables, board.doings) = (vec![table], doings);
    board
}

fn table(app: &App, t: &PageContext, found: &Found) -> Table {
    let row = |one: &Duty| {
        let name = one.official.and_then(|id| found.names.get(&id));
        let on = Cell::of(t.date(one.on));
        vec![
            if found.keeps {
                on.to(paths::row(paths::ROSTER, one.id))
            } else {
                on
            },
            Cell::of(name.unwrap_or(&one.name).clone()).under(one.body.clone()),
            Cell::of(group(t, &app.law.allowance, &one.group)).under(one.basis.clone()),
            Cell::of(time(t, one.minutes)).under(one.note.clone()),
        ]
    };
    let heads = [
        t!("reception-column-day"),
        t!("roster-who"),
        t!("roster-field-group"),
        t!("roster-time"),
    ];
    Table {
        id: "days",
        title: t.say(t!("roster-days")).into_owned(),
        heads: heads.map(|head| t.say(head).into_owned()).into(),
        rows: found.duties.iter().map(row).collect(),
        none: t.say(t!("roster-none")).into_owned(),
        ..Table::default()
    }
}

fn doings(app: &App, t: &PageContext, found: &Found, month: &str) -> Vec<Doing> {
    let text = || Control::Line("text");
    let assign = Doing {
        title: t.say(t!("roster-assign")).into_owned(),
        lede: t.say(t!("roster-assign-lede")).into_owned(),
        inputs: vec![
            Input::needed("group", Control::Choice(groups(t, &app.law.allowance))),
            Input::optional("official", Control::Choice(officials(&found.colleagues))),
            Input::optional("name", text()),
            Input::optional("body", text()),
            Input::needed("from", Control::Line("date")),
            Input::optional("until", Control::Line("date")),
            Input::optional("basis", text()),
            Input::optional("minutes", Control::Line("number")),
            Input::optional("has_allowance", Control::Tick),
            Input::optional("note", Control::Text(2)),
        ],
        button: t.say(t!("roster-assign-do")).into_owned(),
        value: "assign",
        action: paths::ROSTER.to_owned(),
        ..Doing::default()
    };
    let draw = Doing {
        title: t.say(t!("roster-draw")).into_owned(),
        lede: t.say(t!("roster-draw-lede")).into_owned(),
        button: t.say(t!("roster-draw-do")).into_owned(),
        value: "draw",
        action: paths::of_month(paths::ROSTER, month, "", None),
        is_folded: true,
        ..Doing::default()
    };
    vec![assign, draw]
}

/// `POST /roster`: somebody is put on it, or the head's days are drawn from his sessions.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<MonthQuery>,
    mut form: Form<AssignForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepRoster>()?;
    let raw = read(&mut form);
    let typed = match asked.value("month") {
        "" => raw.from.map_or_else(String::new, |from| from.to_string()),
        month => format!("{month}-01"),
    };
    let typed: String = typed.chars().take(7).collect();
    let (month, act) = (month::asked(&typed, t.today()), form.value("do").to_owned());
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| match act.as_str() {
        "assign" => {
            let entry = raw.clone().validate(&at).map_err(Failure::Invalid)?;
            roster::assign(tx, &at, &permit, &entry).map(|_| ())
        }
        "draw" => roster::draw(tx, &at, &permit, month).map(|_| ()),
        _ => Err(FieldError::new("do", "choice-unknown").into()),
    };
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(()) => {
            let there = paths::of_month(paths::ROSTER, &month::name(month), "", None);
            Ok(Redirect::to(&there).into_response())
        }
        Err(stopped) => {
            let shown = (month, String::new());
            let mut board = page(&app, &actor, t, form.into_typed(), shown).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}

fn read(form: &mut Typed) -> RawDuty {
    let (from, until) = (form.day("from"), form.day("until"));
    let minutes = form.number("minutes", 1..=1440);
    let official = form.choice("official", |typed| typed.parse().ok());
    let of = |name: &str| form.value(name).to_owned();
    RawDuty {
        group: of("group"),
        official,
        name: of("name"),
        body: of("body"),
        has_allowance: form.has("has_allowance", "yes"),
        basis: of("basis"),
        from,
        until,
        minutes,
        note: of("note"),
    }
}
