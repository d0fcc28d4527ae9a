//! `/sessions/{id}/visits` and `/visits/{id}`: who is received, and what he is told later.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::acts;
use casework::person::RawIdentity;
use casework::petition::{self, PartyFiling, RawFiling};
use casework::reception::{self, RawVisit, RawVisitor};
use casework::{Failure, FieldError, Id, person};
use law::procedure::Class;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::{ReceivedView, VisitView};
use crate::api::once::{self, Once};
use crate::api::petition::ClassName;
use crate::api::problem::{Acting, Reading};
use crate::api::read::Body;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// How a petition comes that is handed over at a visit.
const CHANNEL: &str = "desk";

/// Somebody who came.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewVisitor {
    /// Does he speak for a group?
    represents: bool,
    /// Somebody found in the register; then nothing else is needed.
    known: Option<Key>,
    /// Is it an organization?
    is_organization: bool,
    /// Full name.
    name: String,
    /// Kind of paper: `identity_card`, `passport`, `personal_number`.
    id_kind: String,
    /// Number of the paper; the law asks for it from 2026-07-01.
    id_number: String,
    /// Address.
    address: String,
    /// Code of the commune of the address.
    commune: String,
    /// Telephone.
    phone: String,
    /// E-mail.
    email: String,
    /// Why he could not give what the law asks of him.
    without_paper: String,
}

/// A petition handed over at a visit.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct HandedOver {
    /// Its text; when empty the summary of the visit.
    text: String,
    /// Against whom or what.
    respondent: String,
    /// Code of the respondent's unit.
    respondent_unit: Option<String>,
    /// His role there: `head`, `staff`…
    respondent_role: Option<String>,
    /// The day written on it.
    dated_on: Option<Day>,
    /// Are originals enclosed?
    has_originals: bool,
}

/// A visit.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewVisit {
    /// Who came, the named ones.
    #[serde(default)]
    visitors: Vec<NewVisitor>,
    /// How many came, when more than are named.
    #[serde(default)]
    people: i64,
    /// What it is about; may be absent only with a refusal. A denunciation goes under the seal at once.
    class: Option<ClassName>,
    /// Field, by its id in the law.
    #[serde(default)]
    field: String,
    /// What was told, without names.
    #[serde(default)]
    summary: String,
    /// The body that settled it before.
    #[serde(default)]
    settled_before_by: String,
    /// Does this unit settle it?
    within_competence: Option<bool>,
    /// What came of it, by the law's list `reception.result`: `answered`, `guided`, `petition_taken`, `refused`…
    outcome: String,
    /// Ground of a refusal, by the law's list `reception.refusal`: `L1`, `a`…
    #[serde(default)]
    ground: String,
    /// What the citizen was told.
    #[serde(default)]
    answer: String,
    /// The day on which an answer is promised.
    promised_on: Option<Day>,
    /// The body to which he was guided.
    #[serde(default)]
    guided_to: String,
    /// The body to which the matter was handed or transferred.
    #[serde(default)]
    handed_to: String,
    /// Number of the paper that guides or transfers.
    #[serde(default)]
    paper_number: String,
    /// What else to know.
    #[serde(default)]
    note: String,
    /// Was the matter received before? Absent: as the register tells.
    is_repeated: Option<bool>,
    /// An earlier visit on the same matter.
    same_as: Option<Key>,
    /// The case it is about.
    case: Option<Key>,
    /// The petition it is about.
    about_petition: Option<Key>,
    /// At an online session: does the denouncer ask for no protection of his identity?
    #[serde(default)]
    waives_protection: bool,
    /// The petition handed over, registered in the same go.
    petition: Option<HandedOver>,
}

impl NewVisit {
    fn raw(&self, session: Id) -> RawVisit {
        RawVisit {
            session: Some(session),
            on: None,
            visitors: self.visitors.iter().map(NewVisitor::raw).collect(),
            people: self.people,
            class: self.class.map(Class::from),
            field: self.field.clone(),
            summary: self.summary.clone(),
            settled_before_by: self.settled_before_by.clone(),
            within_competence: self.within_competence,
            outcome: self.outcome.clone(),
            ground: self.ground.clone(),
            answer: self.answer.clone(),
            promised_on: self.promised_on.map(|day| day.0),
            guided_to: self.guided_to.clone(),
            handed_to: self.handed_to.clone(),
            paper_number: self.paper_number.clone(),
            note: self.note.clone(),
            is_repeated: self.is_repeated,
            same_as: self.same_as.map(|key| key.0),
            case: self.case.map(|key| key.0),
            petition: self.about_petition.map(|key| key.0),
            waives_protection: self.waives_protection,
        }
    }

