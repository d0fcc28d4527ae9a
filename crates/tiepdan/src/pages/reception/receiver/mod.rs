//! `/receivers`: who is assigned to receive citizens, by which decision, where and how long; what he learned.

mod list;
mod one;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use super::paths;
use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::RECEIVERS, get(list::show).post(list::assign))
        .route(paths::RECEIVER, get(one::show).post(one::end))
}
