//! `/party-petitions`: petitions sent to a Party committee, studied, concluded on, told and followed.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::supervision::study::{
    self, Advising, Closing, Concluding, ListFilter, Notifying, RawStudy, Situation, StudyDetails,
    StudyRow,
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
        .routes(routes!(list, ask))
        .routes(routes!(show))
        .routes(routes!(act))
}

/// The study of a petition sent to a Party committee; nobody's name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PetitionStudy)]
struct StudyView {
    id: Key,
    /// The committee.
    unit: String,
    petition: Key,
    number: i64,
    year: i64,
    received_on: Day,
    summary: String,
    class: Option<String>,
    /// The commission or office that studies it.
    studied_by: String,
    asked_on: Day,
    advise_by: Day,
    question: String,
    /// `asked`, `advised`, `returned`, `concluded`, `noticed`, `closed`.
    stand: &'static str,
    /// `settle`, `transfer`, `direct`, `explain`, `file`.
    proposal: Option<&'static str>,
    advice: String,
    is_complex: bool,
    conclusion: String,
    competent: Option<String>,
    /// The rule of the written notice, and its last day.
    notice_term: String,
    notice_due: Option<Day>,
    notice: String,
    noticed_on: Option<Day>,
    result: String,
    closed_on: Option<Day>,
    version: i64,
}

impl From<StudyRow> for StudyView {
    fn from(row: StudyRow) -> Self {
        let one = row.study;
        Self {
            id: Key(one.id),
            unit: one.unit,
            petition: Key(one.petition),
            number: row.number.0,
            year: row.number.1,
            received_on: Day(row.received_on),
            summary: row.summary,
            class: row.class,
            studied_by: one.studied_by,
            asked_on: Day(one.asked_on),
            advise_by: Day(one.advise_by),
            question: one.question,
            stand: one.stand.as_str(),
            proposal: one.proposal.map(study::Proposal::as_str),
            advice: one.advice,
            is_complex: one.is_complex,
            conclusion: one.conclusion,
            competent: one.competent,
            notice_term: one.notice_term,
            notice_due: one.notice_due.map(Day),
            notice: one.notice,
            noticed_on: one.noticed_on.map(Day),
            result: one.result,
            closed_on: one.closed_on.map(Day),
            version: one.version,
        }
    }
}

/// A study with the letter, where its writer is not under seal, and its course.
#[derive(Debug, Serialize, ToSchema)]
struct StudyWithCourse {
    #[serde(flatten)]
    study: StudyView,
    text: Option<String>,
    steps: Vec<CourseStepView>,
}

impl From<StudyDetails> for StudyWithCourse {
    fn from(found: StudyDetails) -> Self {
        Self {
            study: found.row.into(),
            text: found.text,
            steps: found.steps.into_iter().map(CourseStepView::from).collect(),
        }
    }
}

/// The studies of my committee, or that my commission makes; the last asked first.
#[utoipa::path(get, path = "/party-petitions", operation_id = "listPartyPetitions", tag = "supervision", params(FollowedQuery),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = Page<StudyView>), Reading))]
async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Asked(asked): Asked<FollowedQuery>,
) -> Result<Json<Page<StudyView>>, Problem> {
    let (situation, part) = asked.read(Situation::parse)?;
    let (at, filter) = (app.setting(), ListFilter { situation, part });
    let found = app
        .store
        .read(move |tx| study::list(tx, &at, &actor.scope(), &filter))
        .await?;
    Ok(Json(page(found, StudyView::from)))
}

/// One study.
#[utoipa::path(get, path = "/party-petitions/{id}", operation_id = "readPartyPetition", tag = "supervision",
    params(("id" = Key, Path, description = "The study")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The study", body = StudyWithCourse, headers(("ETag" = String))), Reading))]
async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let found = app
        .store
        .read(move |tx| study::study(tx, &actor.scope(), id));
    once::tagged(&StudyWithCourse::from(found.await?))
}

/// A petition to be studied.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
struct NewStudy {
    /// A petition of my committee.
    petition: Option<Key>,
    /// Code of the commission or office.
    studied_by: String,
    question: String,
    /// The day by which it advises.
    advise_by: Option<Day>,
}

/// Give a petition of my committee to be studied.
#[utoipa::path(post, path = "/party-petitions", operation_id = "studyPartyPetition", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewStudy, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The study", body = StudyWithCourse), Acting))]
async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewStudy>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::AskStudy>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let raw = RawStudy {
            petition: asked.petition.map(|key| key.0),
            studied_by: asked.studied_by.clone(),
            question: asked.question.clone(),
            advise_by: asked.advise_by.map(|day| day.0),
        };
        let id = study::ask(tx, at, &permit, &raw)?;
        let found = study::study(tx, &actor.scope(), id)?;
        Ok(StudyWithCourse::from(found))
    })
    .await
}

/// What is done with a study.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StudyActName)]
enum ActName {
    /// The commission advises.
    Advise,
    /// The head of the committee asks again.
    Return,
    /// He concludes.
    Conclude,
    /// The citizen was told in writing.
    Notify,
    /// It ends.
    Close,
}

/// An act on a study.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct StudyAct {
    act: ActName,
    /// `advise`: `settle`, `transfer`, `direct`, `explain`, `file`.
    #[serde(default)]
    proposal: String,
    /// The advice, the conclusion, the reason, or the result.
    #[serde(default)]
    text: String,
    /// `advise`: the matter is complex, so that the longer term of the notice holds.
    #[serde(default)]
    is_complex: bool,
    /// `conclude`: code of the body that is to settle the matter.
    #[serde(default)]
    competent: String,
    /// `notify`: number of the notice.
    #[serde(default)]
    number: String,
    /// `return`: the day by which it advises again; `notify`: the day of the notice.
    day: Option<Day>,
}

impl StudyAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let (text, day) = (self.text.clone(), self.day.map(|day| day.0));
        match self.act {
            ActName::Advise => {
                let said = Advising {
                    proposal: self.proposal.clone(),
                    text,
                    is_complex: self.is_complex,
                    expected,
                };
                study::advise(tx, at, &actor.permit::<acts::Advise>()?, id, &said)
            }
            ActName::Return => {
                let permit = actor.permit::<acts::Direct>()?;
                study::ask_again(tx, at, &permit, id, (&text, day, expected))
            }
            ActName::Conclude => {
                let said = Concluding {
                    text,
                    competent: self.competent.clone(),
                    expected,
                };
                study::conclude(tx, at, &actor.permit::<acts::Direct>()?, id, &said)
            }
            ActName::Notify => {
                let said = Notifying {
                    number: self.number.clone(),
                    on: day,
                    expected,
                };
                study::notify(tx, at, &actor.permit::<acts::AskStudy>()?, id, &said)
            }
            ActName::Close => {
                let said = Closing {
                    result: text,
                    expected,
                };
                study::close(tx, at, &actor.permit::<acts::AskStudy>()?, id, &said)
            }
        }
    }
}

/// Advise on what my commission studies; conclude, tell and end what my committee received.
#[utoipa::path(post, path = "/party-petitions/{id}/acts", operation_id = "actOnPartyPetition", tag = "supervision",
    params(("id" = Key, Path, description = "The study"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = StudyAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The study", body = StudyWithCourse, headers(("ETag" = String))), Acting))]
async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<StudyAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        study::study(tx, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, (id, expected))?;
        let found = study::study(tx, &actor.scope(), id)?;
        Ok(StudyWithCourse::from(found))
    })
    .await
}
