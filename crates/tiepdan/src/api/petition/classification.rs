//! `POST /petitions/{id}/classification`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::petition::{self, Circumstances, Classifying};
use casework::{Failure, FieldError, Id};
use law::procedure::Stage;
use serde::Deserialize;
use utoipa::ToSchema;

use super::file::ClassName;
use super::view::PetitionView;
use crate::api::once::{self, Once, RequestKey};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What the officer finds a petition to be.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewClassification {
    /// What it is.
    class: ClassName,
    /// Which instance; absent: the first.
    #[serde(default)]
    stage: StageName,
    /// Field, by its id in the law: `land.compensation`.
    field: String,
    /// If it may not be processed, the code of the ground.
    ineligibility: Option<String>,
    /// Code of the unit that is competent; absent: a body outside the register.
    competent_unit: Option<String>,
    /// Line of the competent body: `administrative`, `elected`, `procedural`…
    #[serde(default = "administrative")]
    branch: String,
    /// Several classes in one letter?
    #[serde(default)]
    is_mixed: bool,
    /// What else holds of it, by the names of the rules of handling: `conditions_met`, `also_sent`…
    #[serde(default)]
    facts: Vec<String>,
    /// Code of the respondent's unit.
    respondent_unit: Option<String>,
    /// His role there.
    respondent_role: Option<String>,
    /// What shifts competence, by its name in the law's table: `discipline`, `moved_higher`, `left_service`…
    circumstance: Option<String>,
    /// Code of the unit in which the respondent works now, where he has moved.
    present_unit: Option<String>,
    /// The day on which a complainant received or learned of what he complains of: the period of complaint begins.
    known_on: Option<Day>,
    /// First day on which an obstacle kept him from complaining; with `obstacle_until`.
    obstacle_from: Option<Day>,
    /// Last such day.
    obstacle_until: Option<Day>,
    /// What it is about, without names.
    summary: Option<String>,
}

fn administrative() -> String {
    "administrative".to_owned()
}

/// Which instance.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Stage)]
pub(super) enum StageName {
    /// lần đầu
    #[default]
    First,
    /// lần hai; tố cáo tiếp
    Second,
}

impl NewClassification {
    fn finding(&self, expected: Option<i64>) -> Result<Classifying, Failure> {
        Ok(Classifying {
            class: self.class.into(),
            stage: match self.stage {
                StageName::First => Stage::First,
                StageName::Second => Stage::Second,
            },
            field: self.field.clone(),
            ineligibility: self.ineligibility.clone(),
            competent_unit: self.competent_unit.clone(),
            branch: self.branch.clone(),
            is_mixed: self.is_mixed,
            facts: self.facts.clone(),
            respondent_unit: self.respondent_unit.clone(),
            respondent_role: self.respondent_role.clone(),
            circumstances: self.circumstances()?,
            summary: self.summary.clone(),
            expected,
        })
    }

    fn circumstances(&self) -> Result<Circumstances, Failure> {
        let obstacle = match (self.obstacle_from, self.obstacle_until) {
            (Some(_), None) => {
                return Err(FieldError::new("obstacle_until", "field-missing").into());
            }
            (None, Some(_)) => return Err(FieldError::new("obstacle_from", "field-missing").into()),
            (from, until) => from.map(|day| day.0).zip(until.map(|day| day.0)),
        };
        Ok(Circumstances {
            shift: self.circumstance.clone(),
            present_unit: self.present_unit.clone(),
            known_on: self.known_on.map(|day| day.0),
            obstacle,
        })
    }
}

/// Say what a petition is, whether it is eligible and who is competent.
#[utoipa::path(post, path = "/petitions/{id}/classification", operation_id = "classifyPetition", tag = "petitions",
    params(("id" = Key, Path, description = "The petition"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = inline(Option<RequestKey>), Header, description = "Names the request, so that it may be sent again")),
    request_body = NewClassification, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The petition", body = PetitionView, headers(("ETag" = String))), Acting))]
pub(super) async fn classify(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<NewClassification>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Classify>()?;
    let (asking, finding) = (once.by(&actor, &body.print), body.value.finding(expected)?);
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        petition::classify(tx, at, &permit, id, &finding)?;
        let found = petition::details(tx, &actor.scope(), id)?;
        Ok(PetitionView::of(&at.law, found))
    })
    .await
}
