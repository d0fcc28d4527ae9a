//! Restoring the accused of a denunciation that was found wrong: told in writing, in public where he consents, followed.

mod list;
mod notice;
mod one;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use super::paths;
use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::RESTORATIONS, get(list::show))
        .route(paths::RESTORATION, get(one::show).post(one::act))
        .route(paths::NOTICE, get(notice::print))
}
