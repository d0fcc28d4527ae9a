//! `/voter-meetings`, `/voter-petitions`: what voters say, and what becomes of it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::supervision::voter::{
    self, Answering, Forwarding, Judging, ListFilter, RawVoterMeeting, RawVoterPetition, Situation,
    Telling, VoterDetails, VoterMeeting, VoterRow,
};
use casework::{Id, Setting};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::course::{CourseStepView, FollowedQuery, page};
use crate::api::cursor::Page;
use crate::api::once::{self, Once};
use crate::api::problem::{Acting, Reading};
use crate::api::read::{Asked, Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list, take_down))
        .routes(routes!(show))
        .routes(routes!(act))
        .routes(routes!(meet))
        .routes(routes!(show_meeting))
}

/// A meeting of deputies with voters.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VoterMeeting)]
struct MeetingView {
    id: Key,
    unit: String,
    /// `before_session`, `after_session`, `thematic`, `local`.
    kind: &'static str,
    on: Day,
    place: String,
    district: String,
    /// The deputies, a name a line.
    deputies: String,
    voters: i64,
}

impl From<VoterMeeting> for MeetingView {
    fn from(one: VoterMeeting) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            kind: one.kind.as_str(),
            on: Day(one.on),
            place: one.place,
            district: one.district,
            deputies: one.deputies,
            voters: one.voters,
        }
    }
}

/// A voters' petition.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VoterPetition)]
struct VoterView {
    id: Key,
    /// The body of the deputies.
    unit: String,
    meeting: Option<Key>,
    number: i64,
    year: i64,
    /// The district of the deputies.
    district: String,
    received_on: Day,
    topic: String,
    text: String,
    /// `received`, `explained`, `forwarded`, `answered`, `returned`, `watched`, `accepted`, `told`.
    stand: &'static str,
    /// The unit that answers for it.
    to: Option<String>,
    due: Option<Day>,
    /// `settled`, `under_way`, `explained`, `declined`.
    outcome: Option<&'static str>,
    answer: String,
    answered_on: Option<Day>,
    promised_on: Option<Day>,
    told_on: Option<Day>,
    /// How often the unit was urged.
    urged: i64,
    version: i64,
}

impl From<VoterRow> for VoterView {
    fn from(row: VoterRow) -> Self {
        let one = row.petition;
        Self {
            id: Key(one.id),
            unit: one.unit,
            meeting: one.meeting.map(Key),
            number: one.number.0,
            year: one.number.1,
            district: one.district,
            received_on: Day(one.received_on),
            topic: one.topic,
            text: one.text,
            stand: one.stand.as_str(),
            to: one.to_unit,
            due: one.due.map(Day),
            outcome: one.outcome.map(voter::Outcome::as_str),
            answer: one.answer,
            answered_on: one.answered_on.map(Day),
            promised_on: one.promised_on.map(Day),
            told_on: one.told_on.map(Day),
            urged: row.urged,
            version: one.version,
        }
    }
}

/// A voters' petition with its course.
#[derive(Debug, Serialize, ToSchema)]
struct VoterPetitionWithCourse {
    #[serde(flatten)]
    petition: VoterView,
    steps: Vec<CourseStepView>,
}

impl From<VoterDetails> for VoterPetitionWithCourse {
    fn from(found: VoterDetails) -> Self {
        Self {
            petition: found.row.into(),
            steps: found.steps.into_iter().map(CourseStepView::from).collect(),
        }
    }
}

/// The voters' petitions that my unit and those I see keep or answer for; the latest first.
#[utoipa::path(get, path = "/voter-petitions", operation_id = "listVoterPetitions", tag = "supervision", params(FollowedQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<VoterView>), Reading))]
async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<FollowedQuery>,
) -> Result<Json<Page<VoterView>>, Problem> {
    let (situation, part) = asked.read(Situation::parse)?;
    let filter = ListFilter {
        situation,
        part,
        ..ListFilter::default()
    };
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| voter::list(tx, &at, &actor.scope(), &filter))
        .await?;
    Ok(Json(page(found, VoterView::from)))
}

/// One voters' petition.
#[utoipa::path(get, path = "/voter-petitions/{id}", operation_id = "readVoterPetition", tag = "supervision",
    params(("id" = Key, Path, description = "The petition")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The petition", body = VoterPetitionWithCourse, headers(("ETag" = String))), Reading))]
async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let found = app
        .store
        .read(move |tx| voter::petition(tx, &actor.scope(), id));
    once::tagged(&VoterPetitionWithCourse::from(found.await?))
}

/// A voters' petition to be taken down.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
struct NewVoterPetition {
    meeting: Option<Key>,
    /// Absent: that of the meeting.
    district: String,
    /// The day it was received; absent: that of the meeting, or today.
    on: Option<Day>,
    topic: String,
    /// What the voters say; no name.
    text: String,
}

