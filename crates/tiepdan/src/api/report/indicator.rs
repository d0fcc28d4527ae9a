//! `/indicators`: figures that serve the indices PAR, DTI and SIPAS.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::report::{self, Part};
use law::Law;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::question;
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::api::value::{Day, Title};
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// Of which unit and year.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct IndicatorQuery {
    /// The unit, by its code; absent: mine.
    unit: Option<String>,
    /// The period.
    #[param(example = "2026")]
    period: String,
}

/// A part of a whole.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = IndicatorPart)]
pub(super) struct PartView {
    /// Its name.
    indicator: String,
    numerator: i64,
    denominator: i64,
}

/// The indicators of one unit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = IndicatorRow)]
pub(super) struct RowView {
    /// Code.
    unit: String,
    /// Name.
    name: String,
    parts: Vec<PartView>,
}

/// What an indicator is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = IndicatorMeaning)]
pub(super) struct MeaningView {
    /// Its name.
    indicator: String,
    title: Title,
    /// How it is counted.
    formula: Title,
    /// The indices that it serves: `PAR`, `DTI`, `SIPAS`.
    indices: Vec<String>,
}

/// The indicators of a unit and of those directly below it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct IndicatorList {
    /// The unit.
    unit: String,
    from: Day,
    to: Day,
    indicators: Vec<MeaningView>,
    rows: Vec<RowView>,
    total: Vec<PartView>,
}

fn parts(law: &Law, parts: &[Part]) -> Vec<PartView> {
    let all = law.indicators.all.iter().zip(parts);
    all.map(|(indicator, part)| PartView {
        indicator: indicator.id.clone(),
        numerator: part.numerator,
        denominator: part.denominator,
    })
    .collect()
}

/// Figures that serve the indices of reform, digital transformation and satisfaction, each a part of a whole.
#[utoipa::path(get, path = "/indicators", operation_id = "listIndicators", tag = "reports", params(IndicatorQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The unit and those directly below it", body = IndicatorList), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<IndicatorQuery>,
) -> Result<Json<IndicatorList>, Problem> {
    let period = question::period(&app.law, &asked.period)?;
    let unit = question::unit(&actor, asked.unit);
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| report::indicators(tx, &at, &scope, (&unit, &period)));
    let found = found.await?;
    let meanings = app.law.indicators.all.iter().map(|one| MeaningView {
        indicator: one.id.clone(),
        title: Title::from(&one.title),
        formula: Title::from(&one.formula),
        indices: one.indices.clone(),
    });
    Ok(Json(IndicatorList {
        from: Day(found.period.from),
        to: Day(found.period.to),
        indicators: meanings.collect(),
        rows: found
            .rows
            .iter()
            .map(|row| RowView {
                unit: row.unit.clone(),
                name: row.name.clone(),
                parts: parts(&app.law, &row.parts),
            })
            .collect(),
        total: parts(&app.law, &found.total),
        unit: found.unit,
    }))
}
