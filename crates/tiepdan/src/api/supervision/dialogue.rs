//! `/dialogues`: public dialogues of leaders with the people; `/public/dialogues`: those that anybody may read.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::supervision::dialogue::{
    self, DialogueDetails, DialogueRow, Holding, ListFilter, Promise, Question, RawPublicDialogue,
    RawQuestion, Situation,
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
use crate::api::problem::{Acting, Open, Reading};
use crate::api::read::{Asked, Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list, announce))
        .routes(routes!(show))
        .routes(routes!(act))
        .routes(routes!(published))
        .routes(routes!(show_published))
}

/// A public dialogue.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PublicDialogue)]
struct DialogueView {
    id: Key,
    /// The unit whose head speaks with the people.
    unit: String,
    /// `periodic`, `thematic`, `requested`, `organizations`.
    kind: &'static str,
    theme: String,
    on: Day,
    place: String,
    host: String,
    /// `announced`, `held`, `cancelled`.
    stand: &'static str,
    participants: i64,
    /// The leader's conclusion, or why it was called off.
    summary: String,
    published_on: Option<Day>,
    questions: i64,
    promises: i64,
    /// Promises that were kept.
    kept: i64,
    /// Promises owed after their day.
    late: i64,
    version: i64,
}

impl From<DialogueRow> for DialogueView {
    fn from(row: DialogueRow) -> Self {
        let one = row.dialogue;
        Self {
            id: Key(one.id),
            unit: one.unit,
            kind: one.kind.as_str(),
            theme: one.theme,
            on: Day(one.on),
            place: one.place,
            host: one.host,
            stand: one.stand.as_str(),
            participants: one.participants,
            summary: one.summary,
            published_on: one.published_on.map(Day),
            questions: row.questions,
            promises: row.promises,
            kept: row.kept,
            late: row.late,
            version: one.version,
        }
    }
}

/// A question of a dialogue.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DialogueQuestion)]
struct QuestionView {
    no: i64,
    topic: String,
    /// A hamlet, a group, an association.
    asked_by: String,
    text: String,
    answer: String,
    /// The unit that keeps a promise.
    owner: Option<String>,
    due: Option<Day>,
    /// How the promise stands: `given`, `reported`, `returned`, `accepted`, `withdrawn`.
    promise: Option<&'static str>,
}

impl From<Question> for QuestionView {
    fn from(one: Question) -> Self {
        let (mut owner, mut due, mut promise) = (None, None, None);
        if let Some((_, unit, day, stand)) = one.promise {
            (owner, due, promise) = (Some(unit), Some(Day(day)), Some(stand.as_str()));
        }
        Self {
            no: one.no,
            topic: one.topic,
            asked_by: one.asked_by,
            text: one.text,
            answer: one.answer,
            owner,
            due,
            promise,
        }
    }
}

/// A dialogue with its questions and its course.
#[derive(Debug, Serialize, ToSchema)]
struct DialogueWithQuestions {
    #[serde(flatten)]
    dialogue: DialogueView,
    asked: Vec<QuestionView>,
    steps: Vec<CourseStepView>,
}

impl From<DialogueDetails> for DialogueWithQuestions {
    fn from(found: DialogueDetails) -> Self {
        Self {
            dialogue: found.row.into(),
            asked: found
                .questions
                .into_iter()
                .map(QuestionView::from)
                .collect(),
            steps: found.steps.into_iter().map(CourseStepView::from).collect(),
        }
    }
}

/// The public dialogues that my unit and those I see hold; the latest first.
#[utoipa::path(get, path = "/dialogues", operation_id = "listDialogues", tag = "supervision", params(FollowedQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<DialogueView>), Reading))]
async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<FollowedQuery>,
) -> Result<Json<Page<DialogueView>>, Problem> {
    let (situation, part) = asked.read(Situation::parse)?;
    let (at, filter) = (app.setting(), ListFilter { situation, part });
    let found = app
        .store
        .read(move |tx| dialogue::list(tx, &at, &actor.scope(), &filter))
        .await?;
    Ok(Json(page(found, DialogueView::from)))
}

/// One public dialogue.
#[utoipa::path(get, path = "/dialogues/{id}", operation_id = "readDialogue", tag = "supervision",
    params(("id" = Key, Path, description = "The dialogue")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The dialogue", body = DialogueWithQuestions, headers(("ETag" = String))), Reading))]
async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| dialogue::dialogue(tx, &at, &actor.scope(), id));
    once::tagged(&DialogueWithQuestions::from(found.await?))
}

/// The dialogues that anybody may read, and those announced; the latest first.
#[utoipa::path(get, path = "/public/dialogues", operation_id = "listPublicDialogues", tag = "public", params(FollowedQuery),
    security(()), responses((status = 200, description = "A page", body = Page<DialogueView>), Open))]
