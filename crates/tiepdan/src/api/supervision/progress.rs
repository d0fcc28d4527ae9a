//! `POST /prolonged-cases/{id}/acts`: planned, reached, reported on, settled, reviewed.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::supervision::{self, Planning, Progress, RawMilestone, Reported, Review, Verdict};
use casework::{Id, Setting};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::view::ProlongedCaseWithPlan;
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// What is done with a prolonged case.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ProlongedActName)]
pub(super) enum ActName {
    /// Its owner plans it.
    Plan,
    /// Its owner says that a milestone was reached.
    Reach,
    /// Its owner reports the month.
    Progress,
    /// Its owner holds every content for settled.
    Settled,
    /// The keeper of the list remarks on it.
    Note,
    /// The keeper does not hold it for settled.
    SendBack,
    /// The keeper finds it done.
    Done,
    /// The keeper takes it off the list.
    Remove,
}

/// A milestone.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewMilestone {
    /// The day by which it is to be reached.
    due: Option<Day>,
    /// What is to be reached.
    text: String,
}

/// Where one content stands in the month.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewReport {
    /// Number of the content in the case.
    content: i64,
    /// `not_begun`, `under_way`, `exhausted`, `settled`.
    stand: String,
    /// What was done.
    text: String,
}

/// An act on a prolonged case.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProlongedAct {
    /// What is done.
    act: ActName,
    /// What is said of it.
    #[serde(default)]
    text: String,
    /// `plan`: the milestones.
    #[serde(default)]
    milestones: Vec<NewMilestone>,
    /// `reach`: number of the milestone.
    #[serde(default)]
    no: i64,
    /// `progress`: each content on which there is something to say.
    #[serde(default)]
    contents: Vec<NewReport>,
    /// The day of the act; absent: today.
    on: Option<Day>,
}

impl ProlongedAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
        expected: Option<i64>,
    ) -> casework::Result<()> {
        let on = self.on.map(|day| day.0);
        let owning = || actor.permit::<acts::ReportUp>();
        let verdict = match self.act {
            ActName::Plan => {
                let planning = self.planning(expected);
                return supervision::plan(tx, at, &owning()?, id, &planning);
            }
            ActName::Reach => {
                let reached = (self.no, on);
                return supervision::reach_milestone(tx, at, &owning()?, id, reached, expected);
            }
            ActName::Progress => {
                let told = self.progress(expected);
                return supervision::progress(tx, at, &owning()?, id, &told);
            }
            ActName::Settled => {
                let said = (self.text.as_str(), on);
                return supervision::settled(tx, at, &owning()?, id, said, expected);
            }
            ActName::Note => Verdict::Note,
            ActName::SendBack => Verdict::SendBack,
            ActName::Done => Verdict::Done,
            ActName::Remove => Verdict::Remove,
        };
        let review = Review {
            verdict,
            text: self.text.clone(),
            on,
            expected,
        };
        let permit = actor.permit::<acts::KeepList>()?;
        supervision::review(tx, at, &permit, id, &review)
    }

    fn planning(&self, expected: Option<i64>) -> Planning {
        let milestones = self.milestones.iter().map(|one| RawMilestone {
            due: one.due.map(|day| day.0),
            text: one.text.clone(),
        });
        Planning {
            text: self.text.clone(),
            milestones: milestones.collect(),
            on: self.on.map(|day| day.0),
            expected,
        }
    }

    fn progress(&self, expected: Option<i64>) -> Progress {
        let contents = self.contents.iter().map(|one| Reported {
            content: one.content,
            stand: one.stand.clone(),
            text: one.text.clone(),
        });
        Progress {
            contents: contents.collect(),
            on: self.on.map(|day| day.0),
            expected,
        }
    }
}

/// Plan what my unit owns and report on it; review what stands on its lists.
#[utoipa::path(post, path = "/prolonged-cases/{id}/acts", operation_id = "actOnProlongedCase", tag = "supervision",
    params(("id" = Key, Path, description = "The case on its list"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = ProlongedAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The case", body = ProlongedCaseWithPlan, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<ProlongedAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        supervision::entry(tx, at, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, id, expected)?;
        let details = supervision::entry(tx, at, &actor.scope(), id)?;
        Ok(ProlongedCaseWithPlan::from(details))
    })
    .await
}
