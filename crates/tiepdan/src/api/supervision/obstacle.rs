//! `/legal-obstacles`: articles of law that stand in the way of cases, and what is done about them.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::supervision::obstacle::{
    self, ArticleSums, ListFilter, ObstacleDetails, ObstacleRow, RawObstacle, Settling, Situation,
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

/// Articles that are told.
const ARTICLES: i64 = 200;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list, find))
        .routes(routes!(articles))
        .routes(routes!(show))
        .routes(routes!(act))
}

/// A legal obstacle.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LegalObstacle)]
struct ObstacleView {
    id: Key,
    /// The unit that found it.
    unit: String,
    /// The text of law.
    instrument: String,
    article: String,
    topic: String,
    problem: String,
    /// How the law should read.
    wish: String,
    found_on: Day,
    /// `found`, `proposed`, `answered`, `resolved`, `dropped`.
    stand: &'static str,
    outcome: String,
    closed_on: Option<Day>,
    /// Cases in whose way it stands.
    cases: i64,
    /// Recommendations upward about it, and how many were answered.
    proposals: i64,
    answered: i64,
    version: i64,
}

impl From<ObstacleRow> for ObstacleView {
    fn from(row: ObstacleRow) -> Self {
        let one = row.obstacle;
        Self {
            id: Key(one.id),
            unit: one.unit,
            instrument: one.instrument,
            article: one.article,
            topic: one.topic,
            problem: one.problem,
            wish: one.wish,
            found_on: Day(one.found_on),
            stand: one.stand.as_str(),
            outcome: one.outcome,
            closed_on: one.closed_on.map(Day),
            cases: row.cases,
            proposals: row.proposals,
            answered: row.answered,
            version: one.version,
        }
    }
}

/// A legal obstacle with the cases one sees, and its course.
#[derive(Debug, Serialize, ToSchema)]
struct ObstacleWithCourse {
    #[serde(flatten)]
    obstacle: ObstacleView,
    seen_cases: Vec<Key>,
    steps: Vec<CourseStepView>,
}

impl From<ObstacleDetails> for ObstacleWithCourse {
    fn from(found: ObstacleDetails) -> Self {
        Self {
            obstacle: found.row.into(),
            seen_cases: found.cases.into_iter().map(|(id, ..)| Key(id)).collect(),
            steps: found.steps.into_iter().map(CourseStepView::from).collect(),
        }
    }
}

/// The legal obstacles that my unit and those I see found; the latest first.
#[utoipa::path(get, path = "/legal-obstacles", operation_id = "listLegalObstacles", tag = "supervision", params(FollowedQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<ObstacleView>), Reading))]
async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<FollowedQuery>,
) -> Result<Json<Page<ObstacleView>>, Problem> {
    let (situation, part) = asked.read(Situation::parse)?;
    let filter = ListFilter {
        situation,
        part,
        ..ListFilter::default()
    };
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| obstacle::list(tx, &at, &actor.scope(), &filter))
        .await?;
    Ok(Json(page(found, ObstacleView::from)))
}

/// What one article of law stands in the way of.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArticleInTheWay)]
struct ArticleView {
    instrument: String,
    article: String,
    obstacles: i64,
    /// Of those, still in the way.
    open: i64,
    /// Cases, each once.
    cases: i64,
    proposals: i64,
    answered: i64,
}

impl From<ArticleSums> for ArticleView {
    fn from(sums: ArticleSums) -> Self {
        Self {
            instrument: sums.instrument,
            article: sums.article,
            obstacles: sums.obstacles,
            open: sums.open,
            cases: sums.cases,
            proposals: sums.proposals,
            answered: sums.answered,
        }
    }
}

/// The articles that stand in the way.
#[derive(Debug, Serialize, ToSchema)]
struct ArticlesInTheWay {
    items: Vec<ArticleView>,
}

/// The articles of law that stand in the way of the cases I see, those in the way of most cases first.
#[utoipa::path(get, path = "/legal-obstacle-articles", operation_id = "listArticlesInTheWay", tag = "supervision",
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The articles", body = ArticlesInTheWay), Reading))]
async fn articles(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
) -> Result<Json<ArticlesInTheWay>, Problem> {
    let found = app
        .store
        .read(move |tx| obstacle::articles(tx, &actor.scope(), ARTICLES))
        .await?;
    Ok(Json(ArticlesInTheWay {
        items: found.into_iter().map(ArticleView::from).collect(),
    }))
}

/// One legal obstacle.
#[utoipa::path(get, path = "/legal-obstacles/{id}", operation_id = "readLegalObstacle", tag = "supervision",
    params(("id" = Key, Path, description = "The obstacle")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The obstacle", body = ObstacleWithCourse, headers(("ETag" = String))), Reading))]
async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let found = app
        .store
        .read(move |tx| obstacle::obstacle(tx, &actor.scope(), id));
    once::tagged(&ObstacleWithCourse::from(found.await?))
}

/// A legal obstacle to be written down.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
struct NewObstacle {
    /// The case in whose way it stands.
    case: Option<Key>,
    /// The text of law: its number.
    instrument: String,
    article: String,
    topic: String,
    problem: String,
    /// How the law should read.
    wish: String,
}

/// Write down that an article of law stands in the way of a case I see.
#[utoipa::path(post, path = "/legal-obstacles", operation_id = "noteLegalObstacle", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewObstacle, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The obstacle", body = ObstacleWithCourse), Acting))]
async fn find(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewObstacle>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::NoteObstacle>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let raw = RawObstacle {
            case: asked.case.map(|key| key.0),
            instrument: asked.instrument.clone(),
            article: asked.article.clone(),
            topic: asked.topic.clone(),
            problem: asked.problem.clone(),
            wish: asked.wish.clone(),
            on: None,
        };
        let id = obstacle::find(tx, at, &permit, &actor.scope(), &raw)?;
        let found = obstacle::obstacle(tx, &actor.scope(), id)?;
        Ok(ObstacleWithCourse::from(found))
    })
    .await
}

/// What is done with a legal obstacle.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ObstacleActName)]
enum ActName {
    /// A further case is tied to it.
    Tie,
    /// It stands in nobody's way any more.
    Resolve,
    /// It was no obstacle.
    Drop,
}

/// An act on a legal obstacle.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ObstacleAct {
    act: ActName,
    /// `tie`: the case.
    case: Option<Key>,
    /// `resolve`, `drop`: how it ended.
    #[serde(default)]
    text: String,
}

impl ObstacleAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let permit = actor.permit::<acts::NoteObstacle>()?;
        let said = Settling {
            text: self.text.clone(),
            expected,
        };
        match self.act {
            ActName::Tie => {
                let case = self.case.map(|key| key.0);
                obstacle::tie(tx, at, &permit, &actor.scope(), (id, case))
            }
            ActName::Resolve => obstacle::resolve(tx, at, &permit, id, &said),
            ActName::Drop => obstacle::drop(tx, at, &permit, id, &said),
        }
    }
}

/// Tie a case to a legal obstacle, or end one of my unit.
#[utoipa::path(post, path = "/legal-obstacles/{id}/acts", operation_id = "actOnLegalObstacle", tag = "supervision",
    params(("id" = Key, Path, description = "The obstacle"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = ObstacleAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The obstacle", body = ObstacleWithCourse, headers(("ETag" = String))), Acting))]
async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<ObstacleAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        obstacle::obstacle(tx, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, (id, expected))?;
        let found = obstacle::obstacle(tx, &actor.scope(), id)?;
        Ok(ObstacleWithCourse::from(found))
    })
    .await
}
