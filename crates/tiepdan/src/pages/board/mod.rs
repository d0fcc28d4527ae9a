//! Boards: what stands open with a unit and below it, how it flows, and where; each figure opens what it counts.

mod live;
mod map;
pub mod paths;
mod picture;
mod rows;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

pub use live::Streams;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::MINE, get(show::mine))
        .route(paths::BOARD, get(show::show))
        .route(paths::ROWS, get(rows::show))
        .route(paths::LIVE, get(live::listen))
}
