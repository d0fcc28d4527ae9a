//! Inspections of the duty to receive and to settle: the list, a new one, one with its recommendations.

mod concluding;
mod label;
mod list;
mod one;
mod plan;
mod recommendation;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use super::paths;
use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::INSPECTIONS, get(list::show))
        .route(paths::PLAN_INSPECTION, get(plan::ask).post(plan::plan))
        .route(paths::INSPECTION, get(one::show).post(one::act))
        .route(
            paths::RECOMMENDATION,
            get(recommendation::show).post(recommendation::act),
        )
}
