//! Receiving citizens: sessions, what becomes of them, visits, and what the citizen is told.

mod act;
mod deputy;
mod people;
mod places;
mod public;
mod roster;
mod session;
mod view;
mod visit;
mod waiting;

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
        .merge(registers())
}

/// The registers that stand round reception: who is on duty, who receives, who waits.
fn registers() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(roster::list, roster::assign))
        .routes(routes!(roster::act))
        .routes(routes!(roster::sheet, roster::close))
        .routes(routes!(people::receivers, people::assign))
        .routes(routes!(people::interpreters, people::add))
        .routes(routes!(waiting::list, waiting::ask))
        .routes(routes!(waiting::act))
        .routes(routes!(deputy::list, deputy::plan))
        .routes(routes!(deputy::act))
        .merge(surroundings())
}

/// What is kept about the place itself: incidents, help given to citizens, security meetings.
fn surroundings() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(places::incidents, places::record_incident))
        .routes(routes!(places::helps, places::record_help))
        .routes(routes!(places::meetings, places::record_meeting))
}
