//! `/guidance/{id}`: one document, its files, what it does to others and others to it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::document::Attachment;
use casework::guidance::{self, Document, DocumentDetails};
use casework::{Failure, Id};
use store::Tx;
use words::t;

use super::documents::{KINDS, does, heads, row};
use super::paths::{self, FilePath, RowPath};
use super::{StrikeForm, entry};
use crate::app::App;
use crate::pages::petition::hand_out;
use crate::web::board::{Board, Cell, Control, Doing, Fact, Input, Table, Told, carry};
use crate::web::{At, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// `GET /guidance/{id}`.
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
    let found = app.store.read(move |tx| {
        let details = guidance::document(tx, &scope, id)?;
        Ok::<_, Failure>((details, guidance::files(tx, &scope, id)?))
    });
    let (details, files) = found.await?;
    let one = &details.document;
    let may_strike =
        one.unit == actor.unit && one.struck_on.is_none() && actor.may::<acts::KeepGuidance>();
    let doings = if may_strike {
        vec![striking(&t, paths::document(id))]
    } else {
        Vec::new()
    };
    let (facts, tables) = (facts(app, &t, &details, &files), tables(app, &t, &details));
    let (notices, title) = (struck(&t, &one.reason), one.number.clone());
    let lede = one.title.clone();
    let mut board = Board::new(t, form, title, lede);
    board.trail = (
        paths::GUIDANCE.to_owned(),
        board.t.say(t!("guidance-title")).into_owned(),
    );
    (board.notices, board.facts) = (notices, facts);
    (board.tables, board.doings) = (tables, doings);
    Ok(board)
}

/// Said of what was struck out.
pub(super) fn struck(t: &PageContext, reason: &str) -> Vec<Told> {
    if reason.is_empty() {
        return Vec::new();
    }
    let values = [("reason", reason.to_owned().into())];
    let text = t.say_with(t!("guidance-struck-why"), &values).into_owned();
    vec![Told { tone: "bad", text }]
}

/// The form that strikes something out.
pub(super) fn striking(t: &PageContext, action: String) -> Doing {
    Doing {
        title: t.say(t!("guidance-strike")).into_owned(),
        inputs: vec![Input::needed("reason", Control::Text(2))],
        button: t.say(t!("guidance-strike-do")).into_owned(),
        value: "strike",
        action,
        is_folded: true,
        ..Doing::default()
    }
}

fn facts(app: &App, t: &PageContext, details: &DocumentDetails, files: &[Attachment]) -> Vec<Fact> {
    let one = &details.document;
    let (word, tone) = does(one.does);
    let mut facts = vec![
        Fact::of(t.say(t!("guidance-field-on")), Cell::of(t.date(one.on))),
        Fact::of(
            t.say(t!("guidance-unit")),
            Cell::of(legal::unit_in_place(t, &app.law, &one.unit)),
        ),
        Fact::of(
            t.say(t!("guidance-field-kind")),
            Cell::of(entry(t, app, (KINDS, &one.kind), one.on)),
        ),
        Fact::of(
            t.say(t!("guidance-field-does")),
            Cell::of(t.say(word))
                .mark(tone)
                .under(one.other_number.clone()),
        ),
    ];
    facts.extend(files.iter().map(|file| {
        let link = Cell::of(file.name.clone()).to(paths::file(one.id, file.id));
        Fact::of(t.say(t!("guidance-file")), link)
    }));
    facts
}

fn tables(app: &App, t: &PageContext, details: &DocumentDetails) -> Vec<Table> {
    let table = |id, title: &'static str, rows: &[&Document]| Table {
        id,
        title: t.say(title).into_owned(),
        heads: heads(t),
        rows: rows.iter().map(|one| row(app, t, one)).collect(),
        ..Table::default()
    };
    let other: Vec<&Document> = details.other.iter().collect();
    let later: Vec<&Document> = details.later.iter().collect();
    let all = [
        table("other", t!("guidance-other"), &other),
        table("later", t!("guidance-later"), &later),
    ];
    all.into_iter().filter(|one| !one.rows.is_empty()).collect()
}

/// `POST /guidance/{id}`: it is struck out.
pub(super) async fn strike(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<StrikeForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepGuidance>()?;
    let (at, reason) = (app.setting(), form.value("reason").to_owned());
    let work = move |tx: &mut Tx<'_>| guidance::strike(tx, &at, &permit, id, &reason);
    match carry(&app, &t, &mut form, &[], work).await? {
        Ok(()) => Ok(Redirect::to(&paths::document(id)).into_response()),
        Err(stopped) => {
            let mut board = page(&app, &actor, t, form.into_typed(), id).await?;
            board.forbidden = stopped.forbidden;
            Ok(board.render(stopped.status))
        }
    }
}

/// `GET /guidance/{id}/files/{file}`.
pub(super) async fn file(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(FilePath { id, file }): Path<FilePath>,
) -> Result<Response, Problem> {
    let scope = actor.scope();
    let found = app
        .store
        .read(move |tx| guidance::file(tx, &scope, id, file));
    let (attachment, bytes) = found.await?;
    hand_out(&app, &attachment, bytes).await
}
