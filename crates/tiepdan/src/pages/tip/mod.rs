//! What is told without a name: telling it, the talk by its code, and what the unit that has it does.

mod about;
mod label;
mod list;
mod one;
pub mod paths;
mod read;
mod talk;
#[cfg(test)]
mod tests;
mod write;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    open_routes()
        .route(paths::TIPS, get(list::show))
        .route(paths::TIP, get(one::show).post(one::act))
        .route(paths::READING, post(read::open))
        .route(paths::FILE, post(read::open_file))
}

/// Those for whoever tells something, which a server of its own may give.
pub fn open_routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::ABOUT, get(about::show))
        .route(paths::WRITE, get(write::ask).post(write::send))
        .route(paths::TALK, get(talk::ask).post(talk::open))
        .route(paths::ANSWER, post(talk::answer))
}
