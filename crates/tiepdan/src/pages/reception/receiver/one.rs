//! `/receivers/{id}`: one assignment, and ending it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Id;
use casework::access::{Actor, acts};
use casework::reception::receiver::{self, LANGUAGES, Receiver};
use store::Tx;
use words::t;

use super::super::label;
use super::super::paths::{self, RowPath};
use super::list::{learned, span};
use crate::app::App;
use crate::web::board::{Board, Cell, Control, Doing, Fact, Input, carry};
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct EndForm;

impl Fields for EndForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("until", t!("receiver-field-until"), 10),
        Field::text("reason", t!("receiver-field-reason"), 4000),
    ];
}

/// `GET /receivers/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(EndForm::FIELDS).fill("until", t.today().to_string());
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
    let scope = actor.scope();
    let one = app
        .store
        .read(move |tx| receiver::receiver(tx, &scope, id))
        .await?;
    Ok(drawn(app, actor, t, form, one))
}

fn drawn(app: &App, actor: &Actor, t: PageContext, form: Typed, one: Receiver) -> Board {
    let id = one.id;
    let languages: Vec<String> = one
        .languages
        .iter()
        .map(|code| label::entry(&t, &app.law, LANGUAGES, code, one.from))
        .collect();
    let fact = |key, cell| Fact::of(t.say(key), cell);
    let facts = vec![
        fact(
            t!("receiver-field-number"),
            Cell::of(one.number.clone()).under(t.date(one.decided_on)),
        ),
        fact(t!("receiver-field-place"), Cell::of(one.place.clone())),
        fact(
            t!("receiver-span"),
            Cell::of(span(&t, &one)).under(one.reason.clone()),
        ),
        fact(
            t!("receiver-field-qualification"),
            Cell::of(one.qualification.clone()),
        ),
        fact(
            t!("receiver-field-languages"),
            Cell::of(languages.join(", ")),
        ),
        fact(
            t!("receiver-learned"),
            learned(&t, &one).to("/training".to_owned()),
        ),
    ];
    let may_end = one.unit == actor.unit && one.until.is_none() && actor.may::<acts::KeepRoster>();
    let end = Doing {
        title: t.say(t!("receiver-end")).into_owned(),
        inputs: vec![
            Input::needed("until", Control::Line("date")),
            Input::needed("reason", Control::Text(2)),
        ],
        button: t.say(t!("receiver-end-do")).into_owned(),
        value: "end",
        action: paths::row(paths::RECEIVERS, id),
        ..Doing::default()
    };
    let trail = (
        paths::RECEIVERS.to_owned(),
        t.say(t!("receiver-title")).into_owned(),
    );
    let lede = legal::unit_in_place(&t, &app.law, &one.unit);
    let mut board = Board::new(t, form, one.name, lede);
    (board.trail, board.facts) = (trail, facts);
    board.doings = may_end.then_some(end).into_iter().collect();
    board
}

/// `POST /receivers/{id}`.
pub(super) async fn end(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<EndForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepRoster>()?;
    let (until, reason) = (form.day("until"), form.value("reason").to_owned());
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| receiver::end(tx, &at, &permit, id, (until, &reason));
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(()) => Ok(Redirect::to(&paths::row(paths::RECEIVERS, id)).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed(), id).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
