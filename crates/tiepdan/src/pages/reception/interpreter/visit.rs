//! `/visits/{id}/interpreter`: in which language a visit was, and who interpreted.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::reception::interpreter::{self, Interpreter};
use casework::reception::receiver::LANGUAGES;
use casework::reception::{self, VisitDetails};
use casework::{Failure, Id};
use store::Tx;
use words::t;

use super::super::label;
use super::super::paths::{self, RowPath};
use crate::app::App;
use crate::web::board::{Board, Cell, Control, Doing, Fact, Input, carry};
use crate::web::components::Choice;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct CallForm;

impl Fields for CallForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("language", t!("interpreter-field-language"), 30),
        Field::line("interpreter", t!("interpreter-one"), 13),
    ];
}

/// `GET /visits/{id}/interpreter`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    actor.permit::<acts::Receive>()?;
    let form = Typed::empty(CallForm::FIELDS);
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
    let found = app.store.read(move |tx| {
        let visit = reception::visit(tx, &scope, id)?;
        let called = interpreter::of_visit(tx, id)?;
        Ok::<_, Failure>((visit, called, interpreter::interpreters(tx, &scope)?))
    });
    Ok(drawn(app, t, form, found.await?))
}

/// The visit, the language called for with the interpreter's name, and everyone who could be called.
type Found = (
    VisitDetails,
    Option<(String, Option<String>)>,
    Vec<Interpreter>,
);

fn drawn(app: &App, t: PageContext, form: Typed, (visit, called, all): Found) -> Board {
    let id = visit.row.id;
    let on = visit.row.on;
    let language = |code: &str| label::entry(&t, &app.law, LANGUAGES, code, on);
    let facts = called.map(|(code, name)| {
        let told = Cell::of(language(&code)).under(name.unwrap_or_default());
        Fact::of(t.say(t!("interpreter-called")), told)
    });
    let choices = all
        .iter()
        .filter(|one| one.until.is_none())
        .map(|one| Choice {
            value: one.id.to_string(),
            label: format!("{} · {}", one.name, language(&one.language)),
        });
    let call = Doing {
        inputs: vec![
            Input::needed(
                "language",
                Control::Choice(label::choices(&t, &app.law, LANGUAGES, on)),
            ),
            Input::optional("interpreter", Control::Choice(choices.collect())),
        ],
        button: t.say(t!("interpreter-call-do")).into_owned(),
        value: "call",
        action: paths::interpreted(id),
        ..Doing::default()
    };
    let trail = (paths::visit(id), t.say(t!("reception-visit")).into_owned());
    let (title, lede) = (
        t.say(t!("interpreter-call")).into_owned(),
        t.say(t!("interpreter-call-lede")).into_owned(),
    );
    let facts = facts.into_iter().collect();
    let mut board = Board::new(t, form, title, lede);
    (board.trail, board.facts, board.doings) = (trail, facts, vec![call]);
    board
}

/// `POST /visits/{id}/interpreter`.
pub(super) async fn call(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<CallForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Receive>()?;
    let who = form.choice("interpreter", |typed| typed.parse().ok());
    let language = form.value("language").to_owned();
    let (at, scope) = (app.setting(), actor.scope());
    let work =
        move |tx: &mut Tx<'_>| interpreter::call(tx, &at, (&permit, &scope), id, (&language, who));
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(()) => Ok(Redirect::to(&paths::visit(id)).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed(), id).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
