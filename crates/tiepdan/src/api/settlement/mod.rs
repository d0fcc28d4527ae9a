//! Cases: lists, one case with its docket, clocks and papers, the steps that are lawful now, and taking one.

mod dossier;
mod duty;
mod ending;
mod entry;
mod file;
mod lawful;
mod list;
mod part;
mod proposal;
mod received;
mod show;
mod step;
pub(super) mod view;
mod work;

pub(crate) use dossier::dossier_data;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(duty::list))
        .routes(routes!(show::show))
        .routes(routes!(part::docket))
        .routes(routes!(part::terms))
        .routes(routes!(part::notices))
        .routes(routes!(dossier::dossier))
        .routes(routes!(file::keep))
        .routes(routes!(work::work))
        .routes(routes!(dossier::package))
        .routes(routes!(lawful::lawful, step::take))
        .merge(proposed())
        .merge(received())
}

fn proposed() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(proposal::propose, proposal::of_case))
        .routes(routes!(proposal::waiting))
        .routes(routes!(proposal::show))
        .routes(routes!(proposal::answer))
}

fn received() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(received::receive))
        .routes(routes!(received::show))
        .routes(routes!(received::join))
}
