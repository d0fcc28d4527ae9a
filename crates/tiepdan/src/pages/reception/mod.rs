//! Receiving citizens: the desk, visits, sessions, the head's calendar and duty, the public calendar, the notebook.

mod book;
mod calendar;
mod day;
mod deputy;
mod desk;
mod desk_form;
mod duty;
mod found;
mod interpreter;
mod label;
mod month;
mod notebook;
mod papers;
pub mod paths;
mod place;
mod print;
mod receipt;
mod receiver;
mod roster;
mod session;
pub mod sittings;
#[cfg(test)]
mod tests;
mod visit;
mod waiting;
pub(in crate::pages) mod ways;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub(in crate::pages) use roster::officials;

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::DESK, get(desk::ask).post(desk::receive))
        .route(paths::FOUND_PART, post(found::show))
        .route(paths::VISIT, get(visit::show).post(visit::tell))
        .route(paths::RECEIPT, get(receipt::show))
        .route(paths::RECEIPT_PDF, get(print::receipt))
        .route(paths::APPOINTMENT, get(print::appointment))
        .route(paths::PAPERS, post(papers::begin))
        .route(paths::SESSION, get(session::show).post(session::act))
        .route(paths::DUTY, get(duty::show).post(duty::plan))
        .route(paths::CALENDAR, get(calendar::show))
        .route(paths::NOTEBOOK, get(notebook::show))
        .route(paths::BOOK, get(book::pdf))
        .route(paths::PLACE, get(place::show).post(place::record))
        .merge(roster::routes())
        .merge(receiver::routes())
        .merge(waiting::routes())
        .merge(deputy::routes())
        .merge(interpreter::routes())
}
