//! `/training-classes`: what was taught, and who attended.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::guidance::{self, Attendee, RawAttendee, RawClass, TrainingClass};
use casework::{Failure, Id};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ActName, GuidanceAct, YearQuery};
use crate::api::cursor::{Cursor, Page};
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// One class.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrainingClass)]
pub(super) struct ClassView {
    id: Key,
    /// The unit whose figure it is.
    unit: String,
    on: Day,
    /// By the law's list `guidance.class`.
    kind: String,
    topic: String,
    organizer: String,
    place: String,
    people: i64,
    struck_on: Option<Day>,
    reason: String,
}

impl From<TrainingClass> for ClassView {
    fn from(one: TrainingClass) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            on: Day(one.on),
            kind: one.kind,
            topic: one.topic,
            organizer: one.organizer,
            place: one.place,
            people: one.people,
            struck_on: one.struck_on.map(Day),
            reason: one.reason,
        }
    }
}

/// Somebody who attended.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = TrainingAttendee)]
pub(super) struct AttendeeView {
    /// An official of my unit or below it; then nothing else is needed.
    official: Option<Key>,
    name: String,
    /// His body; of an official his unit.
    body: String,
}

/// A class with those who attended and are named.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ClassWithAttendees {
    #[serde(flatten)]
    class: ClassView,
    attendees: Vec<AttendeeView>,
}

impl ClassWithAttendees {
    fn of((class, attended): (TrainingClass, Vec<Attendee>)) -> Self {
        let view = |one: Attendee| AttendeeView {
            official: one.official.map(Key),
            name: one.name,
            body: one.body,
        };
        Self {
            class: class.into(),
            attendees: attended.into_iter().map(view).collect(),
        }
    }
}

/// A class.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewTrainingClass {
    on: Option<Day>,
    /// By the law's list `guidance.class`.
    kind: String,
    topic: String,
    organizer: String,
    place: String,
    /// How many attended, when more than are named.
    people: i64,
    attendees: Vec<AttendeeView>,
}

impl NewTrainingClass {
    fn raw(&self) -> RawClass {
        let attendee = |one: &AttendeeView| RawAttendee {
            official: one.official.map(|key| key.0),
            name: one.name.clone(),
            body: one.body.clone(),
        };
        RawClass {
            on: self.on.map(|day| day.0),
            kind: self.kind.clone(),
            topic: self.topic.clone(),
            organizer: self.organizer.clone(),
            place: self.place.clone(),
            people: self.people,
            attendees: self.attendees.iter().map(attendee).collect(),
        }
    }
}

/// The classes of my unit and those I see; the latest first.
#[utoipa::path(get, path = "/training-classes", operation_id = "listTrainingClasses", tag = "guidance", params(YearQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<ClassView>), Reading))]
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<YearQuery>,
) -> Result<Json<Page<ClassView>>, Problem> {
    let filter = asked.filter();
    let page = app
        .store
        .read(move |tx| guidance::classes(tx, &actor.scope(), &filter))
        .await?;
    Ok(Json(Page {
        next: page
            .next
            .map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: page.rows.into_iter().map(ClassView::from).collect(),
    }))
}

/// One class with those who attended.
#[utoipa::path(get, path = "/training-classes/{id}", operation_id = "readTrainingClass", tag = "guidance",
    params(("id" = Key, Path, description = "The class")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The class", body = ClassWithAttendees), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<ClassWithAttendees>, Problem> {
    let found = app
        .store
        .read(move |tx| guidance::class(tx, &actor.scope(), id));
    Ok(Json(ClassWithAttendees::of(found.await?)))
}

/// Enter a class that my unit held.
#[utoipa::path(post, path = "/training-classes", operation_id = "enterTrainingClass", tag = "guidance",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewTrainingClass, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The class", body = ClassWithAttendees), Acting))]
pub(super) async fn hold(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewTrainingClass>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepGuidance>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let entry = asked.raw().validate(at).map_err(Failure::Invalid)?;
        let id = guidance::hold(tx, at, &permit, &entry)?;
        Ok(ClassWithAttendees::of(guidance::class(
            tx,
            &actor.scope(),
            id,
        )?))
    })
    .await
}

/// Strike a class of my unit out that was entered by mistake.
#[utoipa::path(post, path = "/training-classes/{id}/acts", operation_id = "actOnTrainingClass", tag = "guidance",
    params(("id" = Key, Path, description = "The class"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = GuidanceAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The class", body = ClassWithAttendees), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    once: Once,
    body: Body<GuidanceAct>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepGuidance>()?;
    let asking = once.by(&actor, &body.print);
    let GuidanceAct { act, reason } = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        match act {
            ActName::Strike => guidance::strike_class(tx, at, &permit, id, &reason)?,
        }
        Ok(ClassWithAttendees::of(guidance::class(
            tx,
            &actor.scope(),
            id,
        )?))
    })
    .await
}
