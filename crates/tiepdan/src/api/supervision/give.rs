//! `POST /directives`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Failure;
use casework::access::acts;
use casework::supervision::{self, RawDirective, RawOwner};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::once::{self, Once};
use crate::api::problem::Acting;
use crate::api::read::Body;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// An owner.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewOwner {
    /// Code of the unit.
    unit: String,
    /// An official of that unit.
    official: Option<Key>,
    /// His own due day; absent: that of the directive.
    due: Option<Day>,
}

/// A directive.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewDirective {
    /// `reception`, `standing_committee`, `review_meeting`, `dialogue`, `inspection`, `written`.
    source: String,
    /// Number of the document; a written one has one.
    number: String,
    /// Its day; absent: today.
    on: Option<Day>,
    /// The leader or the body that gave it; empty: me.
    given_by: String,
    /// The session at which it was given.
    session: Option<Key>,
    /// `case`, `petition`, `visit`, `meeting`, `duty`, `general` (when empty).
    subject_kind: String,
    /// The case, petition, visit or meeting it is about.
    subject: Option<Key>,
    /// What is to be done.
    text: String,
    /// The day by which its owners report.
    due: Option<Day>,
    /// Who owes it: my unit, and those that it leads.
    owners: Vec<NewOwner>,
}

impl NewDirective {
    fn raw(&self) -> RawDirective {
        let owner = |one: &NewOwner| RawOwner {
            unit: one.unit.clone(),
            official: one.official.map(|key| key.0),
            due: one.due.map(|day| day.0),
        };
        RawDirective {
            source: self.source.clone(),
            number: self.number.clone(),
            on: self.on.map(|day| day.0),
            given_by: self.given_by.clone(),
            session: self.session.map(|key| key.0),
            subject_kind: self.subject_kind.clone(),
            subject: self.subject.map(|key| key.0),
            text: self.text.clone(),
            due: self.due.map(|day| day.0),
            owners: self.owners.iter().map(owner).collect(),
        }
    }
}

/// A directive that was given.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct GivenDirective {
    /// The directive.
    id: Key,
    /// What each owner owes, in the order in which they were named.
    assignments: Vec<Key>,
}

/// Give a directive: to each of its owners an assignment.
#[utoipa::path(post, path = "/directives", operation_id = "giveDirective", tag = "supervision",
    params(("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewDirective, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "It was given", body = GivenDirective), Acting))]
pub(super) async fn give(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    once: Once,
    body: Body<NewDirective>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Direct>()?;
    let asking = once.by(&actor, &body.print);
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        let entry = body.value.raw().validate(at).map_err(Failure::Invalid)?;
        let given = supervision::give(tx, at, &permit, &actor.scope(), &entry)?;
        Ok(GivenDirective {
            id: Key(given.id),
            assignments: given.assignments.into_iter().map(Key).collect(),
        })
    })
    .await
}
