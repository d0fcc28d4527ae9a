//! `/roster/sheet?month=2026-08`: what a month of the roster is paid, person by person, and closing it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::reception::Month;
use casework::reception::roster::{self, ClosedSheet, Closing, MonthSheet, PersonLine, Reader};
use casework::{Failure, Id};
use store::Tx;
use words::t;

use super::super::{month, paths};
use super::month::MonthQuery;
use super::names;
use crate::app::App;
use crate::web::board::{Board, Cell, Control, Doing, Fact, Input, Link, Table, Told, carry};
use crate::web::form::Asked;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct CloseForm;

impl Fields for CloseForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::text("reason", t!("roster-field-reason"), 4000),
    ];
}

/// A sheet with the names on it.
pub(super) struct Found {
    pub(super) sheet: MonthSheet,
    pub(super) names: BTreeMap<Id, String>,
    closed: Vec<ClosedSheet>,
    keeps: bool,
}

impl Found {
    /// The name of a line.
    pub(super) fn name(&self, line: &PersonLine) -> String {
        let official = line.official.and_then(|id| self.names.get(&id));
        official.unwrap_or(&line.name).clone()
    }
}

/// Reads the sheet that an address names.
pub(super) async fn find(
    app: &App,
    actor: &Arc<Actor>,
    asked: (Month, String, Option<i64>),
) -> Result<Found, Problem> {
    let (at, who) = (app.setting(), Arc::clone(actor));
    let (month, unit, no) = asked;
    let found = app.store.read(move |tx| {
        let reader = Reader::of(&who, &unit)?;
        let sheet = roster::sheet(tx, &at, &reader, (month, no))?;
        Ok::<_, Failure>(Found {
            names: names(tx, sheet.lines.iter().map(|line| line.official))?,
            closed: roster::sheets(tx, &reader, month)?,
            keeps: reader.keeps(),
            sheet,
        })
    });
    Ok(found.await?)
}

/// What an address asks for.
pub(super) fn asked(t: &PageContext, form: &Typed) -> (Month, String, Option<i64>) {
    (
        month::asked(form.value("month"), t.today()),
        form.value("unit").to_owned(),
        form.value("no").parse().ok(),
    )
}

/// `GET /roster/sheet`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    query: Asked<MonthQuery>,
) -> Result<Response, Problem> {
    let asked = asked(&t, &query.into_typed());
    let form = Typed::empty(CloseForm::FIELDS);
    let board = page(&app, &actor, t, form, asked).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(
    app: &App,
    actor: &Arc<Actor>,
    t: PageContext,
    form: Typed,
    asked: (Month, String, Option<i64>),
) -> Result<Board, Problem> {
    let found = find(app, actor, asked).await?;
    Ok(drawn(app, t, form, &found))
}

fn drawn(app: &App, t: PageContext, form: Typed, found: &Found) -> Board {
    let sheet = &found.sheet;
    let name = month::name(sheet.month);
    let to = |path: &str, no| paths::of_month(path, &name, &sheet.unit, no);
    let file = |format: &str, label: &'static str| Link {
        href: to(&format!("{}/{format}", paths::SHEET), Some(sheet.no)),
        label: t.say(label).into_owned(),
        icon: "download",
    };
    let title = t.say_with(
        t!("roster-sheet-of"),
        &[("month", month::said(&t, sheet.month).into())],
    );
    let title = title.into_owned();
    let lede = legal::unit_in_place(&t, &app.law, &sheet.unit);
    let trail = (
        to(paths::ROSTER, None),
        t.say(t!("roster-title")).into_owned(),
    );
    let links = vec![
        file("xlsx", t!("roster-xlsx")),
        file("pdf", t!("roster-pdf")),
    ];
    let (facts, tables) = (facts(&t, sheet), tables(&t, found, &to));
    let notices = notices(&t, sheet);
    let may_close = found.keeps && sheet.closed.is_none() && sheet.total != sheet.before;
    let doings = if may_close {
        vec![closing(&t, sheet, to(paths::SHEET, None))]
    } else {
        Vec::new()
    };
    let mut board = Board::new(t, form, title, lede);
    (board.trail, board.links, board.notices) = (trail, links, notices);
    (board.facts, board.tables, board.doings) = (facts, tables, doings);
    board
}

