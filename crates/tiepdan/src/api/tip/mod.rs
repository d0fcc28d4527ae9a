//! What is told without a name: telling it, the talk by its code, and what the unit that has it does.

mod act;
mod list;
mod open;
mod view;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .merge(open_routes())
        .routes(routes!(list::list))
        .routes(routes!(list::show))
        .routes(routes!(list::read))
        .routes(routes!(act::ask))
        .routes(routes!(act::take_up))
        .routes(routes!(act::pass_on))
        .routes(routes!(act::close))
}

fn open_routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(open::give))
        .routes(routes!(open::talk))
        .routes(routes!(open::answer))
}
