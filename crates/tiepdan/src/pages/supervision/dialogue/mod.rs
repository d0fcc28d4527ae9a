//! Public dialogues of leaders with the people: announced, held, their questions and promises; what anybody may read.

mod label;
mod list;
mod one;
pub mod paths;
mod public;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::DIALOGUES, get(list::show).post(list::announce))
        .route(paths::DIALOGUE, get(one::show).post(one::act))
        .route(paths::PUBLIC, get(public::list))
        .route(paths::PUBLIC_ONE, get(public::show))
}
