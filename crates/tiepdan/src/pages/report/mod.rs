//! Figures for officials: the forms of a unit and a period, what is behind each figure, the comparison with the year
//! before, the closing of a period, the narrative report.

mod checks;
mod choices;
mod chosen;
mod compared;
mod files;
mod frame;
mod grid;
mod index;
mod indicator;
mod narrative;
mod owed;
pub mod paths;
mod period;
mod rows;
mod session;
mod sheet;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

pub(crate) use choices::{ChoiceGroup, periods};
pub(crate) use chosen::running_year;
pub(crate) use rows::{ThingLine, thing_line};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::INDEX, get(index::show))
        .route(paths::FREEZE, post(period::freeze))
        .route(paths::SEND, post(period::send))
        .merge(owed::routes())
        .route(paths::INDICATORS, get(indicator::show))
        .route(paths::INDICATORS_CSV, get(indicator::csv))
        .route(paths::INDICATORS_XLSX, get(indicator::xlsx))
        .route(paths::SESSION, get(session::pdf))
        .route(paths::NARRATIVE, get(narrative::show))
        .route(paths::NARRATIVE_FILE, get(narrative::docx))
        .route(paths::SHEET, get(sheet::show))
        .route(paths::COMPARED, get(compared::show))
        .route(paths::CSV, get(files::csv))
        .route(paths::XLSX, get(files::xlsx))
        .route(paths::PDF, get(files::pdf))
        .route(paths::ROWS, get(rows::show))
}
