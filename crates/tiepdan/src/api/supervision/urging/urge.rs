//! `POST /urgings`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Failure;
use casework::access::acts;
use casework::supervision::urging::{self, RawUrging};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::UrgingWithSteps;
use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::Body;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// An urging by hand. The unit that owes the thing is urged.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewUrging {
    /// `case`, `petition`, `assignment`.
    subject_kind: String,
    /// The thing.
    subject: Option<Key>,
    /// Number of the letter; may be empty.
    number: String,
    /// What is asked.
    text: String,
    /// Its day; absent: today.
    on: Option<Day>,
    /// The day by which it is answered; absent: as the law sets it for a demand.
    answer_by: Option<Day>,
}

impl NewUrging {
    fn raw(&self) -> RawUrging {
        RawUrging {
            subject_kind: self.subject_kind.clone(),
            subject: self.subject.map(|key| key.0),
            number: self.number.clone(),
            text: self.text.clone(),
            on: self.on.map(|day| day.0),
            answer_by: self.answer_by.map(|day| day.0),
        }
    }
}

/// Urge the unit that owes a case, a petition or what a directive gave it.
#[utoipa::path(post, path = "/urgings", operation_id = "urge", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewUrging, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "The urging", body = UrgingWithSteps), Acting))]
pub(super) async fn urge(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewUrging>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Urge>()?;
    let asking = once.by(&actor, &body.print);
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let entry = body.value.raw().validate(at).map_err(Failure::Invalid)?;
        let id = urging::urge(tx, at, &permit, &actor.scope(), &entry)?;
        let found = urging::urging(tx, &actor.scope(), id)?;
        Ok(UrgingWithSteps::of(found))
    })
    .await
}
