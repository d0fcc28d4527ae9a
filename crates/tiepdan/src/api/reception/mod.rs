//! Receiving citizens: sessions, what becomes of them, visits, and what the citizen is told.

mod act;
mod public;
mod session;
mod view;
mod visit;

pub(super) use public::place;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(session::list, session::plan))
        .routes(routes!(session::show))
        .routes(routes!(act::act))
        .routes(routes!(visit::receive))
        .routes(routes!(visit::show))
        .routes(routes!(visit::tell))
        .routes(routes!(public::calendar))
}