    /// The petition handed over, by the people who brought it on the day they came.
    fn filing(&self, visit: Id, on: jiff::civil::Date) -> Option<RawFiling> {
        let handed = self.petition.as_ref()?;
        let people = self.visitors.iter().map(|one| PartyFiling {
            role: if one.represents {
                "representative".to_owned()
            } else {
                "petitioner".to_owned()
            },
            known: one.known.map(|key| key.0),
            identity: one.identity(),
        });
        Some(RawFiling {
            channel: CHANNEL.to_owned(),
            received_on: Some(on),
            dated_on: handed.dated_on.map(|day| day.0),
            people: people.collect(),
            signers: self.people,
            class: self.class.map(Class::from),
            summary: self.summary.clone(),
            text: handed.text.clone(),
            respondent: handed.respondent.clone(),
            respondent_unit: handed.respondent_unit.clone(),
            respondent_role: handed.respondent_role.clone(),
            has_originals: handed.has_originals,
            visit: Some(visit),
            ..RawFiling::default()
        })
    }
}

impl NewVisitor {
    fn identity(&self) -> RawIdentity {
        RawIdentity {
            is_organization: self.is_organization,
            name: self.name.clone(),
            id_kind: self.id_kind.clone(),
            id_number: self.id_number.clone(),
            address: self.address.clone(),
            commune: self.commune.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
        }
    }

    fn raw(&self) -> RawVisitor {
        RawVisitor {
            represents: self.represents,
            known: self.known.map(|key| key.0),
            identity: self.identity(),
            without_paper: self.without_paper.clone(),
        }
    }
}

/// Receive a person or a group at a session of my unit, with the petition handed over.
#[utoipa::path(post, path = "/sessions/{id}/visits", operation_id = "receiveVisit", tag = "sessions",
    params(("id" = Key, Path, description = "The session"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = NewVisit, security(("token" = []), ("session" = [])),
    responses((status = 201, description = "Received; the receipt", body = ReceivedView), Acting))]
pub(super) async fn receive(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    once: Once,
    body: Body<NewVisit>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Receive>()?;
    let filing_permit = actor.permit::<acts::File>()?;
    let (asking, scope) = (once.by(&actor, &body.print), actor.scope());
    once::act(&app, asking, StatusCode::CREATED, move |tx, at| {
        // A session of another unit does not exist for this one.
        let (row, _) = reception::session(tx, &scope.clone().own(), id)?;
        for (index, one) in body.value.visitors.iter().enumerate() {
            if let Some(known) = one.known
                && person::find(tx, &scope, known.0)?.is_none()
            {
                let field = format!("visitors.{index}.known");
                return Err(FieldError::new(field, "person-unknown").into());
            }
        }
        let entry = body.value.raw(id).validate(at).map_err(Failure::Invalid)?;
        let received = reception::receive(tx, at, &permit, &entry)?;
        let visit = received.id;
        let mut view = ReceivedView::from(received);
        if let Some(raw) = body.value.filing(visit, row.session.on) {
            let filing = raw.validate(at).map_err(in_petition)?;
            let filed = petition::file(tx, at, &filing_permit, &filing)?;
            reception::tie_petition(tx, at, &permit, visit, filed.id)?;
            view.petition = Some(filed.into());
        }
        Ok(view)
    })
    .await
}

/// What is wrong with the petition handed over, by its place in the body.
fn in_petition(errors: Vec<FieldError>) -> Failure {
    let placed = errors.into_iter().map(|error| {
        let field = match error.field.strip_prefix("people.") {
            Some(rest) => format!("visitors.{rest}"),
            None => format!("petition.{}", error.field),
        };
        FieldError { field, ..error }
    });
    Failure::Invalid(placed.collect())
}

/// One visit. Reading it goes on record.
#[utoipa::path(get, path = "/visits/{id}", operation_id = "readVisit", tag = "sessions",
    params(("id" = Key, Path, description = "The visit")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The visit", body = VisitView), Reading))]
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let found = app
        .store
        .write(move |tx| {
            let found = reception::visit(tx, &actor.scope(), id)?;
            reception::record_reading(tx, &at, &actor, id)?;
            Ok::<_, Failure>(found)
        })
        .await?;
    once::tagged(&VisitView::of(&app.law, found))
}

/// What the citizen was told later.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    /// The day; absent: today.
    on: Option<Day>,
    /// Number of the notice.
    #[serde(default)]
    paper_number: String,
    /// What he was told.
    #[serde(default)]
    answer: String,
}

/// Say that the citizen was told: of the result, or why he was refused.
#[utoipa::path(post, path = "/visits/{id}/answer", operation_id = "answerVisit", tag = "sessions",
    params(("id" = Key, Path, description = "The visit"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the request, so that it may be sent again")),
    request_body = Told, security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The visit", body = VisitView), Acting))]
pub(super) async fn tell(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
    once: Once,
    body: Body<Told>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Receive>()?;
    let (asking, told) = (once.by(&actor, &body.print), body.value);
    once::act(&app, asking, StatusCode::OK, move |tx, at| {
        let on = told.on.map_or(at.now.today, |day| day.0);
        let (number, answer) = (&told.paper_number, &told.answer);
        reception::tell(tx, at, &permit, id, on, number, answer)?;
        let found = reception::visit(tx, &actor.scope(), id)?;
        Ok(VisitView::of(&at.law, found))
    })
    .await
}
