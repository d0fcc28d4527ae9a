//! `/training/{id}`: one class and who attended.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Id;
use casework::access::{Actor, acts};
use casework::guidance::{self, Attendee, TrainingClass};
use store::Tx;
use words::t;

use super::classes::KINDS;
use super::document::{striking, struck};
use super::paths::{self, RowPath};
use super::{StrikeForm, entry};
use crate::app::App;
use crate::web::board::{Board, Cell, Fact, Table, carry};
use crate::web::{At, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// `GET /training/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(StrikeForm::FIELDS);
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
    let found = app.store.read(move |tx| guidance::class(tx, &scope, id));
    Ok(drawn(app, actor, t, form, found.await?))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (one, attended): (TrainingClass, Vec<Attendee>),
) -> Board {
    let id = one.id;
    let fact = |key, cell| Fact::of(t.say(key), cell);
    let facts = vec![
        fact(t!("guidance-field-class-on"), Cell::of(t.date(one.on))),
        fact(
            t!("guidance-field-class-kind"),
            Cell::of(entry(&t, app, (KINDS, &one.kind), one.on)),
        ),
        fact(
            t!("guidance-field-organizer"),
            Cell::of(one.organizer.clone()).under(one.place.clone()),
        ),
        fact(t!("guidance-people"), Cell::of(t.number(one.people))),
    ];
    let row = |attendee: &Attendee| {
        let body = match attendee.official {
            Some(_) => legal::unit_in_place(&t, &app.law, &attendee.body),
            None => attendee.body.clone(),
        };
        vec![Cell::of(attendee.name.clone()), Cell::of(body)]
    };
    let heads = [t!("guidance-attendee"), t!("guidance-attendee-body")];
    let table = Table {
        id: "attended",
        title: t.say(t!("guidance-attended")).into_owned(),
        heads: heads.map(|head| t.say(head).into_owned()).into(),
        rows: attended.iter().map(row).collect(),
        none: t.say(t!("guidance-attended-none")).into_owned(),
        ..Table::default()
    };
    let may_strike =
        one.unit == actor.unit && one.struck_on.is_none() && actor.may::<acts::KeepGuidance>();
    let doings = if may_strike {
        vec![striking(&t, paths::class(id))]
    } else {
        Vec::new()
    };
    let trail = (
        paths::TRAINING.to_owned(),
        t.say(t!("guidance-classes")).into_owned(),
    );
    let (notices, lede) = (
        struck(&t, &one.reason),
        legal::unit_in_place(&t, &app.law, &one.unit),
    );
    let mut board = Board::new(t, form, one.topic, lede);
    (board.trail, board.notices, board.facts) = (trail, notices, facts);
    (board.tables, board.doings) = (vec![table], doings);
    board
}

/// `POST /training/{id}`: it is struck out.
pub(super) async fn strike(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<StrikeForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepGuidance>()?;
    let (at, reason) = (app.setting(), form.value("reason").to_owned());
    let work = move |tx: &mut Tx<'_>| guidance::strike_class(tx, &at, &permit, id, &reason);
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(()) => Ok(Redirect::to(&paths::class(id)).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed(), id).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}
