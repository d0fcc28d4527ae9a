//! Reports on time: what is owed to a unit and by it, where each report stands, copies of other lines.

mod label;
mod list;
mod one;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use super::paths;
use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::OWED, get(list::show).post(list::act))
        .route(paths::OWED_ONE, get(one::show).post(one::act))
}
