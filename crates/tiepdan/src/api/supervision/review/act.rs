//! `POST /review-meetings`, `/review-meetings/{id}/acts`, `/review-months`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Actor, acts};
use casework::supervision::review::{self, Closing, RawMeeting, Telling};
use casework::{Id, Setting};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::view::{MeetingWithAgenda, MonthView, ReviewMonths};
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::{Body, IfMatch};
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// A meeting.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewReviewMeeting {
    /// Its day.
    on: Option<Day>,
    place: String,
    /// Who leads it.
    host: String,
}

/// Call a review meeting of my unit.
#[utoipa::path(post, path = "/review-meetings", operation_id = "callReviewMeeting", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewReviewMeeting, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The meeting", body = MeetingWithAgenda), Acting))]
pub(super) async fn call(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewReviewMeeting>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::HoldReview>()?;
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let raw = RawMeeting {
            on: asked.on.map(|day| day.0),
            place: asked.place.clone(),
            host: asked.host.clone(),
        };
        let id = review::call(tx, at, &permit, &raw)?;
        let found = review::meeting(tx, &actor.scope(), id)?;
        Ok(MeetingWithAgenda::from(found))
    })
    .await
}

/// How many meetings a month.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewRhythm {
    /// Meetings a month, from this month on; 0 ends it.
    per_month: i64,
}

/// Set how many review meetings a month my unit holds.
#[utoipa::path(post, path = "/review-months", operation_id = "setReviewRhythm", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewRhythm, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The months", body = ReviewMonths), Acting))]
pub(super) async fn set_rhythm(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewRhythm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::HoldReview>()?;
    let asking = once.by(&actor, &body.print);
    let per_month = body.value.per_month;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        let today = at.now.today;
        review::set_rhythm(tx, at, &permit, (today, per_month))?;
        let months = review::months(tx, at, permit.unit(), 12)?;
        Ok(ReviewMonths {
            items: months.iter().map(|one| MonthView::of(one, today)).collect(),
        })
    })
    .await
}

/// What is done with a meeting.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReviewActName)]
pub(super) enum ActName {
    /// It is opened: agenda and figures are drawn up.
    Open,
    /// It is called off.
    Cancel,
    /// A unit that reports to it says its word.
    Tell,
    /// It is closed with its minutes.
    Close,
}

/// An act on a meeting.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReviewAct {
    /// What is done.
    act: ActName,
    /// `tell`: the word of the unit; `cancel`: why; `close`: the minutes.
    #[serde(default)]
    text: String,
}

impl ReviewAct {
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        (id, expected): (Id, Option<i64>),
    ) -> casework::Result<()> {
        let holding = || actor.permit::<acts::HoldReview>();
        let text = self.text.clone();
        match self.act {
            ActName::Open => review::open(tx, at, &holding()?, id, expected),
            ActName::Cancel => review::cancel(tx, at, &holding()?, id, (&text, expected)),
            ActName::Tell => {
                let permit = actor.permit::<acts::ReportUp>()?;
                review::tell(tx, at, &permit, id, &Telling { text })
            }
            ActName::Close => {
                let said = Closing {
                    minutes: text,
                    expected,
                };
                review::close(tx, at, &holding()?, id, &said)
            }
        }
    }
}

/// Open, call off or close a meeting of my unit; say my unit's word at one it reports to.
#[utoipa::path(post, path = "/review-meetings/{id}/acts", operation_id = "actOnReviewMeeting", tag = "supervision",
    params(("id" = Key, Path, description = "The meeting"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` last seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = ReviewAct, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The meeting", body = MeetingWithAgenda, headers(("ETag" = String))), Acting))]
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    IfMatch(expected): IfMatch,
    once: Once,
    body: Body<ReviewAct>,
) -> Result<Response, Problem> {
    let asking = once.by(&actor, &body.print);
    let asked = body.value;
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        review::meeting(tx, &actor.scope(), id)?;
        asked.carry_out(tx, at, &actor, (id, expected))?;
        Ok(MeetingWithAgenda::from(review::meeting(
            tx,
            &actor.scope(),
            id,
        )?))
    })
    .await
}