/// Take a voters' petition down in the book of my unit.
#[utoipa::path(post, path = "/voter-petitions", operation_id = "takeVoterPetition", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewVoterPetition, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The petition", body = VoterPetitionWithCourse), Acting))]
async fn take_down(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewVoterPetition>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepVoters>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let raw = RawVoterPetition {
            meeting: asked.meeting.map(|key| key.0),
            district: asked.district.clone(),
            on: asked.on.map(|day| day.0),
            topic: asked.topic.clone(),
            text: asked.text.clone(),
        };
        let id = voter::take_down(tx, at, &permit, &raw)?;
        let found = voter::petition(tx, &actor.scope(), id)?;
        Ok(VoterPetitionWithCourse::from(found))
    })
    .await
}

/// A meeting with voters that was held.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
struct NewVoterMeeting {
    /// `before_session`, `after_session`, `thematic`, `local`.
    kind: String,
    /// Its day; absent: today.
    on: Option<Day>,
    place: String,
    district: String,
    /// The deputies, a name a line.
    deputies: String,
    /// How many voters came.
    voters: Option<i64>,
}

/// Enter a meeting of my unit's deputies with voters.
#[utoipa::path(post, path = "/voter-meetings", operation_id = "enterVoterMeeting", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewVoterMeeting, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The meeting", body = MeetingView), Acting))]
async fn meet(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewVoterMeeting>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepVoters>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let raw = RawVoterMeeting {
            kind: asked.kind.clone(),
            on: asked.on.map(|day| day.0),
            place: asked.place.clone(),
            district: asked.district.clone(),
            deputies: asked.deputies.clone(),
            voters: asked.voters,
        };
        let id = voter::meet(tx, at, &permit, &raw)?;
        let found = voter::meeting(tx, &actor.scope(), id)?;
        Ok(MeetingView::from(found.meeting))
    })
    .await
}

/// One meeting with voters.
#[utoipa::path(get, path = "/voter-meetings/{id}", operation_id = "readVoterMeeting", tag = "supervision",
    params(("id" = Key, Path, description = "The meeting")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The meeting", body = MeetingView, headers(("ETag" = String))), Reading))]
async fn show_meeting(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let found = app
        .store
        .read(move |tx| voter::meeting(tx, &actor.scope(), id));
    once::tagged(&MeetingView::from(found.await?.meeting))
}

/// What is done with a voters' petition.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = VoterActName)]
enum ActName {
    /// The deputies answer at once.
    Explain,
    /// It is sent to the unit that answers for it.
    Forward,
    /// That unit answers.
    Answer,
    /// The deputies accept the answer.
    Accept,
    /// They want another answer.
    Return,
    /// The voters were told.
    Tell,
}

/// An act on a voters' petition.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct VoterAct {
    act: ActName,
    /// `explain`, `answer`: the answer; `accept`, `return`: the remark; `tell`: how.
    #[serde(default)]
    text: String,
    /// `forward`: code of the unit.
    #[serde(default)]
    to: String,
    /// `forward`: number of the letter; `answer`: number of the answer.
    #[serde(default)]
    number: String,
    /// `forward`, `return`: the day by which an answer is owed.
    due: Option<Day>,
    /// `answer`: `settled`, `under_way`, `explained`, `declined`.
    #[serde(default)]
    outcome: String,
    /// `answer`: the day by which a result is promised.
    promised: Option<Day>,
}

impl VoterAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let keeping = || actor.permit::<acts::KeepVoters>();
        let text = self.text.clone();
        let judging = Judging {
            text: text.clone(),
            due: self.due.map(|day| day.0),
            expected,
        };
        match self.act {
            ActName::Explain => voter::explain(tx, at, &keeping()?, id, (&text, expected)),
            ActName::Forward => {
                let said = Forwarding {
                    to: self.to.clone(),
                    document: self.number.clone(),
                    on: None,
                    due: judging.due,
                    expected,
                };
                voter::forward(tx, at, &keeping()?, id, &said)
            }
            ActName::Answer => {
                let said = Answering {
                    outcome: self.outcome.clone(),
                    text,
                    number: self.number.clone(),
                    promised: self.promised.map(|day| day.0),
                    expected,
                };
                voter::answer(tx, at, &actor.permit::<acts::ReportUp>()?, id, &said)
            }
            ActName::Accept => voter::accept(tx, at, &keeping()?, id, &judging),
            ActName::Return => voter::send_back(tx, at, &keeping()?, id, &judging),
            ActName::Tell => {
                let said = Telling {
                    text,
                    on: None,
                    expected,
                };
                voter::tell(tx, at, &keeping()?, id, &said)
            }
        }
    }
}

/// Answer at once, send, judge or bring back a petition of my unit's voters; answer one that was sent to my unit.
#[utoipa::path(post, path = "/voter-petitions/{id}/acts", operation_id = "actOnVoterPetition", tag = "supervision",
    params(("id" = Key, Path, description = "The petition"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = VoterAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The petition", body = VoterPetitionWithCourse, headers(("ETag" = String))), Acting))]
async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<VoterAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        voter::petition(tx, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, (id, expected))?;
        let found = voter::petition(tx, &actor.scope(), id)?;
        Ok(VoterPetitionWithCourse::from(found))
    })
    .await
}
