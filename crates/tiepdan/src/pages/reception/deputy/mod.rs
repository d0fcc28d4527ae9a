//! `/deputies`: days on which deputies of the National Assembly and of People's Councils receive citizens.

mod list;
mod one;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use super::paths;
use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::DEPUTIES, get(list::show).post(list::plan))
        .route(paths::DEPUTY, get(one::show).post(one::act))
}
