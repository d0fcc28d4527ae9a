//! Legal obstacles: by article of law and one by one; found in a case, recommended upward, out of the way.

mod find;
mod label;
mod list;
mod one;
pub mod paths;

pub use list::{OfCase, of_case};

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::OBSTACLES, get(list::show))
        .route(paths::FIND, get(find::ask).post(find::find))
        .route(paths::OBSTACLE, get(one::show).post(one::act))
}
