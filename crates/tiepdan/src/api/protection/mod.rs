//! `/protections`: dossiers of protection of the unit that holds them; `/restorations`: what is owed the accused.

mod act;
mod list;
mod restoration;
mod view;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list::list, list::ask))
        .routes(routes!(list::show))
        .routes(routes!(act::act))
        .routes(routes!(restoration::list))
        .routes(routes!(restoration::show))
        .routes(routes!(restoration::act))
}
