//! `GET /reports/{form}`: a form filled for a unit and a period.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::report;
use serde::Deserialize;
use utoipa::IntoParams;

use super::question::{RowsName, Wanted, period, unit};
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::app::App;
use crate::papers::report::ReportView;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Which figures.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ReportQuery {
    /// The unit that reports, by its code; absent: mine.
    unit: Option<String>,
    /// `2026`, `2026-Q2`, `2026-H1`, `2026-9M`, or two days: `2025-12-15..2026-06-14`.
    period: String,
    /// One row for each of these; absent: `children`.
    #[param(inline)]
    rows: Option<RowsName>,
    /// The set of forms: `2025`; absent: the one in force on the last day.
    version: Option<String>,
}

/// The figures of a form for a unit and everything below it.
#[utoipa::path(get, path = "/reports/{form}", operation_id = "readReport", tag = "reports",
    params(("form" = String, Path, description = "As in addresses: `01-TCD`"), ReportQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The form", body = ReportView), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(form): At<String>,
    Asked(asked): Asked<ReportQuery>,
) -> Result<Json<ReportView>, Problem> {
    let wanted = Wanted {
        form,
        version: asked.version,
        unit: unit(&actor, asked.unit),
        period: period(&app.law, &asked.period)?,
        rows: asked.rows.unwrap_or_default().into(),
    };
    let form = wanted.form(&app.law)?;
    let (law, scope, of) = (Arc::clone(&app.law), actor.scope(), wanted.clone());
    let report = app
        .store
        .read(move |tx| report::figures(tx, &law, &scope, &of.question()))
        .await?;
    Ok(Json(ReportView::of(form, &report)))
}
