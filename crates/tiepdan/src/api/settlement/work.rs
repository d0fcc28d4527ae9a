//! `GET /cases/{id}/verification`: how a case was worked on.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::settlement::{
    self, DocumentRequest, Evidence, ExpertRequest, Interest, Meeting, Verifier,
};
use casework::{Failure, Id};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::problem::Reading;
use crate::api::value::{Day, Key};
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Who verified a case, what was asked for, gathered and said, and who stood aside.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WorkView {
    /// Who verifies and did.
    team: Vec<VerifierView>,
    /// What is verified, where, until when.
    plan: Option<PlanView>,
    /// Documents asked for.
    requests: Vec<RequestView>,
    /// Experts asked.
    experts: Vec<ExpertView>,
    /// Evidence.
    evidence: Vec<EvidenceView>,
    /// Working sessions, dialogues, conciliations.
    meetings: Vec<MeetingView>,
    /// Conflicts of interest that were declared.
    interests: Vec<InterestView>,
}

/// Somebody who verifies, or did.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct VerifierView {
    /// The official.
    official: Key,
    /// His name.
    name: String,
    /// `leader`, `member`.
    role: String,
    /// First day.
    from: Day,
    /// The day he left.
    until: Option<Day>,
    /// Why he left.
    reason: String,
    /// Is he in a conflict of interest that stands or waits for a decision?
    is_conflicted: bool,
}

impl From<Verifier> for VerifierView {
    fn from(one: Verifier) -> Self {
        Self {
            official: Key(one.official),
            name: one.name,
            role: one.role,
            from: Day(one.from),
            until: one.until.map(Day),
            reason: one.reason,
            is_conflicted: one.is_conflicted,
        }
    }
}

/// The plan of a verification.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PlanView {
    /// What is verified.
    subject: String,
    /// Where and with whom.
    places: String,
    /// Until when.
    report_by: Option<Day>,
}

/// Documents that somebody was asked for.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RequestView {
    /// Number in the case; a delivery names it.
    no: i64,
    /// Who has them.
    holder: String,
    /// What was asked for.
    what: String,
    /// The day of the request.
    asked_on: Day,
    /// Last day to give them.
    answer_by: Option<Day>,
    /// The day they came.
    met_on: Option<Day>,
    /// Who handed them over.
    giver: String,
    /// What came.
    items: String,
}

impl From<DocumentRequest> for RequestView {
    fn from(one: DocumentRequest) -> Self {
        Self {
            no: one.no,
            holder: one.holder,
            what: one.what,
            asked_on: Day(one.asked_on),
            answer_by: one.answer_by.map(Day),
            met_on: one.met_on.map(Day),
            giver: one.giver,
            items: one.items,
        }
    }
}

/// An expert body that was asked.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ExpertView {
    /// The body.
    body: String,
    /// The question.
    question: String,
    /// The day it was asked.
    asked_on: Day,
    /// The day it answered.
    received_on: Option<Day>,
    /// Its answer.
    result: String,
}

impl From<ExpertRequest> for ExpertView {
    fn from(one: ExpertRequest) -> Self {
        Self {
            body: one.body,
            question: one.question,
            asked_on: Day(one.asked_on),
            received_on: one.received_on.map(Day),
            result: one.result,
        }
    }
}

/// A piece of evidence.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct EvidenceView {
    /// Number on the list.
    no: i64,
    /// What it is.
    what: String,
    /// Kind, by the law's list `evidence.kind`.
    kind: String,
    /// Origin, by the law's list `evidence.origin`.
    origin: String,
    /// From whom.
    given_by: String,
    /// The day it came.
    received_on: Day,
    /// The file of the case that shows it.
    attachment: Option<Key>,
    /// SHA-256 of the file, hexadecimal, as the docket binds it.
    hash: Option<String>,
}

