//! The API for programs, `/api/v1`: one folder for each noun, the same acts as the pages.

use std::sync::Arc;

use axum::Router;

use crate::app::App;

/// Every address of the API.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
}
