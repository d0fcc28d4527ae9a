//! Urging: what a unit was urged to do, what it urges, one of them with its answer.

mod ask;
mod label;
pub mod lines;
mod list;
mod one;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use super::paths;
use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::URGINGS, get(list::show))
        .route(paths::URGE, get(ask::ask).post(ask::urge))
        .route(paths::URGING, get(one::show).post(one::act))
}
