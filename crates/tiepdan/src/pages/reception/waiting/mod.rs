//! `/waiting`: who waits to be received by the head, in the order of the law; asked for at a visit.

mod ask;
mod list;
mod one;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use casework::reception::waiting::{Stand, WaitingRow};
use words::t;

use super::paths;
use crate::app::App;
use crate::pages::petition::label as petition_label;
use crate::web::board::Cell;
use crate::web::{PageContext, legal};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::WAITING, get(list::show))
        .route(paths::ASK, get(ask::show).post(ask::ask))
        .route(paths::WAITING_ONE, get(one::show).post(one::act))
}

/// Where somebody who waits stands, and the tone of its mark.
const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Asked => (t!("waiting-stand-asked"), "wait"),
        Stand::Placed => (t!("waiting-stand-placed"), "info"),
        Stand::Received => (t!("waiting-stand-received"), "good"),
        Stand::Withdrawn => (t!("waiting-stand-withdrawn"), "plain"),
    }
}

/// Who it is: a name, or that it is sealed.
pub(super) fn who(t: &PageContext, row: &WaitingRow) -> String {
    if row.sealed {
        return t.say(t!("petition-sealed")).into_owned();
    }
    let named = row.first_name.clone();
    named.unwrap_or_else(|| t.say(t!("reception-nobody-named")).into_owned())
}

/// Why he is received before others, with the article.
pub(super) fn why(t: &PageContext, app: &App, row: &WaitingRow) -> Cell {
    row.reason(&app.law).map_or_else(
        || Cell::of(t.say(t!("waiting-by-day"))),
        |entry| {
            let article = legal::article(t, &app.law, &entry.article);
            Cell::of(legal::text(t, &entry.title)).under(article)
        },
    )
}

/// What it is about.
fn about(t: &PageContext, row: &WaitingRow) -> Cell {
    let class = t.say(petition_label::class(row.class.as_deref()));
    Cell::of(row.summary.clone()).under(class)
}
