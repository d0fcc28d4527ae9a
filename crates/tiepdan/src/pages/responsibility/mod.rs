//! Responsibility of heads: each measure with its formula, what it counts and the middle of like units; petitions that are
//! not processed for too long.

mod label;
mod list;
mod neglected;
pub mod paths;
mod period;
mod rows;
mod unit;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::LIST, get(list::show))
        .route(paths::UNIT, get(unit::show))
        .route(paths::ROWS, get(rows::show))
        .route(paths::NEGLECTED, get(neglected::show))
}
