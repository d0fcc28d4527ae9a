//! Petitions: filing, the queue of a unit, one petition, what it is and what is done with it.

pub(super) mod attachment;
mod classification;
mod file;
mod handling;
mod list;
mod show;
mod similar;
pub(super) mod view;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) use file::{ClassName, FiledView, Signer};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list::list, file::file))
        .routes(routes!(show::show))
        .routes(routes!(classification::classify))
        .routes(routes!(handling::lawful, handling::handle))
        .routes(routes!(attachment::attach))
        .routes(routes!(similar::similar))
}
