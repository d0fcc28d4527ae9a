//! `/periods/{period}`: whether a unit has closed and sent it; closing and sending it; who has not.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, Permit, acts};
use casework::idempotency::Asking;
use casework::report::{self, Closing, Reporter};
use casework::{Failure, Setting};
use law::period::Period;
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::{IntoParams, ToSchema};

use super::question;
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body};
use crate::api::value::Day;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Of which unit.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PeriodQuery {
    /// The unit, by its code; absent: mine.
    pub(super) unit: Option<String>,
}

/// Nothing more to say: `{}`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Nothing)]
pub(super) struct Nothing {}

/// A period of a unit.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PeriodView {
    /// As it is written.
    #[schema(example = "2026-Q2")]
    period: String,
    /// The unit.
    unit: String,
    /// First day.
    from: Day,
    /// Last day.
    to: Day,
    /// Last day to report.
    due: Option<Day>,
    /// Are its figures closed?
    is_closed: bool,
    /// The day it was sent.
    sent_on: Option<Day>,
}

/// A unit that must report.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReporterView {
    /// Code.
    unit: String,
    /// Name.
    name: String,
    /// Last day to report.
    due: Option<Day>,
    /// The day it sent.
    sent_on: Option<Day>,
    /// Did it send late, or is it late today?
    is_late: bool,
}

impl From<Reporter> for ReporterView {
    fn from(one: Reporter) -> Self {
        Self {
            unit: one.unit,
            name: one.name,
            due: one.due.map(Day),
            sent_on: one.sent_on.map(Day),
            is_late: one.is_late,
        }
    }
}

fn view(law: &law::Law, unit: &str, period: &Period, closing: Option<Closing>) -> PeriodView {
    let entry = law.units.get(unit);
    PeriodView {
        period: period.text.clone(),
        unit: unit.to_owned(),
        from: Day(period.from),
        to: Day(period.to),
        due: entry
            .and_then(|entry| report::due(law, &entry, period))
            .map(Day),
        is_closed: closing.is_some(),
        sent_on: closing.and_then(|closing| closing.sent_on).map(Day),
    }
}

/// Whether a unit has closed and sent a period.
#[utoipa::path(get, path = "/periods/{period}", operation_id = "readPeriod", tag = "reports",
    params(("period" = String, Path, description = "`2026-Q2`"), PeriodQuery), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The period", body = PeriodView), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(period): At<String>,
    Asked(asked): Asked<PeriodQuery>,
) -> Result<Json<PeriodView>, Problem> {
    let period = question::period(&app.law, &period)?;
    let unit = question::unit(&actor, asked.unit);
    let (law, scope) = (Arc::clone(&app.law), actor.scope());
    let found = app.store.read(move |tx| {
        if !report::sees(tx, &law, &scope, &unit)? {
            return Err(Failure::NotFound);
        }
        let closing = report::closing(tx, &law, &scope, &unit, &period)?;
        Ok(view(&law, &unit, &period, closing))
    });
    Ok(Json(found.await?))
}

/// Who below a unit has sent a period and who has not.
#[utoipa::path(get, path = "/periods/{period}/reporters", operation_id = "listReporters", tag = "reports",
    params(("period" = String, Path, description = "`2026-Q2`"), PeriodQuery), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "In the order of the law", body = Vec<ReporterView>), Reading))]
pub(super) async fn reporters(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(period): At<String>,
    Asked(asked): Asked<PeriodQuery>,
) -> Result<Json<Vec<ReporterView>>, Problem> {
    let period = question::period(&app.law, &period)?;
    let unit = question::unit(&actor, asked.unit);
    let (law, scope, today) = (Arc::clone(&app.law), actor.scope(), app.setting().now.today);
    let found = app.store.read(move |tx| {
        if !report::sees(tx, &law, &scope, &unit)? {
            return Err(Failure::NotFound);
        }
        report::reporters(tx, &law, &scope, &unit, &period, today)
    });
    Ok(Json(
        found.await?.into_iter().map(ReporterView::from).collect(),
    ))
}

/// Close a period of my unit: its figures are kept as they stand, later corrections show as adjustments.
#[utoipa::path(post, path = "/periods/{period}/freeze", operation_id = "freezePeriod", tag = "reports",
    params(("period" = String, Path, description = "`2026-Q2`"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = Nothing, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The period", body = PeriodView), Acting))]
pub(super) async fn freeze(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(period): At<String>,
    once: Once,
    body: Body<Nothing>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    close(&app, &actor, &period, asking, report::freeze).await
}

/// Send the closed figures of a period of my unit to the unit above.
#[utoipa::path(post, path = "/periods/{period}/send", operation_id = "sendPeriod", tag = "reports",
    params(("period" = String, Path, description = "`2026-Q2`"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = Nothing, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The period", body = PeriodView), Acting))]
pub(super) async fn send(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(period): At<String>,
    once: Once,
    body: Body<Nothing>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    close(&app, &actor, &period, asking, report::send).await
}

/// An act on the period of a unit; the answer is the period as it then stands.
async fn close(
    app: &Arc<App>,
    actor: &Arc<Actor>,
    period: &str,
    asking: Option<Asking>,
    act: fn(&mut Tx<'_>, &Setting, &Permit<acts::Freeze>, &Period) -> casework::Result<()>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Freeze>()?;
    let period = question::period(&app.law, period)?;
    let scope = actor.scope();
    once::act(app, asking, StatusCode::OK, move |tx, at| {
        act(tx, at, &permit, &period)?;
        let closing = report::closing(tx, &at.law, &scope, permit.unit(), &period)?;
        Ok(view(&at.law, permit.unit(), &period, closing))
    })
    .await
}
