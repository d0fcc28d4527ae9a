//! Personal data: whose the register holds, for what, on what ground, how long, and what rights they have.

pub mod paths;
mod show;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route(paths::PRIVACY, get(show::show))
}
