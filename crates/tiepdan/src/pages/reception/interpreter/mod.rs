//! `/interpreters`: who can be called to interpret; `/visits/{id}/interpreter`: who interpreted at a visit.

mod list;
mod visit;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use super::paths;
use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::INTERPRETERS, get(list::show).post(list::add))
        .route(paths::INTERPRETER, post(list::end))
        .route(paths::INTERPRETED, get(visit::ask).post(visit::call))
}
