//! `/place/incidents`, `/place/help`, `/place/security-meetings`: what happens at a place of reception; never about a person.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::reception::place::{self, Help, Incident, Meeting, RawHelp, RawIncident, RawMeeting};
use casework::{Failure, reception};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// Where a list goes on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PlaceQuery {
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

impl PlaceQuery {
    fn page(self) -> (Option<(jiff::civil::Date, casework::Id)>, i64) {
        (
            self.after.and_then(super::place),
            self.limit.unwrap_or_default().0,
        )
    }
}

fn paged<T, V: From<T> + ToSchema>(page: reception::Page<T>) -> Json<Page<V>> {
    Json(Page {
        next: page
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: page.rows.into_iter().map(V::from).collect(),
    })
}

/// An incident at a place.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlaceIncident)]
pub(super) struct IncidentView {
    id: Key,
    unit: String,
    on: Day,
    starts_at: Option<String>,
    /// By the law's list `reception.incident`.
    kind: String,
    people: i64,
    happened: String,
    done: String,
    police: bool,
}

impl From<Incident> for IncidentView {
    fn from(one: Incident) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            on: Day(one.on),
            starts_at: one.starts_at,
            kind: one.kind,
            people: one.people,
            happened: one.happened,
            done: one.done,
            police: one.police,
        }
    }
}

/// Help for citizens in need on one day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlaceHelp)]
pub(super) struct HelpView {
    id: Key,
    unit: String,
    on: Day,
    /// By the law's list `reception.help`.
    kind: String,
    people: i64,
    /// Đồng.
    amount: i64,
}

impl From<Help> for HelpView {
    fn from(one: Help) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            on: Day(one.on),
            kind: one.kind,
            people: one.people,
            amount: one.amount,
        }
    }
}

/// A security meeting.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SecurityMeeting)]
pub(super) struct MeetingView {
    id: Key,
    unit: String,
    on: Day,
    /// `month`, `quarter`.
    span: String,
    bodies: String,
    minutes: String,
    tasks: String,
}

impl From<Meeting> for MeetingView {
    fn from(one: Meeting) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            on: Day(one.on),
            span: one.span,
            bodies: one.bodies,
            minutes: one.minutes,
            tasks: one.tasks,
        }
    }
}

/// What was put down.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PutDown {
    id: Key,
}

/// Incidents at the places of my unit and those I see; the latest first.
#[utoipa::path(get, path = "/place/incidents", operation_id = "listPlaceIncidents", tag = "reception", params(PlaceQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<IncidentView>), Reading))]
pub(super) async fn incidents(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<PlaceQuery>,
) -> Result<Json<Page<IncidentView>>, Problem> {
    let page = asked.page();
    let found = app
        .store
        .read(move |tx| place::incidents(tx, &actor.scope(), page));
    Ok(paged(found.await?))
}

/// Help at the places of my unit and those I see; the latest first.
#[utoipa::path(get, path = "/place/help", operation_id = "listPlaceHelp", tag = "reception", params(PlaceQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<HelpView>), Reading))]
pub(super) async fn helps(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<PlaceQuery>,
) -> Result<Json<Page<HelpView>>, Problem> {
    let page = asked.page();
    let found = app
        .store
        .read(move |tx| place::helps(tx, &actor.scope(), page));
    Ok(paged(found.await?))
}

/// Security meetings of my unit and those I see; the latest first.
#[utoipa::path(get, path = "/place/security-meetings", operation_id = "listSecurityMeetings", tag = "reception", params(PlaceQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<MeetingView>), Reading))]
pub(super) async fn meetings(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<PlaceQuery>,
) -> Result<Json<Page<MeetingView>>, Problem> {
    let page = asked.page();
    let found = app
        .store
        .read(move |tx| place::meetings(tx, &actor.scope(), page));
    Ok(paged(found.await?))
}

/// An incident. No names, no numbers of papers.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewIncident {
    on: Option<Day>,
    /// `08:00`.
    starts_at: String,
    /// By the law's list `reception.incident`.
    kind: String,
    people: i64,
    happened: String,
    done: String,
    /// Did the police come?
    police: bool,
}

/// Put down an incident at the place of my unit.
#[utoipa::path(post, path = "/place/incidents", operation_id = "putDownIncident", tag = "reception",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewIncident, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "Its id", body = PutDown), Acting))]
pub(super) async fn record_incident(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewIncident>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepPlace>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let asked = asked.clone();
        let raw = RawIncident {
            on: asked.on.map(|day| day.0),
            starts_at: asked.starts_at,
            kind: asked.kind,
            people: asked.people,
            happened: asked.happened,
            done: asked.done,
            police: asked.police,
        };
        let entry = raw.validate(at).map_err(Failure::Invalid)?;
        let id = Key(place::record_incident(tx, at, &permit, &entry)?);
        Ok(PutDown { id })
    })
    .await
}

/// Help on one day. Nobody's name.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewHelp {
    on: Option<Day>,
    /// By the law's list `reception.help`.
    kind: String,
    people: i64,
    /// Đồng.
    amount: i64,
}

/// Put down help for citizens in need at the place of my unit.
#[utoipa::path(post, path = "/place/help", operation_id = "putDownHelp", tag = "reception",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewHelp, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "Its id", body = PutDown), Acting))]
pub(super) async fn record_help(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewHelp>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepPlace>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let raw = RawHelp {
            on: asked.on.map(|day| day.0),
            kind: asked.kind.clone(),
            people: asked.people,
            amount: asked.amount,
        };
        let entry = raw.validate(at).map_err(Failure::Invalid)?;
        let id = Key(place::record_help(tx, at, &permit, &entry)?);
        Ok(PutDown { id })
    })
    .await
}

/// A security meeting with the police.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewSecurityMeeting {
    on: Option<Day>,
    /// `month`, `quarter`.
    span: String,
    bodies: String,
    minutes: String,
    tasks: String,
}

/// Put down a security meeting of my unit.
#[utoipa::path(post, path = "/place/security-meetings", operation_id = "putDownSecurityMeeting", tag = "reception",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewSecurityMeeting, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "Its id", body = PutDown), Acting))]
pub(super) async fn record_meeting(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewSecurityMeeting>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepPlace>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let asked = asked.clone();
        let raw = RawMeeting {
            on: asked.on.map(|day| day.0),
            span: asked.span,
            bodies: asked.bodies,
            minutes: asked.minutes,
            tasks: asked.tasks,
        };
        let entry = raw.validate(at).map_err(Failure::Invalid)?;
        let id = Key(place::record_meeting(tx, at, &permit, &entry)?);
        Ok(PutDown { id })
    })
    .await
}
