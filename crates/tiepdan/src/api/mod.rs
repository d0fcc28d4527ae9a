//! The API for programs, `/api/v1`: one folder for each noun, the same acts as the pages.
//!
//! A handler reads strictly (`read`: body, query, path, files, version), asks for a permit or a scope, and does one
//! command or query. What creates or changes goes through `once::act`: one transaction, the answer kept under the
//! sender's key. Its `utoipa::path` is its description, from which `/api/v1/openapi.json` is made; a route that is
//! not described cannot be reached.
#![allow(
    unused_qualifications,
    reason = "the macros that describe an operation write names in full"
)]

mod commendation;
mod cursor;
pub mod description;
mod guidance;
mod news;
mod once;
mod organization;
mod petition;
mod problem;
mod protection;
mod public;
mod read;
mod reception;
mod report;
mod search;
mod settlement;
mod supervision;
mod tip;
mod value;

pub(crate) use settlement::dossier_data;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::Router;
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;

/// Where the API stands.
pub const ROOT: &str = "/api/v1";

/// Every address of the API.
pub fn routes() -> Router<Arc<App>> {
    described().split_for_parts().0
}

/// Every address with its description.
fn described() -> OpenApiRouter<Arc<App>> {
    let nouns = OpenApiRouter::new()
        .merge(petition::routes())
        .merge(guidance::routes())
        .merge(reception::routes())
        .merge(settlement::routes())
        .merge(supervision::routes())
        .merge(protection::routes())
        .merge(report::routes())
        .merge(commendation::routes())
        .merge(news::routes())
        .merge(organization::routes())
        .merge(search::routes())
        .merge(tip::routes())
        .merge(public::routes())
        .merge(description::routes());
    OpenApiRouter::with_openapi(description::frame()).nest(ROOT, nouns)
}
