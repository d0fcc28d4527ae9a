//! Protection of those who denounce, for the unit that holds it; restoration of the accused; how anybody asks for protection.

mod act;
mod ask;
mod guide;
pub(crate) mod label;
mod list;
mod one;
mod paper;
pub mod paths;
mod restoration;
mod seal;
#[cfg(test)]
mod tests;

pub(crate) use ask::chosen;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::GUIDE, get(guide::show))
        .route(paths::PROTECTIONS, get(list::show))
        .route(paths::NEW, get(ask::show).post(ask::ask))
        .route(paths::PROTECTION, get(one::show).post(act::act))
        .route(paths::SEAL, get(seal::ask).post(seal::open))
        .route(paths::PAPER, get(paper::print))
        .merge(restoration::routes())
}
