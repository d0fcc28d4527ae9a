//! Who may sign in and what he holds: the administrator's pages, and everybody's own account.

mod account;
mod admin;
mod official;
pub mod paths;
mod secret;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;
use crate::web::{Field, Fields};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::ADMIN, get(admin::show).post(admin::employ))
        .route(paths::OFFICIAL, get(official::show))
        .route(paths::POSTS, post(official::appoint))
        .route(paths::END_POST, post(official::relieve))
        .route(paths::DISABLE, post(official::disable))
        .route(paths::ENABLE, post(official::enable))
        .route(paths::PASSWORD, post(official::reset))
        .route(paths::ACCOUNT, get(account::show))
        .route(paths::TOKENS, post(account::make_token))
        .route(paths::END_TOKEN, post(account::end_token))
        .route(paths::END_SESSION, post(account::end_session))
}

/// A form that is one button.
struct Nothing;

impl Fields for Nothing {
    const FIELDS: &'static [Field] = &[];
}
