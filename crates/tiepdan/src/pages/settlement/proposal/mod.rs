//! What officers propose to their head, and what heads delegate to their deputies.

mod answer;
mod delegations;
mod lines;
mod make;
pub mod paths;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub(super) use lines::{ProposalLine, line};

use crate::app::App;

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::PROPOSE, post(make::propose))
        .route(paths::PROPOSAL, get(show::show))
        .route(paths::CHECK, post(answer::check))
        .route(paths::RETURN, post(answer::give_back))
        .route(paths::WITHDRAW, post(answer::withdraw))
        .route(
            paths::DELEGATIONS,
            get(delegations::show).post(delegations::delegate),
        )
        .route(paths::END, post(delegations::end))
}
