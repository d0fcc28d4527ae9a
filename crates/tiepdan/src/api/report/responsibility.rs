//! `GET /responsibility/{unit}`, `/neglected-petitions`: what a unit and its head did; petitions left unprocessed.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::access::acts;
use casework::report;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::api::reception::place;
use crate::api::value::{BookNumber, Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// From a day to a day, both counted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ResponsibilityQuery {
    /// The first day.
    #[param(value_type = String)]
    from: Date,
    /// The last day.
    #[param(value_type = String)]
    until: Date,
}

/// A measure beside the middle of like units.
#[derive(Debug, Serialize, ToSchema)]
struct MeasureView {
    /// `duty`, `terms`, `reversed`, `upward`, `recommendations`, `directives`.
    measure: String,
    /// The part; null where only those above see it.
    part: Option<i64>,
    /// The whole.
    whole: Option<i64>,
    /// The middle of the shares of like units in thousandths; null where they are fewer than three.
    middle_per_mille: Option<i64>,
    /// How many like units have a whole.
    like_units: Option<usize>,
}

/// What a unit and its head did in a period.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ResponsibilityView {
    /// Code of the unit, counted alone.
    unit: String,
    /// The first day.
    from: Day,
    /// The last day.
    until: Day,
    /// Each measure, in order; they are never added up.
    measures: Vec<MeasureView>,
}

/// What a unit and its head did in a period, each measure beside the middle of like units.
#[utoipa::path(get, path = "/responsibility/{unit}", operation_id = "readResponsibility", tag = "reports",
    params(("unit" = String, Path, description = "Code of the unit"), ResponsibilityQuery), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The measures", body = ResponsibilityView), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(unit): At<String>,
    Asked(asked): Asked<ResponsibilityQuery>,
) -> Result<Json<ResponsibilityView>, Problem> {
    actor.permit::<acts::ReadResponsibility>()?;
    let period = report::measured_period(&app.law, asked.from, asked.until)?;
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| report::responsibility(tx, &at, &scope, &unit, &period));
    let found = found.await?;
    let view = |one: &report::Measured| MeasureView {
        measure: one.measure.as_str().to_owned(),
        part: one.ratio.map(|ratio| ratio.part),
        whole: one.ratio.map(|ratio| ratio.whole),
        middle_per_mille: one.like.map(|(middle, _)| middle),
        like_units: one.like.map(|(_, count)| count),
    };
    Ok(Json(ResponsibilityView {
        measures: found.measures.iter().map(view).collect(),
        unit: found.unit,
        from: Day(asked.from),
        until: Day(asked.until),
    }))
}

/// Whose petitions, and where the page begins.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct NeglectedQuery {
    /// Code of a unit; absent: all I see.
    unit: Option<String>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// A petition that is not processed for too long.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NeglectedView {
    /// The petition.
    id: Key,
    /// Its number in the book.
    number: BookNumber,
    /// Code of the unit that holds it.
    unit: String,
    /// What it is about.
    title: String,
    /// Is a denouncer behind it?
    sealed: bool,
    /// The day it came.
    received_on: Day,
    /// Days since.
    days: i64,
    /// The last day on which the law still spares the head.
    last_day: Day,
}

/// Petitions left unprocessed for so long that their head is warned, the longest first.
#[utoipa::path(get, path = "/neglected-petitions", operation_id = "listNeglectedPetitions", tag = "reports", params(NeglectedQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<NeglectedView>), Reading))]
pub(super) async fn neglected(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<NeglectedQuery>,
) -> Result<Json<Page<NeglectedView>>, Problem> {
    let after = asked.after.and_then(place);
    let limit = asked.limit.unwrap_or_default().0;
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| report::neglected(tx, &at, &scope, asked.unit.as_deref(), after, limit));
    let found = found.await?;
    let view = |one: report::Neglected| NeglectedView {
        id: Key(one.petition),
        number: BookNumber::from(one.number),
        unit: one.unit,
        title: one.summary,
        sealed: one.sealed,
        received_on: Day(one.received_on),
        days: one.days,
        last_day: Day(one.last_day),
    };
    Ok(Json(Page {
        next: found
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: found.rows.into_iter().map(view).collect(),
    }))
}
