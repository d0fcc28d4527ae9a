//! Cases: lists by due day, one case, its steps, what waits for the head, who owes what.

mod dossier;
mod ending;
mod enforcement;
mod entered;
mod files;
mod form;
mod list;
mod matter;
mod names;
pub mod owed;
pub mod paths;
mod pointed;
mod proposal;
mod published;
mod received;
mod rows;
mod show;
mod sign;
mod step;
mod watch;
mod work;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::LIST, get(list::show))
        .route(paths::CASE, get(show::show))
        .route(paths::STEP, get(step::show).post(step::take))
        .route(paths::FILES, get(files::ask).post(files::keep))
        .route(paths::FILE, get(files::show))
        .route(paths::PICTURE, get(files::picture))
        .route(paths::DOSSIER_PDF, get(dossier::pdf))
        .route(paths::DOSSIER_ZIP, get(dossier::zip))
        .route(paths::SIGN, get(sign::show))
        .route(paths::WATCH, get(watch::show))
        .route(paths::ENFORCEMENT, get(enforcement::show))
        .route(paths::PUBLISHED, get(published::show))
        .merge(proposal::routes())
        .merge(received::routes())
}
