//! `/receivers`: the assignments of a unit and those below it, and assigning somebody.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{self, Actor, Colleague, acts};
use casework::reception::receiver::{self, LANGUAGES, RawReceiver, Receiver};
use store::Tx;
use words::t;

use super::super::roster::officials;
use super::super::ways::ways;
use super::super::{label, paths};
use crate::app::App;
use crate::web::board::{Board, Cell, Control, Doing, Input, Table, carry};
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of the page.
const ROWS: i64 = 200;

pub(super) struct AssignForm;

impl Fields for AssignForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("official", t!("receiver-field-official"), 13),
        Field::line("number", t!("receiver-field-number"), 300),
        Field::line("decided_on", t!("receiver-field-decided-on"), 10),
        Field::line("place", t!("receiver-field-place"), 300),
        Field::line("from", t!("receiver-field-from"), 10),
        Field::text("qualification", t!("receiver-field-qualification"), 4000),
        Field::many("languages", t!("receiver-field-languages"), 30),
    ];
}

/// `GET /receivers`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(AssignForm::FIELDS).fill("from", t.today().to_string());
    let board = page(&app, &actor, t, form).await?;
    Ok(board.render(StatusCode::OK))
}

async fn page(app: &App, actor: &Actor, t: PageContext, form: Typed) -> Result<Board, Problem> {
    let (scope, unit, now) = (actor.scope(), actor.unit.clone(), app.setting().now);
    let found = app.store.read(move |tx| {
        let all = receiver::receivers(tx, &scope, ROWS)?;
        Ok::<_, Failure>((all, access::colleagues(tx, now, &unit)?))
    });
    let (all, colleagues) = found.await?;
    let heads = [
        t!("receiver-one"),
        t!("receiver-field-place"),
        t!("receiver-field-number"),
        t!("receiver-span"),
        t!("receiver-learned"),
    ];
    let table = Table {
        id: "receivers",
        title: t.say(t!("receiver-title")).into_owned(),
        heads: heads.map(|head| t.say(head).into_owned()).into(),
        rows: all.iter().map(|one| row(app, &t, one)).collect(),
        none: t.say(t!("receiver-none")).into_owned(),
        ..Table::default()
    };
    let doings = if actor.may::<acts::KeepRoster>() {
        vec![doing(app, &t, &colleagues)]
    } else {
        Vec::new()
    };
    let title = t.say(t!("receiver-title")).into_owned();
    let lede = t.say(t!("receiver-lede")).into_owned();
    let ways = ways(&t, actor, paths::RECEIVERS);
    let mut board = Board::new(t, form, title, lede);
    (board.ways, board.tables, board.doings) = (ways, vec![table], doings);
    Ok(board)
}

/// From which day to which somebody is assigned.
pub(super) fn span(t: &PageContext, one: &Receiver) -> String {
    one.until.map_or_else(
        || {
            let values = [("from", t.date(one.from).into())];
            t.say_with(t!("receiver-since"), &values).into_owned()
        },
        |until| t.span(one.from, until),
    )
}

/// The classes that he attended.
pub(super) fn learned(t: &PageContext, one: &Receiver) -> Cell {
    let values = [("classes", one.classes.into())];
    let told = Cell::of(t.say_with(t!("receiver-classes"), &values));
    one.last_class
        .map_or(told.clone(), |day| told.under(t.date(day)))
}

fn row(app: &App, t: &PageContext, one: &Receiver) -> Vec<Cell> {
    vec![
        Cell::of(one.name.clone())
            .to(paths::row(paths::RECEIVERS, one.id))
            .under(one.qualification.clone()),
        Cell::of(one.place.clone()).under(legal::unit_in_place(t, &app.law, &one.unit)),
        Cell::of(one.number.clone()).under(t.date(one.decided_on)),
        Cell::of(span(t, one)),
        learned(t, one),
    ]
}

fn doing(app: &App, t: &PageContext, colleagues: &[Colleague]) -> Doing {
    let languages = label::choices(t, &app.law, LANGUAGES, t.today());
    Doing {
        title: t.say(t!("receiver-assign")).into_owned(),
        inputs: vec![
            Input::needed("official", Control::Choice(officials(colleagues))),
            Input::needed("number", Control::Line("text")),
            Input::needed("decided_on", Control::Line("date")),
            Input::needed("place", Control::Line("text")),
            Input::needed("from", Control::Line("date")),
            Input::optional("qualification", Control::Text(2)),
            Input::optional("languages", Control::Several(languages)),
        ],
        button: t.say(t!("receiver-assign-do")).into_owned(),
        value: "assign",
        action: paths::RECEIVERS.to_owned(),
        ..Doing::default()
    }
}

/// `POST /receivers`.
pub(super) async fn assign(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<AssignForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepRoster>()?;
    let (decided_on, from) = (form.day("decided_on"), form.day("from"));
    let official = form.choice("official", |typed| typed.parse().ok());
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawReceiver {
        official,
        number: of("number"),
        decided_on,
        place: of("place"),
        from,
        qualification: of("qualification"),
        languages: form
            .values("languages")
            .into_iter()
            .map(str::to_owned)
            .collect(),
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| receiver::assign(tx, &at, &permit, &raw);
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(id) => Ok(Redirect::to(&paths::row(paths::RECEIVERS, id)).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed()).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
