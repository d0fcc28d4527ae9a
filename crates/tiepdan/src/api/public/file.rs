//! `POST /public/petitions`: a petition without an account.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::petition::{self, RawFiling};
use casework::{Failure, FieldError};
use law::procedure::Class;
use law::unit::Branch;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::once::{self, Once, RequestKey};
use crate::api::petition::{ClassName, FiledView, Signer};
use crate::api::problem::OpenActing;
use crate::api::read::Body;
use crate::api::value::Day;
use crate::app::App;
use crate::web::Problem;
use crate::web::client::Client;

/// How a petition comes that is filed over the network.
const CHANNEL: &str = "portal";

/// A petition as its writer files it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPublicPetition {
    /// Code of the unit it is for.
    unit: String,
    /// Who writes; at least one.
    people: Vec<Signer>,
    /// How many sign, when more than are named.
    #[serde(default)]
    signers: i64,
    /// What it is. A denunciation goes under the seal at once.
    class: Option<ClassName>,
    /// Its text.
    text: String,
    /// The day written on it.
    dated_on: Option<Day>,
    /// Against whom or what.
    #[serde(default)]
    respondent: String,
}

impl NewPublicPetition {
    fn filing(&self) -> Result<RawFiling, Failure> {
        if self.people.is_empty() {
            return Err(FieldError::new("people", "field-missing").into());
        }
        let known = self.people.iter().position(|one| one.known().is_some());
        if let Some(index) = known {
            // Nobody without an account may name somebody of the register.
            return Err(FieldError::new(format!("people.{index}.known"), "person-unknown").into());
        }
        Ok(RawFiling {
            channel: CHANNEL.to_owned(),
            dated_on: self.dated_on.map(|day| day.0),
            people: self.people.iter().map(Signer::filing).collect(),
            signers: self.signers,
            class: self.class.map(Class::from),
            text: self.text.clone(),
            respondent: self.respondent.clone(),
            ..RawFiling::default()
        })
    }
}

/// File a petition without an account. The receipt holds the code and the second secret to follow it; the secret is told
/// here alone.
#[utoipa::path(post, path = "/public/petitions", operation_id = "filePublicPetition", tag = "public",
    params(("Idempotency-Key" = inline(Option<RequestKey>), Header, description = "Names the request, so that it may be sent again")),
    request_body = NewPublicPetition, security(()),
    responses((status = 201, description = "Kept; the receipt", body = FiledView, headers(("ETag" = String))), OpenActing))]
pub(super) async fn file(
    State(app): State<Arc<App>>,
    client: Client,
    once: Once,
    body: Body<NewPublicPetition>,
) -> Result<Response, Problem> {
    let asking = once.by_anybody(&body.print);
    let filing = body.value.filing()?.validate(&app.setting());
    let filing = filing.map_err(Failure::Invalid)?;
    let now = app.clock.now().at;
    let is_crowd = app.filing_throttle.take(CHANNEL, client, now).is_err();
    let _turn = app.filing_room.enter(is_crowd).await;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let receives = at.law.units.as_of(&body.value.unit, at.now.today);
        if receives.is_none_or(|unit| unit.branch == Branch::Territory) {
            let code = &body.value.unit;
            return Err(FieldError::new("unit", "unit-unknown")
                .with("unit", code)
                .into());
        }
        let filed = petition::file_openly(tx, at, &body.value.unit, &filing)?;
        Ok(FiledView::from(filed))
    })
    .await
}
