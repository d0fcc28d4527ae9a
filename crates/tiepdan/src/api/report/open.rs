//! `GET /public/figures`: open data, for anybody.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::report::{LEAST, PublicReport};
use law::Law;
use law::form::Public;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::problem::Open;
use crate::api::read::{Asked, of_entry};
use crate::api::value::Day;
use crate::app::App;
use crate::pages::figures::{country_code, open_figures, open_period};
use crate::web::Problem;

/// Of which place and period.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FiguresQuery {
    /// The country (when absent) or a province, by its code.
    unit: Option<String>,
    /// `2026`, `2026-Q2`, `2026-H1`, `2026-9M`.
    period: String,
}

/// Figures by column; null: hidden so that nobody is recognized.
type Shown = BTreeMap<u16, Option<i64>>;

/// The open figures of a place.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FiguresView {
    /// The place.
    unit: String,
    /// The period.
    period: String,
    /// Its first day.
    from: Day,
    /// Its last day.
    to: Day,
    /// A masked figure below this is hidden, with others of its column where the total would give it away.
    least: i64,
    /// The forms that have something for anybody.
    forms: Vec<OpenForm>,
}

/// A form with its open columns.
#[derive(Debug, Serialize, ToSchema)]
struct OpenForm {
    /// As printed.
    form: String,
    /// Its set.
    version: String,
    /// Its printed title.
    title: String,
    /// The open columns.
    columns: Vec<OpenColumn>,
    /// One for each place in it.
    rows: Vec<OpenRow>,
    /// The place and everything in it; null: hidden.
    #[schema(value_type = BTreeMap<String, Option<i64>>)]
    total: Shown,
}

/// An open column.
#[derive(Debug, Serialize, ToSchema)]
struct OpenColumn {
    /// Its printed number.
    no: u16,
    /// Its headings from the top down, as printed.
    label: Vec<String>,
    /// Are small figures hidden in it?
    is_masked: bool,
}

/// The figures of a place.
#[derive(Debug, Serialize, ToSchema)]
struct OpenRow {
    /// Its code.
    unit: String,
    /// Its name.
    name: String,
    /// Figures by column; null: hidden.
    #[schema(value_type = BTreeMap<String, Option<i64>>)]
    columns: Shown,
}

/// Public figures of the country by province, or of a province by commune. They point to nobody.
#[utoipa::path(get, path = "/public/figures", operation_id = "readPublicFigures", tag = "public", params(FiguresQuery),
    security(()),
    responses((status = 200, description = "The figures", body = FiguresView), Open))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    Asked(asked): Asked<FiguresQuery>,
) -> Result<Json<FiguresView>, Problem> {
    let period = open_period(&app.law, &asked.period, app.setting().now.today);
    let period = period.ok_or_else(|| of_entry("period", "period-wrong"))?;
    let unit = asked.unit.unwrap_or_else(|| country_code(&app.law));
    let found = open_figures(&app, &unit, &period).await?;
    Ok(Json(FiguresView {
        period: period.text,
        from: Day(period.from),
        to: Day(period.to),
        least: LEAST,
        forms: found
            .iter()
            .filter_map(|one| open_form(&app.law, one))
            .collect(),
        unit,
    }))
}

fn open_form(law: &Law, found: &PublicReport) -> Option<OpenForm> {
    let form = law.forms.get(found.version(), found.form())?;
    let numbers: Vec<u16> = found.columns.iter().map(|(no, _)| *no).collect();
    let shown = |figures: &[Option<i64>]| -> Shown {
        numbers
            .iter()
            .copied()
            .zip(figures.iter().copied())
            .collect()
    };
    let column = |(no, public): &(u16, Public)| OpenColumn {
        no: *no,
        label: form
            .column(*no)
            .map_or_else(Vec::new, |column| column.label.clone()),
        is_masked: *public == Public::Masked,
    };
    let row = |row: &casework::report::PublicRow| OpenRow {
        unit: row.unit.clone(),
        name: row.name.clone(),
        columns: shown(&row.figures),
    };
    Some(OpenForm {
        form: form.id.clone(),
        version: form.version.clone(),
        title: form.title.clone(),
        columns: found.columns.iter().map(column).collect(),
        rows: found.rows.iter().map(row).collect(),
        total: shown(&found.total),
    })
}
