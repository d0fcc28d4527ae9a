//! Receiving citizens: the desk, visits, sessions, the head's calendar and duty, the public calendar, the notebook.

mod book;
mod calendar;
mod day;
mod desk;
mod desk_form;
mod duty;
mod found;
mod label;
mod month;
mod notebook;
mod papers;
pub mod paths;
mod print;
mod receipt;
mod session;
pub mod sittings;
#[cfg(test)]
mod tests;
mod visit;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::DESK, get(desk::ask).post(desk::receive))
        .route(paths::FOUND_PART, get(found::show))
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
}
