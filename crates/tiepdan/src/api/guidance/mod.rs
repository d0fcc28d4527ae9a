//! Documents that direct receiving and settling, and classes held: form 06/QLKNTC, columns 1 to 5.

mod class;
mod document;

use std::sync::Arc;

use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::cursor::{Cursor, Limit};
use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(document::list, document::issue))
        .routes(routes!(document::show))
        .routes(routes!(document::act))
        .routes(routes!(class::list, class::hold))
        .routes(routes!(class::show))
        .routes(routes!(class::act))
}

/// Which year, and where the list goes on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct YearQuery {
    /// Only of this year.
    year: Option<i16>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

impl YearQuery {
    fn filter(self) -> casework::guidance::Filter {
        casework::guidance::Filter {
            year: self.year,
            after: self.after.and_then(super::reception::place),
            limit: self.limit.unwrap_or_default().0,
        }
    }
}

/// What is done with a document or a class that was entered.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GuidanceActName)]
enum ActName {
    /// It is struck out as a mistake and counts no more.
    Strike,
}

/// An act on a document or a class.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct GuidanceAct {
    /// What is done.
    act: ActName,
    /// Why.
    #[serde(default)]
    reason: String,
}
