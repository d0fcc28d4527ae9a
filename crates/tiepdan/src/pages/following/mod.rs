//! Following a petition by its code and second secret.

mod follow;
mod judge;
mod own;
pub mod paths;
mod protect;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::FOLLOW, get(follow::ask).post(follow::follow))
        .route(paths::OWN_DATA, get(own::ask).post(own::give))
        .route(paths::JUDGEMENT, post(judge::judge))
        .route(paths::PROTECT, post(protect::protect))
}
