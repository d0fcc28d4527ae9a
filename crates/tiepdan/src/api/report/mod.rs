//! `/reports`, `/periods`: the figures of a form, what is behind each, closing and sending a period.

mod board;
mod indicator;
mod open;
mod owed;
mod owed_view;
mod period;
mod question;
mod responsibility;
mod rows;
mod show;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(show::show))
        .routes(routes!(rows::list))
        .routes(routes!(board::show))
        .routes(routes!(board::rows))
        .routes(routes!(responsibility::show))
        .routes(routes!(responsibility::neglected))
        .routes(routes!(period::show))
        .routes(routes!(period::freeze))
        .routes(routes!(period::send))
        .routes(routes!(period::reporters))
        .routes(routes!(indicator::list))
        .routes(routes!(owed::list))
        .routes(routes!(owed::show, owed::act))
        .routes(routes!(owed::set_day))
        .routes(routes!(owed::copy))
        .routes(routes!(open::show))
}
