//! `/urgings`: what units were urged to do, and what they answered.

mod act;
mod list;
mod urge;
mod view;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list::list, urge::urge))
        .routes(routes!(list::show))
        .routes(routes!(act::act))
}
