//! The pages, one folder for each noun.

pub mod style;

use std::sync::Arc;

use axum::Router;

use crate::app::App;

/// Every page.
pub fn routes() -> Router<Arc<App>> {
    Router::new().merge(style::routes())
}
