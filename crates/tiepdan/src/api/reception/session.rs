//! `/sessions`: the calendar of my unit and of those below, and a new session in it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::reception::{self, RawSession, Register, SessionFilter};
use casework::{Failure, Id};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::{PlannedView, SessionView, SessionWithVisits, VisitLine};
use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// The book of the State or of the Party.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Register)]
pub(super) enum RegisterName {
    /// sổ của cơ quan nhà nước
    State,
    /// sổ của cấp ủy
    Party,
}

impl From<RegisterName> for Register {
    fn from(name: RegisterName) -> Self {
        match name {
            RegisterName::State => Self::State,
            RegisterName::Party => Self::Party,
        }
    }
}

/// Which sessions.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SessionQuery {
    /// Of one unit, by its code.
    unit: Option<String>,
    /// Of one book.
    #[param(inline)]
    register: Option<RegisterName>,
    /// First day; absent: the first of this month.
    #[param(inline)]
    from: Option<Day>,
    /// Last day; absent: two months after the first.
    #[param(inline)]
    until: Option<Day>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// Months shown when no last day is asked for.
const MONTHS: i64 = 2;

/// The sessions of my unit, and of those below where my post sees them, in the order of days.
#[utoipa::path(get, path = "/sessions", operation_id = "listSessions", tag = "sessions", params(SessionQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<SessionView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<SessionQuery>,
) -> Result<Json<Page<SessionView>>, Problem> {
    let today = app.setting().now.today;
    let from = asked.from.map_or(today.first_of_month(), |day| day.0);
    let last = from.saturating_add(MONTHS.months());
    let filter = SessionFilter {
        unit: asked.unit,
        register: asked.register.map(Register::from),
        from,
        until: asked.until.map_or(last, |day| day.0),
        after: asked.after.and_then(super::public::place),
        limit: asked.limit.unwrap_or_default().0,
    };
    let page = app
        .store
        .read(move |tx| reception::sessions(tx, &actor.scope(), &filter))
        .await?;
    let next = page.next.map(|(day, id)| (day.to_string(), id));
    Ok(Json(Page {
        items: page.rows.into_iter().map(SessionView::from).collect(),
        next: next.map(Cursor::from),
    }))
}

/// One session with its visits.
#[utoipa::path(get, path = "/sessions/{id}", operation_id = "readSession", tag = "sessions",
    params(("id" = Key, Path, description = "The session")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The session", body = SessionWithVisits, headers(("ETag" = String))), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let (row, visits) = app
        .store
        .read(move |tx| reception::session(tx, &actor.scope(), id))
        .await?;
    once::tagged(&SessionWithVisits {
        session: row.into(),
        items: visits.into_iter().map(VisitLine::from).collect(),
    })
}

/// A session.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewSession {
    /// `regular` (when empty), `periodic`, `unscheduled`.
    kind: String,
    /// `direct` (when empty), `online` from 2026-07-01.
    form: String,
    /// Why online, by the law's list: `complex`, `remote`, `emergency`, `denunciation`, `other`.
    online_ground: String,
    /// `head`, `delegate`, `officer`; when empty an officer at a regular session, else the head.
    received_by: String,
    /// Name of who receives; when empty the holder of the post.
    host: String,
    /// Name of the head for whom a delegate receives.
    delegated_by: String,
    /// The day; absent: today.
    on: Option<Day>,
    /// Where.
    place: String,
    /// Expected content.
    content: String,
    /// Who else sits there.
    attendees: String,
    /// The day its calendar was published; absent: it is not public yet.
    announced_on: Option<Day>,
    /// When it begins: `08:00`.
    starts_at: String,
    /// When it ends.
    ends_at: String,
    /// What else to know.
    note: String,
    /// Does it begin at once, without standing in the calendar?
    is_open: bool,
}

impl NewSession {
    fn raw(&self) -> RawSession {
        RawSession {
            kind: self.kind.clone(),
            form: self.form.clone(),
            online_ground: self.online_ground.clone(),
            received_by: self.received_by.clone(),
            host: self.host.clone(),
            delegated_by: self.delegated_by.clone(),
            on: self.on.map(|day| day.0),
            place: self.place.clone(),
            content: self.content.clone(),
            attendees: self.attendees.clone(),
            announced_on: self.announced_on.map(|day| day.0),
            starts_at: self.starts_at.clone(),
            ends_at: self.ends_at.clone(),
            note: self.note.clone(),
        }
    }
}

/// Put a session into my unit's calendar, or open one that does not stand there. A visit opens a session of the
/// calendar by itself.
#[utoipa::path(post, path = "/sessions", operation_id = "planSession", tag = "sessions",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewSession, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The session", body = PlannedView, headers(("ETag" = String))), Acting))]
pub(super) async fn plan(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewSession>,
) -> Result<Response, Problem> {
    let is_open = body.value.is_open;
    let planning = (!is_open).then(|| actor.permit::<acts::PlanReception>());
    let planning = planning.transpose()?;
    let receiving = is_open
        .then(|| actor.permit::<acts::Receive>())
        .transpose()?;
    let asking = once.by(&actor, &body.print);
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let plan = body.value.raw().validate(at).map_err(Failure::Invalid)?;
        let id = match (&planning, &receiving) {
            (Some(permit), _) => reception::plan(tx, at, permit, &plan)?.id,
            (None, Some(permit)) => reception::open(tx, at, permit, &plan)?,
            (None, None) => return Err(Failure::NotFound),
        };
        let (row, _) = reception::session(tx, &actor.scope(), id)?;
        let planned = reception::timeliness(at, &row.session);
        Ok(PlannedView::of(row, &planned))
    })
    .await
}
