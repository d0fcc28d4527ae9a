//! `/upward-recommendations`: what lower bodies recommend to higher ones, and what becomes of it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::supervision::upward::{
    self, Answering, ListFilter, RawUpward, Situation, UpwardDetails, UpwardRecommendation,
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
        .routes(routes!(list, send))
        .routes(routes!(show))
        .routes(routes!(act))
}

/// A recommendation to a higher body.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UpwardRecommendation)]
struct UpwardView {
    id: Key,
    /// The unit that sent it.
    unit: String,
    /// The unit that answers it.
    to: String,
    /// The one of a lower unit that is passed on by it.
    origin: Option<Key>,
    document: String,
    on: Day,
    text: String,
    /// `general`, `obstacle`, `case`.
    subject_kind: &'static str,
    subject: Option<Key>,
    answer_by: Option<Day>,
    /// `sent`, `passed_on`, `answered`, `ended`, `withdrawn`.
    stand: &'static str,
    /// `accepted`, `partly`, `declined`, `explained`.
    outcome: Option<&'static str>,
    answer: String,
    answered_on: Option<Day>,
    promised_on: Option<Day>,
    closed_on: Option<Day>,
    version: i64,
}

impl From<UpwardRecommendation> for UpwardView {
    fn from(one: UpwardRecommendation) -> Self {
        let (kind, subject) = one.subject;
        Self {
            id: Key(one.id),
            unit: one.unit,
            to: one.to_unit,
            origin: one.origin.map(Key),
            document: one.document,
            on: Day(one.on),
            text: one.text,
            subject_kind: kind.as_str(),
            subject: subject.map(Key),
            answer_by: one.answer_by.map(Day),
            stand: one.stand.as_str(),
            outcome: one.outcome.map(upward::Outcome::as_str),
            answer: one.answer,
            answered_on: one.answered_on.map(Day),
            promised_on: one.promised_on.map(Day),
            closed_on: one.closed_on.map(Day),
            version: one.version,
        }
    }
}

/// A recommendation with its way upward and its course.
#[derive(Debug, Serialize, ToSchema)]
struct UpwardWithCourse {
    #[serde(flatten)]
    recommendation: UpwardView,
    /// Those by which it was passed on, as far as one sees them.
    above: Vec<UpwardView>,
    steps: Vec<CourseStepView>,
}

impl From<UpwardDetails> for UpwardWithCourse {
    fn from(found: UpwardDetails) -> Self {
        Self {
            recommendation: found.one.into(),
            above: found.above.into_iter().map(UpwardView::from).collect(),
            steps: found.steps.into_iter().map(CourseStepView::from).collect(),
        }
    }
}

/// The recommendations that my unit and those I see sent or received; the latest first.
#[utoipa::path(get, path = "/upward-recommendations", operation_id = "listUpwardRecommendations", tag = "supervision", params(FollowedQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<UpwardView>), Reading))]
async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<FollowedQuery>,
) -> Result<Json<Page<UpwardView>>, Problem> {
    let (situation, part) = asked.read(Situation::parse)?;
    let filter = ListFilter {
        situation,
        part,
        ..ListFilter::default()
    };
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| upward::list(tx, &at, &actor.scope(), &filter))
        .await?;
    Ok(Json(page(found, UpwardView::from)))
}

/// One recommendation.
#[utoipa::path(get, path = "/upward-recommendations/{id}", operation_id = "readUpwardRecommendation", tag = "supervision",
    params(("id" = Key, Path, description = "The recommendation")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The recommendation", body = UpwardWithCourse, headers(("ETag" = String))), Reading))]
async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let found = app
        .store
        .read(move |tx| upward::recommendation(tx, &actor.scope(), id));
    once::tagged(&UpwardWithCourse::from(found.await?))
}

/// A recommendation to be sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
struct NewUpward {
    /// Code of the higher unit.
    to: String,
    document: String,
    text: String,
    /// `general` when absent, `obstacle`, `case`.
    subject_kind: String,
    subject: Option<Key>,
    answer_by: Option<Day>,
}

impl NewUpward {
    fn raw(&self) -> RawUpward {
        RawUpward {
            to: self.to.clone(),
            document: self.document.clone(),
            on: None,
            text: self.text.clone(),
            subject_kind: self.subject_kind.clone(),
            subject: self.subject.map(|key| key.0),
            answer_by: self.answer_by.map(|day| day.0),
        }
    }
}

/// Recommend something to a body that stands above my unit.
#[utoipa::path(post, path = "/upward-recommendations", operation_id = "sendUpwardRecommendation", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewUpward, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The recommendation", body = UpwardWithCourse), Acting))]
async fn send(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewUpward>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::RecommendUp>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let id = upward::send(tx, at, &permit, &actor.scope(), &asked.raw())?;
        let found = upward::recommendation(tx, &actor.scope(), id)?;
        Ok(UpwardWithCourse::from(found))
    })
    .await
}

/// What is done with a recommendation.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = UpwardActName)]
enum ActName {
    /// The higher body answers.
    Answer,
    /// It recommends it to a body above itself.
    PassOn,
    /// What it accepted is done.
    CarryOut,
    /// Whoever sent it takes it back.
    Withdraw,
}

/// An act on a recommendation.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct UpwardAct {
    act: ActName,
    /// `answer`: `accepted`, `partly`, `declined`, `explained`.
    #[serde(default)]
    outcome: String,
    /// The answer, what was done, or why it is taken back.
    #[serde(default)]
    text: String,
    /// `answer`: the day by which what was accepted is done.
    promised: Option<Day>,
    /// `pass_on`: what is recommended above, and to whom.
    pass: Option<NewUpward>,
}

impl UpwardAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let permit = actor.permit::<acts::RecommendUp>()?;
        let text = self.text.as_str();
        match self.act {
            ActName::Answer => {
                let said = Answering {
                    outcome: self.outcome.clone(),
                    text: text.to_owned(),
                    promised: self.promised.map(|day| day.0),
                    expected,
                };
                upward::answer(tx, at, &permit, id, &said)
            }
            ActName::PassOn => {
                let raw = self.pass.clone().unwrap_or_default().raw();
                upward::pass_on(tx, at, &permit, id, (&raw, expected)).map(drop)
            }
            ActName::CarryOut => upward::carry_out(tx, at, &permit, id, (text, expected)),
            ActName::Withdraw => upward::withdraw(tx, at, &permit, id, (text, expected)),
        }
    }
}

/// Answer, pass on or carry out what was recommended to my unit; take back what it sent.
#[utoipa::path(post, path = "/upward-recommendations/{id}/acts", operation_id = "actOnUpwardRecommendation", tag = "supervision",
    params(("id" = Key, Path, description = "The recommendation"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = UpwardAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The recommendation", body = UpwardWithCourse, headers(("ETag" = String))), Acting))]
async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<UpwardAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        upward::recommendation(tx, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, (id, expected))?;
        let found = upward::recommendation(tx, &actor.scope(), id)?;
        Ok(UpwardWithCourse::from(found))
    })
    .await
}
