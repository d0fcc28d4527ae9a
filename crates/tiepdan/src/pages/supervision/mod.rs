//! Leading and supervising: directives and what their owners make of them, lists of prolonged cases, urging,
//! inspections, review meetings, early warnings.

mod assignment;
mod burn;
mod candidates;
pub(crate) mod carried;
mod course;
pub mod dialogue;
mod directive;
mod directives;
pub mod entries;
mod entry;
mod entry_form;
mod give;
mod inspection;
mod label;
pub mod lines;
mod list;
mod lists;
pub mod obstacle;
pub mod oversight;
pub mod paths;
mod progress;
mod put_on;
mod review;
pub mod study;
#[cfg(test)]
mod tests;
mod thing;
pub mod upward;
pub mod urging;
pub mod voter;
mod warning;
mod written;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::DIRECTIVES, get(directives::show))
        .route(paths::GIVE, get(give::ask).post(give::give))
        .route(paths::DIRECTIVE, get(directive::show))
        .route(
            paths::ASSIGNMENT,
            get(assignment::show).post(assignment::act),
        )
        .route(paths::LISTS, get(lists::show).post(lists::open))
        .route(paths::PUT_ON, get(put_on::ask).post(put_on::put))
        .route(paths::CANDIDATES, get(candidates::show))
        .route(paths::ONE_LIST, get(list::show))
        .route(paths::PROGRESS, get(progress::pdf))
        .route(paths::ENTRY, get(entry::show).post(entry::act))
        .merge(urging::routes())
        .merge(inspection::routes())
        .merge(review::routes())
        .merge(voter::routes())
        .merge(dialogue::routes())
        .merge(obstacle::routes())
        .merge(upward::routes())
        .merge(study::routes())
        .merge(oversight::routes())
        .merge(warning::routes())
}
