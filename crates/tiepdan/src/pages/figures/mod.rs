//! Figures for anybody: a few columns of the forms, by place, without what could point to a person.

pub mod paths;
mod read;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

pub(crate) use read::{country_code, open_figures, open_period};
pub(crate) use show::stats;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route(paths::FIGURES, get(show::show))
}
