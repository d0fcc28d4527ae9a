//! What anybody may do without an account: file a petition, and follow it by its code and second secret.

mod file;
mod follow;
mod published;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(file::file))
        .routes(routes!(follow::follow))
        .routes(routes!(published::list))
}
