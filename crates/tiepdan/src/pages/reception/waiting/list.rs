//! `/waiting`: the list, in the order in which people are received, and the last who no longer wait.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Failure;
use casework::access::acts;
use casework::reception::waiting::{self, WaitingRow};
use words::t;

use super::super::paths;
use super::super::ways::ways;
use super::{about, stand, who, why};
use crate::app::App;
use crate::web::board::{Board, Cell, Table};
use crate::web::{PageContext, Problem, SignedIn, Typed};

/// How many who no longer wait are shown.
const ENDED: usize = 20;

/// `GET /waiting`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<Response, Problem> {
    actor.permit::<acts::Receive>()?;
    let (at, scope) = (app.setting(), actor.scope());
    let found = app.store.read(move |tx| {
        let open = waiting::waiting(tx, &at, &scope, false)?;
        Ok::<_, Failure>((open, waiting::waiting(tx, &at, &scope, true)?))
    });
    let (open, mut ended) = found.await?;
    ended.truncate(ENDED);
    let mut tables = vec![table(&app, &t, ("waiting", t!("waiting-open")), &open)];
    if !ended.is_empty() {
        tables.push(table(&app, &t, ("ended", t!("waiting-ended")), &ended));
    }
    let title = t.say(t!("waiting-title")).into_owned();
    let lede = t.say(t!("waiting-lede")).into_owned();
    let ways = ways(&t, &actor, paths::WAITING);
    let mut board = Board::new(t, Typed::empty(&[]), title, lede);
    (board.ways, board.tables) = (ways, tables);
    Ok(board.render(StatusCode::OK))
}

fn table(
    app: &App,
    t: &PageContext,
    (id, title): (&'static str, &'static str),
    rows: &[WaitingRow],
) -> Table {
    let row = |row: &WaitingRow| {
        let (word, tone) = stand(row.waiting.stand);
        let session = row.session_on.map_or_else(String::new, |on| t.date(on));
        vec![
            Cell::of(who(t, row))
                .to(paths::row(paths::WAITING, row.waiting.id))
                .under(t.date(row.waiting.asked_on)),
            about(t, row),
            Cell::of(t.number(row.people)),
            why(t, app, row),
            Cell::of(t.say(word)).mark(tone).under(session),
        ]
    };
    let heads = [
        t!("waiting-who"),
        t!("reception-column-about"),
        t!("reception-column-people"),
        t!("waiting-why"),
        t!("waiting-stand"),
    ];
    Table {
        id,
        title: t.say(title).into_owned(),
        heads: heads.map(|head| t.say(head).into_owned()).into(),
        rows: rows.iter().map(row).collect(),
        none: t.say(t!("waiting-none")).into_owned(),
        ..Table::default()
    }
}
