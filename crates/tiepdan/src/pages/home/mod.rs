//! The first page: what one can do here, and to whom one writes.

pub mod paths;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route(paths::HOME, get(show::show))
}
