//! The papers of notices: written on, seen as they will be printed, issued, issued again, and proved to anybody.

mod draft;
mod issue;
pub mod paths;
mod print;
mod prove;
mod show;
mod sign;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::PAPER, get(show::show).post(draft::save))
        .route(paths::PREVIEW, get(print::preview))
        .route(paths::ISSUE, post(issue::issue))
        .route(paths::AGAIN, post(issue::again))
        .route(paths::EDITION, get(print::edition))
        .route(paths::PROVE, get(prove::ask).post(prove::answer))
        .route(paths::PROVED, get(prove::show))
}
