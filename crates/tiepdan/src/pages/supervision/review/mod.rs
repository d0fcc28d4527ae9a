//! Review meetings: the list with its months, one with its agenda and reports.

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
        .route(paths::MEETINGS, get(list::show).post(list::act))
        .route(paths::MEETING, get(one::show).post(one::act))
}