impl From<Evidence> for EvidenceView {
    fn from(one: Evidence) -> Self {
        Self {
            no: one.no,
            what: one.what,
            kind: one.kind,
            origin: one.origin,
            given_by: one.given_by,
            received_on: Day(one.received_on),
            attachment: one.attachment.map(Key),
            hash: one.hash,
        }
    }
}

/// A meeting about a case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MeetingView {
    /// `work_with`, `hear_accused`, `hold_dialogue`, `miss_dialogue`, `postpone_dialogue`, `conciliate`.
    kind: String,
    /// Its day.
    on: Day,
    /// Where.
    place: String,
    /// Who held it.
    host: Option<Key>,
    /// What was said, or came of it.
    told: String,
    /// Who was there or stayed away; the mediators of a conciliation.
    people: Vec<PresenceView>,
    /// What came of each content.
    contents: Vec<PositionView>,
}

/// Somebody at a meeting, or who was to be there.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PresenceView {
    /// Name; empty for a denouncer.
    name: String,
    /// Post and unit, or address.
    post: String,
    /// Role, by the law's list `meeting.role` or `conciliation.mediator`.
    role: String,
    /// `present`, `absent_with_reason`, `absent_without_reason`.
    presence: String,
    /// `signed`, `refused` or empty.
    signature: String,
}

/// What came of a content.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PositionView {
    /// Number of the content.
    content: i64,
    /// `agreed`, `partly_agreed`, `differs`.
    position: String,
}

impl From<Meeting> for MeetingView {
    fn from(one: Meeting) -> Self {
        let people = one.people.into_iter().map(|who| PresenceView {
            name: who.name,
            post: who.post,
            role: who.role,
            presence: who.presence,
            signature: who.signature,
        });
        let contents = one.contents.into_iter().map(|came| PositionView {
            content: came.content,
            position: came.position,
        });
        Self {
            kind: one.kind,
            on: Day(one.on),
            place: one.place,
            host: one.host.map(Key),
            told: one.told,
            people: people.collect(),
            contents: contents.collect(),
        }
    }
}

/// A conflict of interest that was declared.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct InterestView {
    /// Number in the case; a decision names it.
    no: i64,
    /// Whose.
    official: Key,
    /// His name.
    name: String,
    /// Which, by the law's list `conflict.complaint` or `conflict.denunciation`.
    kind: String,
    /// What was declared.
    detail: String,
    /// The day of it.
    declared_on: Day,
    /// `stands_aside`, `may_stay`; null while nobody decided.
    decision: Option<String>,
    /// The day of the decision.
    decided_on: Option<Day>,
    /// Why so.
    reason: String,
}

impl From<Interest> for InterestView {
    fn from(one: Interest) -> Self {
        Self {
            no: one.no,
            official: Key(one.official),
            name: one.name,
            kind: one.kind,
            detail: one.detail,
            declared_on: Day(one.declared_on),
            decision: one.decision,
            decided_on: one.decided_on.map(Day),
            reason: one.reason,
        }
    }
}

fn all<T, V: From<T>>(rows: Vec<T>) -> Vec<V> {
    rows.into_iter().map(V::from).collect()
}

/// How a case was worked on.
#[utoipa::path(get, path = "/cases/{id}/verification", operation_id = "readVerification", tag = "cases",
    params(("id" = Key, Path, description = "The case")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The work on the case", body = WorkView), Reading))]
pub(super) async fn work(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<WorkView>, Problem> {
    let found = app.store.read(move |tx| {
        settlement::seen(tx, &actor.scope(), id)?;
        let verification = settlement::verification_of(tx, id)?;
        let plan = verification.plan.map(|plan| PlanView {
            subject: plan.subject,
            places: plan.places,
            report_by: plan.report_by.map(Day),
        });
        Ok::<_, Failure>(WorkView {
            team: all(verification.team),
            plan,
            requests: all(verification.requests),
            experts: all(verification.experts),
            evidence: all(verification.evidence),
            meetings: all(settlement::meetings_of(tx, id)?),
            interests: all(settlement::interests_of(tx, id)?),
        })
    });
    Ok(Json(found.await?))
}
