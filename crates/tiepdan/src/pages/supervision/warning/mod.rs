//! Early warnings: counts by cause, who was told and what was done; the cause behind a petition.

mod cause;
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
        .route(paths::WARNINGS, get(list::show))
        .route(paths::WARNING, get(one::show).post(one::act))
        .route(paths::CAUSE, get(cause::ask).post(cause::name))
}
