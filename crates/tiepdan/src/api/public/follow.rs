//! `POST /public/follow`: what became of a petition, for whoever holds its code and second secret.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::petition::{self, Following};
use law::Law;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::problem::OpenActing;
use crate::api::read::Body;
use crate::api::value::{BookNumber, Day, Title};
use crate::app::App;
use crate::web::Problem;

/// The two secrets of a receipt. They stand in the body, never in an address.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Receipt {
    /// The code.
    code: String,
    /// The second secret.
    secret: String,
}

/// What became of a petition; never a name.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FollowingView {
    /// The unit that holds it.
    unit: String,
    /// That unit's name.
    unit_name: Option<Title>,
    /// Its number in the book of that unit.
    #[serde(flatten)]
    number: BookNumber,
    /// The day it came.
    received_on: Day,
    /// `received`, `classified`, `handled`.
    state: String,
    /// What was done with it.
    handling: Option<Title>,
    /// The day that was done.
    handled_on: Option<Day>,
    /// Code of the unit to which it was sent.
    sent_to: Option<String>,
    /// What the petitioner is told.
    reason: String,
    /// First due day.
    due_on: Option<Day>,
    /// The case it opened or joined.
    case: Option<FollowedCase>,
}

/// The case of a petition.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FollowedCase {
    /// Its state.
    state: String,
    /// That state's name.
    title: Option<Title>,
    /// The day of its last step.
    last_on: Day,
    /// First due day.
    due_on: Option<Day>,
}

impl FollowingView {
    fn of(law: &Law, found: Following) -> Self {
        let rule = found.rule.zip(found.handled_on);
        let rule = rule.and_then(|(rule, on)| law.handling.rule(&rule, on));
        Self {
            unit_name: law.units.get(&found.unit).map(|unit| (&unit.name).into()),
            unit: found.unit,
            number: found.number.into(),
            received_on: Day(found.received_on),
            state: found.state,
            handling: rule.map(|rule| (&rule.title).into()),
            handled_on: found.handled_on.map(Day),
            sent_to: found.sent_to,
            reason: found.reason,
            due_on: found.due_on.map(Day),
            case: found.case.map(|(procedure, state, last_on, due_on)| {
                let procedure = law.procedures.get(&procedure);
                let known = procedure.and_then(|known| known.state(&state));
                FollowedCase {
                    title: known.map(|known| (&known.title).into()),
                    state,
                    last_on: Day(last_on),
                    due_on: due_on.map(Day),
                }
            }),
        }
    }
}

/// Follow a petition by its code and second secret.
#[utoipa::path(post, path = "/public/follow", operation_id = "followPetition", tag = "public",
    request_body = Receipt, security(()),
    responses((status = 200, description = "What became of it", body = FollowingView), OpenActing))]
pub(super) async fn follow(
    State(app): State<Arc<App>>,
    body: Body<Receipt>,
) -> Result<Json<FollowingView>, Problem> {
    let at = app.setting();
    let Receipt { code, secret } = body.value;
    let found = app
        .store
        .read(move |tx| petition::follow(tx, &at, &code, &secret))
        .await?;
    Ok(Json(FollowingView::of(&app.law, found)))
}
