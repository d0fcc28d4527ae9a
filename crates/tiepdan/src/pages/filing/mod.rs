//! Filing a petition without an account: to whom, what, and a receipt with which only the filer can follow it.

mod choose;
mod forms;
pub mod paths;
mod print;
mod proved;
mod receipt;
#[cfg(test)]
mod tests;
mod write;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::FILE, get(choose::show))
        .route(paths::WRITE, get(write::ask).post(write::send))
        .route(paths::PROVE, post(proved::begin))
        .route(paths::RECEIPT, get(receipt::show).post(receipt::clear))
        .route(paths::RECEIPT_PDF, get(print::pdf))
        .route(paths::FORMS, get(forms::show))
        .route(paths::FORM, get(forms::pdf))
}
