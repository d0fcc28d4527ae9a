//! `/commendations`: units and persons commended from the figures.

mod act;
mod view;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(act::list, act::propose))
        .routes(routes!(act::show))
        .routes(routes!(act::decide))
}
