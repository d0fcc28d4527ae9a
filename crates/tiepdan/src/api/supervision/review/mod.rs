//! `/review-meetings`: the meetings that review what is overdue, stuck and not done.

mod act;
mod list;
mod view;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list::list, act::call))
        .routes(routes!(list::show))
        .routes(routes!(list::months, act::set_rhythm))
        .routes(routes!(act::act))
}
