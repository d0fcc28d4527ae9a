//! `/periods/{period}/owed`, `/periods/{period}/report`: who owes a report, where it stands, who did what; answering it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::report::owed::{self, Answer};
use casework::{Failure, Setting};
use law::period::Period;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::owed_view::{OwedList, OwedReport};
use super::period::PeriodQuery;
use super::question;
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body, IfMatch};
use crate::api::value::Day;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What is owed to a unit of a period, what it owes itself, and what is copied to it without being added.
#[utoipa::path(get, path = "/periods/{period}/owed", operation_id = "listOwedReports", tag = "reports",
    params(("period" = String, Path, description = "`2026-Q2`, `2026-NA`, `2026-M07`"), PeriodQuery), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "In the order of the law", body = OwedList), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(period): At<String>,
    Asked(asked): Asked<PeriodQuery>,
) -> Result<Json<OwedList>, Problem> {
    let period = question::period(&app.law, &period)?;
    let unit = question::unit(&actor, asked.unit);
    let (at, scope) = (app.setting(), actor.scope());
    let found = app.store.read(move |tx| {
        Ok::<_, Failure>(OwedList {
            own: owed::owed_by(tx, &at, &scope, &unit, &period)?.map(Into::into),
            items: owed::owed_to(tx, &at, &scope, &unit, &period)?
                .into_iter()
                .map(Into::into)
                .collect(),
            copied: owed::copied(tx, &at, &scope, &unit, &period)?
                .into_iter()
                .map(Into::into)
                .collect(),
        })
    });
    Ok(Json(found.await?))
}

/// The report of a unit of a period, with every act on it.
#[utoipa::path(get, path = "/periods/{period}/report", operation_id = "readOwedReport", tag = "reports",
    params(("period" = String, Path, description = "`2026-Q2`, `2026-NA`, `2026-M07`"), PeriodQuery), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The report", body = OwedReport, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(period): At<String>,
    Asked(asked): Asked<PeriodQuery>,
) -> Result<Response, Problem> {
    let period = question::period(&app.law, &period)?;
    let unit = question::unit(&actor, asked.unit);
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| owed::report_of(tx, &at, &scope, &unit, &period));
    once::tagged(&OwedReport::from(found.await?))
}

/// What is done with a report.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReportActName)]
pub(super) enum ActName {
    /// My unit sends it.
    Send,
    /// Its receiver accepts it.
    Accept,
    /// Its receiver returns it: its figures are open again.
    Return,
}

/// An act on a report.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportAct {
    /// What is done.
    act: ActName,
    /// `send`: number and day of a report without figures; `return`: why.
    #[serde(default)]
    text: String,
}

impl ReportAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (unit, period, expected): (&str, &Period, Option<i64>),
    ) -> casework::Result<()> {
        let place = (unit, period.text.as_str());
        match self.act {
            ActName::Send if unit == actor.unit => {
                let permit = actor.permit::<acts::Freeze>()?;
                owed::send(tx, at, &permit, period, &self.text)
            }
            ActName::Send => Err(Failure::NotFound),
            ActName::Accept => {
                let permit = actor.permit::<acts::TakeReport>()?;
                owed::accept(tx, at, &permit, place, expected)
            }
            ActName::Return => {
                let answer = Answer {
                    reason: self.text.clone(),
                    expected,
                };
                let permit = actor.permit::<acts::TakeReport>()?;
                let done = owed::give_back(tx, at, &permit, place, &answer);
                done.map_err(|failure| as_text(failure, "reason"))
            }
        }
    }
}

/// The fields of the work under the name that the API gives them.
fn as_text(failure: Failure, name: &str) -> Failure {
    match failure {
        Failure::Invalid(mut errors) => {
            for error in errors.iter_mut().filter(|error| error.field == name) {
                "text".clone_into(&mut error.field);
            }
            Failure::Invalid(errors)
        }
        other => other,
    }
}

/// Send the report of my unit, or accept or return one that was sent to it.
#[utoipa::path(post, path = "/periods/{period}/report", operation_id = "actOnOwedReport", tag = "reports",
    params(("period" = String, Path, description = "`2026-Q2`, `2026-NA`, `2026-M07`"), PeriodQuery,
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = ReportAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The report", body = OwedReport, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(period): At<String>,
    Asked(asked): Asked<PeriodQuery>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<ReportAct>,
) -> Result<Response, Problem> {
    let period = question::period(&app.law, &period)?;
    let unit = question::unit(&actor, asked.unit);
    let asking = once.by(&actor, &format!("{unit} {}", body.print));
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        owed::report_of(tx, at, &actor.scope(), &unit, &period)?;
        asked.carry_out(tx, at, &actor, (&unit, &period, expected))?;
        let found = owed::report_of(tx, at, &actor.scope(), &unit, &period)?;
        Ok(OwedReport::from(found))
    })
    .await
}

/// The day by which my unit wants the reports of a period.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewReportDay {
    /// Not later than that of the law.
    due: Day,
}

/// Set the day by which my unit wants the reports of a period; that of the law goes on to hold.
#[utoipa::path(post, path = "/periods/{period}/day", operation_id = "setReportDay", tag = "reports",
    params(("period" = String, Path, description = "`2026-Q2`, `2026-NA`, `2026-M07`"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewReportDay, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "What is owed now", body = OwedList), Acting))]
pub(super) async fn set_day(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(period): At<String>,
    once: Once,
    body: Body<NewReportDay>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::TakeReport>()?;
    let period = question::period(&app.law, &period)?;
    let asking = once.by(&actor, &body.print);
    let due = body.value.due.0;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        owed::set_day(tx, at, &permit, &period, Some(due))?;
        let below = owed::owed_to(tx, at, &actor.scope(), permit.unit(), &period)?;
        Ok(OwedList {
            own: None,
            items: below.into_iter().map(Into::into).collect(),
            copied: Vec::new(),
        })
    })
    .await
}

/// To whom copies go.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewReportCopy {
    /// Code of the administration of the place.
    receiver: String,
}

/// From now on copies of my unit's reports go to an administration outside its line, which does not add them.
#[utoipa::path(post, path = "/report-copies", operation_id = "copyReports", tag = "reports",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewReportCopy, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The units that are sent copies", body = Vec<String>), Acting))]
pub(super) async fn copy(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewReportCopy>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Freeze>()?;
    let asking = once.by(&actor, &body.print);
    let receiver = body.value.receiver;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        owed::copy_to(tx, at, &permit, &receiver)?;
        owed::copies(tx, permit.unit())
    })
    .await
}
