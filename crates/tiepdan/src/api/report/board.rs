//! `GET /boards/{unit}`, `/boards/{unit}/rows`: a board and what is behind its figures.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::access::acts;
use casework::report::{self, Below, Board, BoardBehind, Flow, OpenStanding};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::rows::{ThingPage, page_of};
use crate::api::cursor::Limit;
use crate::api::problem::Reading;
use crate::api::read::Asked;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// So much is open, so much of it is overdue.
#[derive(Debug, Serialize, ToSchema)]
struct StandingView {
    /// How much is open.
    open: i64,
    /// How much of it was due before today.
    overdue: i64,
}

/// What flowed in a reporting month or year.
#[derive(Debug, Serialize, ToSchema)]
struct FlowView {
    /// The month, `2026-11`, or the year, `2026`.
    time: String,
    /// Turns of citizens received.
    visits: i64,
    /// Petitions received.
    received: i64,
    /// Petitions processed.
    processed: i64,
    /// Cases opened.
    opened: i64,
    /// Cases settled.
    settled: i64,
    /// Decisions and conclusions in time.
    in_time: i64,
    /// Decisions and conclusions that came late.
    late: i64,
}

/// Cases of a class.
#[derive(Debug, Serialize, ToSchema)]
struct ClassView {
    /// `complaint`, `denunciation`, `recommendation`.
    class: String,
    /// What stands open of it.
    #[serde(flatten)]
    standing: StandingView,
}

/// What has been open for some time.
#[derive(Debug, Serialize, ToSchema)]
struct AgeView {
    /// As `time` of the rows names it: `age-0` came this month.
    time: String,
    /// Petitions that are not processed.
    petitions: i64,
    /// Cases that are not closed.
    cases: i64,
}

/// The unit alone, or one directly below it with all below that.
#[derive(Debug, Serialize, ToSchema)]
struct BelowView {
    /// Code.
    unit: String,
    /// Name.
    name: String,
    /// Petitions that are not processed.
    petitions: StandingView,
    /// Cases that are not closed.
    cases: StandingView,
    /// What flowed in the reporting year so far.
    year: FlowView,
}

/// The board of a unit.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BoardView {
    /// Code of the unit.
    unit: String,
    /// Does it count the unit alone, for a reader who does not see below it?
    own: bool,
    /// The day on which late is late.
    today: Day,
    /// Grows with every change.
    version: i64,
    /// Petitions that are not processed.
    petitions: StandingView,
    /// Cases that are not closed.
    cases: Vec<ClassView>,
    /// The same by age, from the youngest.
    ages: Vec<AgeView>,
    /// The last reporting months.
    months: Vec<FlowView>,
    /// The last reporting years.
    years: Vec<FlowView>,
    /// The unit alone and the units directly below.
    below: Vec<BelowView>,
}

impl From<OpenStanding> for StandingView {
    fn from(one: OpenStanding) -> Self {
        Self {
            open: one.open,
            overdue: one.overdue,
        }
    }
}

impl From<Flow> for FlowView {
    fn from(one: Flow) -> Self {
        Self {
            time: one.time,
            visits: one.visits,
            received: one.received,
            processed: one.processed,
            opened: one.opened,
            settled: one.settled,
            in_time: one.in_time,
            late: one.late,
        }
    }
}

impl From<Below> for BelowView {
    fn from(one: Below) -> Self {
        Self {
            unit: one.unit,
            name: one.name,
            petitions: one.petitions.into(),
            cases: one.cases.into(),
            year: one.year.into(),
        }
    }
}

impl From<Board> for BoardView {
    fn from(board: Board) -> Self {
        let class = |(class, standing): (law::procedure::Class, OpenStanding)| ClassView {
            class: class.as_str().to_owned(),
            standing: standing.into(),
        };
        let age = |age: report::Age| AgeView {
            time: format!("age-{}", age.no),
            petitions: age.petitions,
            cases: age.cases,
        };
        Self {
            unit: board.unit,
            own: board.own,
            today: Day(board.today),
            version: board.version,
            petitions: board.petitions.into(),
            cases: board.cases.into_iter().map(class).collect(),
            ages: board.ages.into_iter().map(age).collect(),
            months: board.months.into_iter().map(FlowView::from).collect(),
            years: board.years.into_iter().map(FlowView::from).collect(),
            below: board.below.into_iter().map(BelowView::from).collect(),
        }
    }
}

/// What stands open with a unit and those below it, how old and late it is, how it flowed.
#[utoipa::path(get, path = "/boards/{unit}", operation_id = "readBoard", tag = "reports",
    params(("unit" = String, Path, description = "Code of the unit")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The board", body = BoardView), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(unit): At<String>,
) -> Result<Json<BoardView>, Problem> {
    actor.permit::<acts::ReadBoard>()?;
    let (law, scope, at) = (Arc::clone(&app.law), actor.scope(), app.setting());
    let found = app
        .store
        .read(move |tx| report::board(tx, &law, &scope, &unit, at.now.today));
    Ok(Json(found.await?.into()))
}

/// Which figure of a board, and which part of what is behind it.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct BoardRowsQuery {
    /// `petitions`, `cases`, `cases.complaint`…; `visits`, `received`, `processed`, `opened`, `settled`, `in_time`, `late`.
    figure: String,
    /// Of what is open absent for all, `overdue`, or an age such as `age-2`; of what flows a reporting month or year.
    time: Option<String>,
    /// Only the unit itself?
    own: Option<bool>,
    /// After this thing: `next` of the page before.
    #[param(inline)]
    after: Option<Key>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

/// What is behind a figure of a board.
#[utoipa::path(get, path = "/boards/{unit}/rows", operation_id = "listBehindBoard", tag = "reports",
    params(("unit" = String, Path, description = "Code of the unit"), BoardRowsQuery), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = ThingPage), Reading))]
pub(super) async fn rows(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(unit): At<String>,
    Asked(asked): Asked<BoardRowsQuery>,
) -> Result<Json<ThingPage>, Problem> {
    actor.permit::<acts::ReadBoard>()?;
    let (law, scope, at) = (Arc::clone(&app.law), actor.scope(), app.setting());
    let limit = asked.limit.unwrap_or_default().0;
    let found = app.store.read(move |tx| {
        let behind = BoardBehind {
            unit: &unit,
            own: asked.own.unwrap_or(false),
            figure: &asked.figure,
            time: asked.time.as_deref().unwrap_or_default(),
            after: asked.after.map(|key| key.0),
            limit: limit + 1,
        };
        let things = report::board_behind(tx, &law, &scope, at.now.today, &behind)?;
        report::named(tx, &scope, things)
    });
    let amount = |thing: &report::Thing| serde_json::Number::from(thing.amount);
    Ok(Json(page_of(found.await?, limit, amount)))
}
