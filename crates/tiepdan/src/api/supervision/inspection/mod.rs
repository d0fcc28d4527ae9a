//! `/inspections`: inspections of the duty to receive and to settle, and what they recommend.

mod act;
mod carry;
mod list;
mod plan;
mod view;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list::list, plan::plan))
        .routes(routes!(list::show))
        .routes(routes!(act::act))
        .routes(routes!(carry::act))
}
