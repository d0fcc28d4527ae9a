//! Petitions as officers work on them: the queue, one petition, its classification, its handling, its seal.

mod attachment;
mod classify;
mod handle;
pub mod label;
pub mod paths;
pub mod people;
mod period;
mod print;
mod proposal;
mod queue;
pub mod receipt;
mod register;
mod reply;
mod seal;
mod seals;
mod show;
#[cfg(test)]
mod tests;
pub mod unit_choice;
mod written;

pub(super) use attachment::{hand_out, note, show_picture};

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::QUEUE, get(queue::show))
        .route(paths::REGISTER, get(register::ask).post(register::register))
        .route(paths::PETITION, get(show::show))
        .route(
            paths::CLASSIFICATION,
            get(classify::ask).post(classify::classify),
        )
        .route(paths::HANDLING, get(handle::ask).post(handle::handle))
        .route(paths::REPLY, get(reply::ask).post(reply::record))
        .route(paths::RECEIPT, get(receipt::show))
        .route(paths::RECEIPT_PDF, get(print::pdf))
        .route(paths::COMPLAINT_FORM, get(written::pdf))
        .route(paths::SEAL, get(seal::ask).post(seal::open))
        .route(paths::SEALS, get(seals::show).post(seals::set_rule))
        .route(paths::SEAL_ANSWER, post(seals::answer))
        .route(paths::FILE, get(attachment::show))
        .route(paths::PICTURE, get(attachment::picture))
        .route(paths::SEALED_FILE, post(seal::open_file))
        .route(paths::PEOPLE_PART, post(people::show_found))
        .route(paths::UNITS_PART, get(unit_choice::show_found))
}
