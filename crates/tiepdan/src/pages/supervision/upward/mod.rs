//! Recommendations to a higher body: sent, answered, passed on, carried out.

mod label;
mod list;
mod new;
mod one;
pub mod paths;

pub use list::{Line, line};

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::UPWARD, get(list::show))
        .route(paths::NEW, get(new::ask).post(new::send))
        .route(paths::ONE, get(one::show).post(one::act))
}