fn facts(t: &PageContext, sheet: &MonthSheet) -> Vec<Fact> {
    let mut facts = vec![Fact::of(
        t.say(t!("roster-total")),
        Cell::of(t.money(sheet.total)),
    )];
    if sheet.before != 0 {
        let paid = sheet.total - sheet.before;
        facts.push(Fact::of(
            t.say(t!("roster-before")),
            Cell::of(t.money(sheet.before)),
        ));
        facts.push(Fact::of(t.say(t!("roster-now")), Cell::of(t.money(paid))));
    }
    if let Some(closed) = &sheet.closed {
        let signed = Cell::of(closed.signer.clone()).under(t.date(closed.closed_on));
        facts.push(Fact::of(t.say(t!("roster-closed-by")), signed));
        if !closed.reason.is_empty() {
            let reason = Cell::of(closed.reason.clone());
            facts.push(Fact::of(t.say(t!("roster-field-reason")), reason));
        }
    }
    facts
}

fn notices(t: &PageContext, sheet: &MonthSheet) -> Vec<Told> {
    if sheet.without_time == 0 {
        return Vec::new();
    }
    let values = [("days", sheet.without_time.into())];
    let text = t.say_with(t!("roster-without-time"), &values).into_owned();
    vec![Told { tone: "wait", text }]
}

fn tables(t: &PageContext, found: &Found, to: &impl Fn(&str, Option<i64>) -> String) -> Vec<Table> {
    let heads = |keys: &[&'static str]| keys.iter().map(|key| t.say(key).into_owned()).collect();
    let person = |line: &PersonLine| {
        vec![
            Cell::of(found.name(line)).under(line.body.clone()),
            Cell::of(t.number(line.full_days())),
            Cell::of(t.number(line.half_days())),
            Cell::of(t.money(line.amount())),
        ]
    };
    let people = Table {
        id: "people",
        title: t.say(t!("roster-people")).into_owned(),
        heads: heads(&[
            t!("roster-who"),
            t!("roster-full-days"),
            t!("roster-half-days"),
            t!("roster-amount"),
        ]),
        rows: found.sheet.lines.iter().map(person).collect(),
        none: t.say(t!("roster-sheet-none")).into_owned(),
        ..Table::default()
    };
    let closed = |one: &ClosedSheet| {
        vec![
            Cell::of(t.number(one.no)).to(to(paths::SHEET, Some(one.no))),
            Cell::of(t.date(one.closed_on)).under(one.signer.clone()),
            Cell::of(t.money(one.paid)).under(one.reason.clone()),
        ]
    };
    let mut tables = vec![people];
    if !found.closed.is_empty() {
        tables.push(Table {
            id: "sheets",
            title: t.say(t!("roster-closed")).into_owned(),
            heads: heads(&[
                t!("roster-sheet-no"),
                t!("roster-closed-by"),
                t!("roster-paid-now"),
            ]),
            rows: found.closed.iter().map(closed).collect(),
            ..Table::default()
        });
    }
    tables
}

fn closing(t: &PageContext, sheet: &MonthSheet, action: String) -> Doing {
    let is_correction = sheet.no > 1;
    Doing {
        title: t.say(t!("roster-close")).into_owned(),
        lede: t.say(t!("roster-close-lede")).into_owned(),
        inputs: if is_correction {
            vec![Input::needed("reason", Control::Text(2))]
        } else {
            Vec::new()
        },
        button: t.say(t!("roster-close-do")).into_owned(),
        value: "close",
        action,
        version: Some(sheet.total),
        ..Doing::default()
    }
}

/// `POST /roster/sheet?month=…`: the month is closed.
pub(super) async fn close(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    query: Asked<MonthQuery>,
    mut form: Form<CloseForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepRoster>()?;
    let (month, ..) = asked(&t, &query.into_typed());
    let closing = Closing {
        month,
        reason: form.value("reason").to_owned(),
        expected: form.value("version").parse().ok(),
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| roster::close(tx, &at, &permit, &closing);
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(no) => {
            let name = month::name(month);
            let there = paths::of_month(paths::SHEET, &name, "", Some(no));
            Ok(Redirect::to(&there).into_response())
        }
        Err(stopped) => {
            let asked = (month, String::new(), None);
            let mut board = page(&app, &actor, t, form.into_typed(), asked).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
