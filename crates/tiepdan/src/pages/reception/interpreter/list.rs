//! `/interpreters`: the list of a unit and those above it, putting somebody on it and taking him off.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::reception::interpreter::{self, Interpreter, RawInterpreter};
use casework::reception::receiver::LANGUAGES;
use store::Tx;
use words::t;

use super::super::label;
use super::super::paths::{self, RowPath};
use super::super::ways::ways;
use crate::app::App;
use crate::web::board::{Board, Cell, Control, Doing, Input, Table, carry};
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct AddForm;

impl Fields for AddForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("language", t!("interpreter-field-language"), 30),
        Field::line("name", t!("interpreter-field-name"), 300),
        Field::line("body", t!("interpreter-field-body"), 300),
        Field::line("contact", t!("interpreter-field-contact"), 300),
        Field::line("from", t!("interpreter-field-from"), 10),
    ];
}

pub(super) struct EndForm;

impl Fields for EndForm {
    const FIELDS: &'static [Field] = &[Field::line("do", t!("place-act"), 20)];
}

/// `GET /interpreters`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(AddForm::FIELDS).fill("from", t.today().to_string());
    let board = page(&app, &actor, t, form).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(app: &App, actor: &Actor, t: PageContext, form: Typed) -> Result<Board, Problem> {
    let scope = actor.scope();
    let all = app
        .store
        .read(move |tx| interpreter::interpreters(tx, &scope))
        .await?;
    Ok(drawn(app, actor, t, form, &all))
}

fn drawn(app: &App, actor: &Actor, t: PageContext, form: Typed, all: &[Interpreter]) -> Board {
    let may_keep = actor.may::<acts::PlanReception>();
    let heads = [
        t!("interpreter-field-language"),
        t!("interpreter-field-name"),
        t!("interpreter-field-contact"),
        t!("receiver-span"),
    ];
    let row = |one: &Interpreter| {
        let language = label::entry(&t, &app.law, LANGUAGES, &one.language, one.from);
        let since = match one.until {
            Some(until) => t.span(one.from, until),
            None => t.date(one.from),
        };
        vec![
            Cell::of(language),
            Cell::of(one.name.clone()).under(one.body.clone()),
            Cell::of(one.contact.clone()).under(legal::unit_in_place(&t, &app.law, &one.unit)),
            Cell::of(since),
        ]
    };
    let table = Table {
        id: "interpreters",
        title: t.say(t!("interpreter-title")).into_owned(),
        heads: heads.map(|head| t.say(head).into_owned()).into(),
        rows: all.iter().map(row).collect(),
        none: t.say(t!("interpreter-none")).into_owned(),
        ..Table::default()
    };
    let own = all
        .iter()
        .filter(|one| may_keep && one.unit == actor.unit && one.until.is_none());
    let mut doings: Vec<Doing> = if may_keep {
        vec![adding(app, &t)]
    } else {
        Vec::new()
    };
    doings.extend(own.map(|one| ending(&t, one)));
    let title = t.say(t!("interpreter-title")).into_owned();
    let lede = t.say(t!("interpreter-lede")).into_owned();
    let ways = ways(&t, actor, paths::INTERPRETERS);
    let mut board = Board::new(t, form, title, lede);
    (board.ways, board.tables, board.doings) = (ways, vec![table], doings);
    board
}

fn adding(app: &App, t: &PageContext) -> Doing {
    let languages = label::choices(t, &app.law, LANGUAGES, t.today());
    Doing {
        title: t.say(t!("interpreter-add")).into_owned(),
        inputs: vec![
            Input::needed("language", Control::Choice(languages)),
            Input::needed("name", Control::Line("text")),
            Input::needed("body", Control::Line("text")),
            Input::needed("contact", Control::Line("text")),
            Input::needed("from", Control::Line("date")),
        ],
        button: t.say(t!("interpreter-add-do")).into_owned(),
        value: "add",
        action: paths::INTERPRETERS.to_owned(),
        ..Doing::default()
    }
}

fn ending(t: &PageContext, one: &Interpreter) -> Doing {
    let values = [("name", one.name.clone().into())];
    let title = t.say_with(t!("interpreter-end"), &values).into_owned();
    Doing {
        button: title.clone(),
        title,
        value: "end",
        action: paths::row(paths::INTERPRETERS, one.id),
        is_folded: true,
        ..Doing::default()
    }
}

/// `POST /interpreters`.
pub(super) async fn add(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<AddForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::PlanReception>()?;
    let from = form.day("from");
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawInterpreter {
        language: of("language"),
        name: of("name"),
        body: of("body"),
        contact: of("contact"),
        from,
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| interpreter::add(tx, &at, &permit, &raw);
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(_) => Ok(Redirect::to(paths::INTERPRETERS).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed()).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}

/// `POST /interpreters/{id}`: he is taken off the list.
pub(super) async fn end(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    _: Form<EndForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::PlanReception>()?;
    let at = app.setting();
    app.store
        .write(move |tx| interpreter::end(tx, &at, &permit, id, None))
        .await?;
    Ok(Redirect::to(paths::INTERPRETERS).into_response())
}
