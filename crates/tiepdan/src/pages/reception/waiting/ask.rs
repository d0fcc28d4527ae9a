//! `/visits/{id}/waiting`: whoever came to a visit asks to be received by the head.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::reception::waiting::{self, Asking, WaitingRow};
use casework::reception::{self, VisitDetails};
use casework::{Failure, Id};
use store::Tx;
use words::t;

use super::super::paths::{self, RowPath};
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::web::board::{Board, Cell, Control, Doing, Fact, Input, carry};
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct AskForm;

impl Fields for AskForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("place-act"), 20),
        Field::line("is_complex", t!("waiting-field-complex"), 3),
        Field::line("is_prolonged", t!("waiting-field-prolonged"), 3),
    ];
}

/// `GET /visits/{id}/waiting`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    actor.permit::<acts::Receive>()?;
    let form = Typed::empty(AskForm::FIELDS);
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
        Ok::<_, Failure>((visit, waiting::of_visit(tx, &scope, id)?))
    });
    let found = found.await?;
    under_seal(app, actor, found.0.row.sealed, Seen::Visit(id)).await?;
    Ok(drawn(t, form, found))
}

fn drawn(t: PageContext, form: Typed, (visit, there): (VisitDetails, Option<WaitingRow>)) -> Board {
    let id = visit.row.id;
    let is_open = there
        .as_ref()
        .is_some_and(|row| row.waiting.ended_on.is_none());
    let facts = vec![
        Fact::of(
            t.say(t!("reception-column-about")),
            Cell::of(visit.row.summary.clone()),
        ),
        Fact::of(
            t.say(t!("reception-column-people")),
            Cell::of(t.number(visit.row.people)),
        ),
    ];
    let link = there.filter(|_| is_open).map(|row| {
        let there = paths::row(paths::WAITING, row.waiting.id);
        Fact::of(
            t.say(t!("waiting-already")),
            Cell::of(t.say(t!("reception-open"))).to(there),
        )
    });
    let ask = Doing {
        lede: t.say(t!("waiting-ask-lede")).into_owned(),
        inputs: vec![
            Input::optional("is_complex", Control::Tick),
            Input::optional("is_prolonged", Control::Tick),
        ],
        button: t.say(t!("waiting-ask-do")).into_owned(),
        value: "ask",
        action: paths::ask(id),
        ..Doing::default()
    };
    let trail = (paths::visit(id), t.say(t!("reception-visit")).into_owned());
    let title = t.say(t!("waiting-ask")).into_owned();
    let mut board = Board::new(t, form, title, String::new());
    board.trail = trail;
    board.facts = facts.into_iter().chain(link).collect();
    board.doings = (!is_open).then_some(ask).into_iter().collect();
    board
}

/// `POST /visits/{id}/waiting`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<AskForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Receive>()?;
    let asking = Asking {
        is_complex: form.has("is_complex", "yes"),
        is_prolonged: form.has("is_prolonged", "yes"),
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| waiting::ask(tx, &at, &permit, id, asking);
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(waits) => Ok(Redirect::to(&paths::row(paths::WAITING, waits)).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed(), id).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