async fn published(
    State(app): State<Arc<App>>,
    Asked(asked): Asked<FollowedQuery>,
) -> Result<Json<Page<DialogueView>>, Problem> {
    let (_, part) = asked.read(Situation::parse)?;
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| dialogue::published(tx, &at, part))
        .await?;
    Ok(Json(page(found, DialogueView::from)))
}

/// A dialogue that anybody may read, without who wrote it down.
#[derive(Debug, Serialize, ToSchema)]
struct PublishedDialogue {
    #[serde(flatten)]
    dialogue: DialogueView,
    asked: Vec<QuestionView>,
}

/// One dialogue that anybody may read.
#[utoipa::path(get, path = "/public/dialogues/{id}", operation_id = "readPublicDialogue", tag = "public",
    params(("id" = Key, Path, description = "The dialogue")), security(()),
    responses((status = 200, description = "The dialogue", body = PublishedDialogue), Open))]
async fn show_published(
    State(app): State<Arc<App>>,
    At(id): At<Id>,
) -> Result<Json<PublishedDialogue>, Problem> {
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| dialogue::published_one(tx, &at, id))
        .await?;
    Ok(Json(PublishedDialogue {
        dialogue: found.row.into(),
        asked: found
            .questions
            .into_iter()
            .map(QuestionView::from)
            .collect(),
    }))
}

/// A public dialogue to be announced.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
struct NewDialogue {
    /// `periodic`, `thematic`, `requested`, `organizations`.
    kind: String,
    theme: String,
    on: Option<Day>,
    place: String,
    host: String,
}

/// Announce a public dialogue of my unit.
#[utoipa::path(post, path = "/dialogues", operation_id = "announceDialogue", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewDialogue, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The dialogue", body = DialogueWithQuestions), Acting))]
async fn announce(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewDialogue>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::HoldDialogue>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let raw = RawPublicDialogue {
            kind: asked.kind.clone(),
            theme: asked.theme.clone(),
            on: asked.on.map(|day| day.0),
            place: asked.place.clone(),
            host: asked.host.clone(),
        };
        let id = dialogue::announce(tx, at, &permit, &raw)?;
        let found = dialogue::dialogue(tx, at, &actor.scope(), id)?;
        Ok(DialogueWithQuestions::from(found))
    })
    .await
}

/// What is done with a public dialogue.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DialogueActName)]
enum ActName {
    /// It was held.
    Hold,
    /// A question is taken down.
    Ask,
    /// It is made public.
    Publish,
    /// It is called off.
    Cancel,
}

/// An act on a public dialogue.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DialogueAct {
    act: ActName,
    /// `hold`: how many came.
    participants: Option<i64>,
    /// `hold`: the conclusion; `ask`: the question; `cancel`: why.
    #[serde(default)]
    text: String,
    /// `ask`: its field.
    #[serde(default)]
    topic: String,
    /// `ask`: a hamlet, a group; no name.
    #[serde(default)]
    asked_by: String,
    /// `ask`: what was answered or promised.
    #[serde(default)]
    answer: String,
    /// `ask`: the unit that keeps the promise; absent where the answer is all.
    owner: Option<String>,
    /// `ask`: the day by which it reports.
    due: Option<Day>,
}

impl DialogueAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let permit = actor.permit::<acts::HoldDialogue>()?;
        match self.act {
            ActName::Hold => {
                let said = Holding {
                    participants: self.participants,
                    summary: self.text.clone(),
                    expected,
                };
                dialogue::hold(tx, at, &permit, id, &said)
            }
            ActName::Ask => {
                let directing = actor.permit::<acts::Direct>()?;
                let raw = RawQuestion {
                    topic: self.topic.clone(),
                    asked_by: self.asked_by.clone(),
                    text: self.text.clone(),
                    answer: self.answer.clone(),
                    promise: self.owner.clone().map(|owner| Promise {
                        owner,
                        due: self.due.map(|day| day.0),
                    }),
                    expected,
                };
                let permits = (&permit, &directing);
                dialogue::ask(tx, at, permits, &actor.scope(), (id, &raw))
            }
            ActName::Publish => dialogue::publish(tx, at, &permit, id, expected),
            ActName::Cancel => dialogue::cancel(tx, at, &permit, id, (&self.text, expected)),
        }
    }
}

/// Record, make public or call off a dialogue of my unit; take its questions down.
#[utoipa::path(post, path = "/dialogues/{id}/acts", operation_id = "actOnDialogue", tag = "supervision",
    params(("id" = Key, Path, description = "The dialogue"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = DialogueAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The dialogue", body = DialogueWithQuestions, headers(("ETag" = String))), Acting))]
async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<DialogueAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        dialogue::dialogue(tx, at, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, (id, expected))?;
        let found = dialogue::dialogue(tx, at, &actor.scope(), id)?;
        Ok(DialogueWithQuestions::from(found))
    })
    .await
}
