//! Following a petition by its code and second secret.

mod follow;
pub mod paths;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route(paths::FOLLOW, get(follow::ask).post(follow::follow))
}
