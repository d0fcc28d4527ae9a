//! Leading and supervising: directives and what their owners make of them, lists of prolonged cases, urging,
//! inspections, review meetings, early warnings.

mod act;
mod course;
mod dialogue;
mod directive;
mod entry;
mod give;
mod inspection;
mod list;
mod obstacle;
mod oversight;
mod progress;
mod review;
mod study;
mod upward;
mod urging;
mod view;
mod voter;
mod warning;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(directive::list, give::give))
        .routes(routes!(directive::show))
        .routes(routes!(directive::assignment))
        .routes(routes!(act::act))
        .routes(routes!(list::list, list::open))
        .routes(routes!(list::show))
        .routes(routes!(entry::list, entry::put_on))
        .routes(routes!(entry::candidates))
        .routes(routes!(entry::show))
        .routes(routes!(progress::act))
        .merge(urging::routes())
        .merge(inspection::routes())
        .merge(review::routes())
        .merge(voter::routes())
        .merge(dialogue::routes())
        .merge(obstacle::routes())
        .merge(upward::routes())
        .merge(study::routes())
        .merge(oversight::routes())
        .merge(warning::routes())
}
