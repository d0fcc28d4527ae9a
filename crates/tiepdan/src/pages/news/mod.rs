//! What is new and due for one person, and his mail of a day.

mod label;
pub mod paths;
mod show;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::NEWS, get(show::show).post(show::seen))
        .route(paths::DIGEST, post(show::digest))
}

pub(crate) use label::{href as list_of, kind as kind_label};
