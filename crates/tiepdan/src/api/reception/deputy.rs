//! `/deputy-days`: when deputies of the National Assembly and of People's Councils receive citizens.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::reception::deputy::{self, DeputyDay, RawDay, Unable};
use casework::{Id, Setting};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::{IntoParams, ToSchema};

use super::place;
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// From which day on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct DeputyQuery {
    /// The first day; absent: today.
    #[param(inline)]
    from: Option<Day>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// One day of one deputy.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeputyDay)]
pub(super) struct DayView {
    id: Key,
    /// The office that keeps the calendar.
    unit: String,
    deputy: String,
    /// By the law's list `reception.deputy`.
    assembly: String,
    on: Day,
    starts_at: Option<String>,
    place: String,
    told_on: Option<Day>,
    /// The last day to tell him.
    tell_by: Option<Day>,
    unable_on: Option<Day>,
    /// The last day on which he may report that he cannot.
    unable_by: Option<Day>,
    reason: String,
    substitute: String,
    /// The day to which it was put off.
    moved_to: Option<Key>,
    people: Option<i64>,
    /// `planned`, `told`, `unable`, `moved`, `held`.
    stand: &'static str,
    version: i64,
}

impl DayView {
    fn of(at: &Setting, one: DeputyDay) -> Self {
        let [tell_by, unable_by] = one.terms(at);
        Self {
            id: Key(one.id),
            unit: one.unit,
            deputy: one.deputy,
            assembly: one.assembly,
            on: Day(one.on),
            starts_at: one.starts_at,
            place: one.place,
            told_on: one.told_on.map(Day),
            tell_by: tell_by.map(Day),
            unable_on: one.unable_on.map(Day),
            unable_by: unable_by.map(Day),
            reason: one.reason,
            substitute: one.substitute,
            moved_to: one.moved_to.map(Key),
            people: one.people,
            stand: one.stand.as_str(),
            version: one.version,
        }
    }
}

/// Deputies' days of my unit and those I see, in order.
#[utoipa::path(get, path = "/deputy-days", operation_id = "listDeputyDays", tag = "reception", params(DeputyQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<DayView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<DeputyQuery>,
) -> Result<Json<Page<DayView>>, Problem> {
    let at = app.setting();
    let from = asked.from.map_or(at.now.today, |day| day.0);
    let page = (
        asked.after.and_then(place),
        asked.limit.unwrap_or_default().0,
    );
    let found = app
        .store
        .read(move |tx| deputy::days(tx, &actor.scope(), from, page));
    let found = found.await?;
    Ok(Json(Page {
        next: found
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: found
            .rows
            .into_iter()
            .map(|one| DayView::of(&at, one))
            .collect(),
    }))
}

/// A day of a deputy.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewDeputyDay {
    deputy: String,
    /// By the law's list `reception.deputy`.
    assembly: String,
    on: Option<Day>,
    /// `08:00`.
    starts_at: String,
    place: String,
}

/// Plan a day of a deputy in the calendar of my unit.
#[utoipa::path(post, path = "/deputy-days", operation_id = "planDeputyDay", tag = "reception",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewDeputyDay, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The day", body = DayView), Acting))]
pub(super) async fn plan(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewDeputyDay>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::PlanReception>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let asked = asked.clone();
        let raw = RawDay {
            deputy: asked.deputy,
            assembly: asked.assembly,
            on: asked.on.map(|day| day.0),
            starts_at: asked.starts_at,
            place: asked.place,
        };
        let id = deputy::plan(tx, at, &permit, &raw)?;
        Ok(DayView::of(at, deputy::one(tx, &actor.scope(), id)?))
    })
    .await
}

/// What becomes of a deputy's day.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum DeputyAct {
    /// The deputy was told.
    Tell {
        /// Absent: today.
        on: Option<Day>,
    },
    /// He cannot: another sits for him, it is put off, or nobody sits.
    ReportUnable {
        /// Absent: today.
        on: Option<Day>,
        #[serde(default)]
        reason: String,
        #[serde(default)]
        substitute: String,
        /// The day to which it is put off.
        to: Option<Day>,
    },
    /// Citizens were received.
    Hold { people: Option<i64> },
}

impl DeputyAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let permit = actor.permit::<acts::PlanReception>()?;
        match self {
            Self::Tell { on } => deputy::tell(tx, at, &permit, id, (on.map(|day| day.0), expected)),
            Self::ReportUnable {
                on,
                reason,
                substitute,
                to,
            } => {
                let unable = Unable {
                    on: on.map(|day| day.0),
                    reason: reason.clone(),
                    substitute: substitute.clone(),
                    to: to.map(|day| day.0),
                };
                deputy::report_unable(tx, at, &permit, id, (&unable, expected))
            }
            Self::Hold { people } => deputy::hold(tx, at, &permit, id, (*people, expected)),
        }
    }
}

/// Note that a deputy was told, that he cannot, or that he received citizens.
#[utoipa::path(post, path = "/deputy-days/{id}/acts", operation_id = "actOnDeputyDay", tag = "reception",
    params(("id" = Key, Path, description = "The day"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = DeputyAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The day", body = DayView, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<DeputyAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        asked.carry_out(tx, at, &actor, (id, expected))?;
        Ok(DayView::of(at, deputy::one(tx, &actor.scope(), id)?))
    })
    .await
}
