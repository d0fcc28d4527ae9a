//! `POST /petitions`: an officer registers what arrived.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::person::RawIdentity;
use casework::petition::{self, Filed, PartyFiling, RawFiling};
use casework::{Failure, Id};
use law::procedure::Class;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::once::{self, Once, RequestKey};
use crate::api::problem::Acting;
use crate::api::read::Body;
use crate::api::value::{BookNumber, Day, Key};
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// A petition as it arrived.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPetition {
    /// How it came, by its id in the law: `desk`, `post`, `portal`, `email`, `press`…
    channel: String,
    /// The day it came; absent: today.
    received_on: Option<Day>,
    /// The day written on it.
    dated_on: Option<Day>,
    /// Who wrote it; nobody for one without a name.
    #[serde(default)]
    people: Vec<Signer>,
    /// How many signed, when more than are named.
    #[serde(default)]
    signers: i64,
    /// What it is, if that is plain. A denunciation goes under the seal at once.
    class: Option<ClassName>,
    /// What it is about, without names.
    #[serde(default)]
    summary: String,
    /// Its text.
    #[serde(default)]
    text: String,
    /// Against whom or what.
    #[serde(default)]
    respondent: String,
    /// Code of the respondent's unit.
    respondent_unit: Option<String>,
    /// His role there: `head`, `staff`…
    respondent_role: Option<String>,
    /// The body, deputy or newspaper that sent it on.
    #[serde(default)]
    forwarded_by: String,
    /// Code of that body, if it is a unit.
    forwarded_unit: Option<String>,
    /// Are originals enclosed?
    #[serde(default)]
    has_originals: bool,
}

/// What a petition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Class)]
pub(in crate::api) enum ClassName {
    /// khiếu nại
    Complaint,
    /// tố cáo
    Denunciation,
    /// kiến nghị, phản ánh
    Recommendation,
}

impl From<ClassName> for Class {
    fn from(name: ClassName) -> Self {
        match name {
            ClassName::Complaint => Self::Complaint,
            ClassName::Denunciation => Self::Denunciation,
            ClassName::Recommendation => Self::Recommendation,
        }
    }
}

impl ClassName {
    /// Its name in rows.
    pub(in crate::api) fn as_str(self) -> &'static str {
        Class::from(self).as_str()
    }
}

/// Somebody who signed, or represents those who did.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(in crate::api) struct Signer {
    /// Does he write for himself or for others?
    role: SignerRole,
    /// Somebody found in the register; then nothing else is needed.
    known: Option<Key>,
    /// Is it an organization?
    is_organization: bool,
    /// Full name.
    name: String,
    /// Kind of paper: `identity_card`, `passport`, `personal_number`.
    id_kind: String,
    /// Number of the paper.
    id_number: String,
    /// Address.
    address: String,
    /// Code of the commune of the address.
    commune: String,
    /// Telephone.
    phone: String,
    /// E-mail.
    email: String,
}

/// Who writes for whom.
#[derive(Debug, Clone, Copy, Default, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(in crate::api) enum SignerRole {
    /// He writes for himself.
    #[default]
    Petitioner,
    /// He represents others.
    Representative,
}

impl Signer {
    /// As the work takes it; `known` only where the caller may name people of the register.
    pub(in crate::api) fn filing(&self) -> PartyFiling {
        let role = match self.role {
            SignerRole::Petitioner => "petitioner",
            SignerRole::Representative => "representative",
        };
        PartyFiling {
            role: role.to_owned(),
            known: self.known.map(|key| key.0),
            identity: RawIdentity {
                is_organization: self.is_organization,
                name: self.name.clone(),
                id_kind: self.id_kind.clone(),
                id_number: self.id_number.clone(),
                address: self.address.clone(),
                commune: self.commune.clone(),
                phone: self.phone.clone(),
                email: self.email.clone(),
            },
        }
    }

    /// Somebody of the register whom the caller names.
    pub(in crate::api) fn known(&self) -> Option<Id> {
        self.known.map(|key| key.0)
    }
}

impl NewPetition {
    fn filing(&self) -> RawFiling {
        RawFiling {
            channel: self.channel.clone(),
            received_on: self.received_on.map(|day| day.0),
            dated_on: self.dated_on.map(|day| day.0),
            people: self.people.iter().map(Signer::filing).collect(),
            signers: self.signers,
            class: self.class.map(Class::from),
            summary: self.summary.clone(),
            text: self.text.clone(),
            respondent: self.respondent.clone(),
            respondent_unit: self.respondent_unit.clone(),
            respondent_role: self.respondent_role.clone(),
            forwarded_by: self.forwarded_by.clone(),
            forwarded_unit: self.forwarded_unit.clone(),
            has_originals: self.has_originals,
            visit: None,
            files: Vec::new(),
            identity_proved_by: None,
        }
    }
}

/// The receipt: number, code, and the second secret, which is told here alone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(in crate::api) struct FiledView {
    /// The petition.
    id: Key,
    /// Its number in the book of the unit.
    #[serde(flatten)]
    number: BookNumber,
    /// Code to follow it.
    follow_code: String,
    /// Second secret to follow it.
    follow_secret: String,
    /// Its version, also in `ETag`.
    version: i64,
}

impl From<Filed> for FiledView {
    fn from(filed: Filed) -> Self {
        Self {
            id: Key(filed.id),
            number: (filed.number, filed.year).into(),
            follow_code: filed.follow_code,
            follow_secret: filed.follow_secret,
            version: 1,
        }
    }
}

/// Register a petition that arrived at my unit.
#[utoipa::path(post, path = "/petitions", operation_id = "filePetition", tag = "petitions",
    params(("Idempotency-Key" = inline(Option<RequestKey>), Header, description = "Names the request, so that it may be sent again")),
    request_body = NewPetition, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "Kept; the receipt", body = FiledView, headers(("ETag" = String))), Acting))]
pub(super) async fn file(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewPetition>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::File>()?;
    let (asking, scope) = (once.by(&actor, &body.print), actor.scope());
    let filing = body.value.filing().validate(&app.setting());
    let filing = filing.map_err(Failure::Invalid)?;
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let known = body.value.people.iter().map(Signer::known);
        super::view::expect_known(tx, &scope, known)?;
        Ok(FiledView::from(petition::file(tx, at, &permit, &filing)?))
    })
    .await
}
