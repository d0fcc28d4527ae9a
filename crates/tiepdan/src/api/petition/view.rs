//! Petitions as the API shows them; of a sealed one never who wrote it, nor its text, nor the names of its files.

use casework::access::Scope;
use casework::document::Attachment;
use casework::person::{self, Shown};
use casework::petition::{Details, ListRow};
use casework::{Failure, FieldError, Id};
use law::Law;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use crate::api::settlement::view::TermView;
use crate::api::value::{BookNumber, Day, Key};

/// A line of the queue.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct PetitionRow {
    /// The petition.
    id: Key,
    /// The unit that holds it.
    unit: String,
    /// Its number in the book of the unit.
    #[serde(flatten)]
    number: BookNumber,
    /// The day it came.
    received_on: Day,
    /// How it came.
    channel: String,
    /// What it is about.
    summary: String,
    /// `received`, `classified`, `handled`.
    state: String,
    /// `complaint`, `denunciation`, `recommendation`; null before it is classified.
    class: Option<String>,
    /// Is who wrote it under the seal?
    sealed: bool,
    /// The first who signed; null under the seal.
    first_name: Option<String>,
    /// How many signed.
    signers: i64,
    /// First due day.
    due_on: Option<Day>,
    /// Did it pass over the competent level?
    skips_level: bool,
}

impl From<ListRow> for PetitionRow {
    fn from(row: ListRow) -> Self {
        Self {
            id: Key(row.id),
            unit: row.unit,
            number: row.number.into(),
            received_on: Day(row.received_on),
            channel: row.channel,
            summary: row.summary,
            state: row.state,
            class: row.class,
            first_name: row.first_name.filter(|_| !row.sealed),
            sealed: row.sealed,
            signers: row.signers,
            due_on: row.due_on.map(Day),
            skips_level: row.skips_level,
        }
    }
}

/// One petition.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct PetitionView {
    #[serde(flatten)]
    row: PetitionRow,
    /// The day written on it.
    dated_on: Option<Day>,
    /// What the filer calls it: `complaint`, `denunciation`, `recommendation`; the officer may find it to be another.
    stated_class: Option<String>,
    /// Who sent it on.
    forwarded_by: Option<String>,
    /// Against whom or what.
    respondent: String,
    /// His unit.
    respondent_unit: Option<String>,
    /// His role there.
    respondent_role: Option<String>,
    /// `first`, `second`.
    stage: Option<String>,
    /// Field, by its id in the law.
    field: Option<String>,
    /// May it be processed?
    eligible: Option<bool>,
    /// If not, the code of the ground.
    ineligibility: Option<String>,
    /// Does the unit that holds it settle it?
    within_competence: Option<bool>,
    /// The unit that does.
    competent_unit: Option<String>,
    /// Why, with the article.
    competence_reason: Option<String>,
    /// What shifts competence, by its name in the law's table.
    circumstance: Option<String>,
    /// The unit in which the respondent works now, where he has moved.
    present_unit: Option<String>,
    /// The day on which a complainant received or learned of what he complains of.
    known_on: Option<Day>,
    /// First day on which an obstacle kept him from complaining.
    obstacle_from: Option<Day>,
    /// Last such day.
    obstacle_until: Option<Day>,
    /// Several classes in one letter?
    is_mixed: bool,
    /// The rule by which it was handled: `XD-02`.
    rule: Option<String>,
    /// The day it was handled.
    handled_on: Option<Day>,
    /// The unit to which it was sent.
    sent_to: Option<String>,
    /// Why, or what the petitioner was told.
    reason: String,
    /// The case it opened or joined.
    case: Option<Key>,
    /// The petition of which it is a copy.
    duplicate_of: Option<Key>,
    /// Who wrote it.
    people: Vec<PersonView>,
    /// The text; null under the seal.
    text: Option<String>,
    /// Its files.
    attachments: Vec<AttachmentView>,
    /// Its clocks.
    terms: Vec<TermView>,
    /// Its version, also in `ETag`.
    version: i64,
}

impl PetitionView {
    /// A petition with its clocks named by the law.
    pub(in crate::api) fn of(law: &Law, found: Details) -> Self {
        let sealed = found.row.sealed;
        let (obstacle_from, obstacle_until) = found.circumstances.obstacle.unzip();
        Self {
            row: found.row.into(),
            dated_on: found.dated_on.map(Day),
            stated_class: found.stated_class,
            forwarded_by: found.forwarded_by,
            respondent: found.respondent,
            respondent_unit: found.respondent_unit,
            respondent_role: found.respondent_role,
            stage: found.stage,
            field: found.field,
            eligible: found.eligible,
            ineligibility: found.ineligibility,
            within_competence: found.within_competence,
            competent_unit: found.competent_unit,
            competence_reason: found.competence_reason,
            circumstance: found.circumstances.shift,
            present_unit: found.circumstances.present_unit,
            known_on: found.circumstances.known_on.map(Day),
            obstacle_from: obstacle_from.map(Day),
            obstacle_until: obstacle_until.map(Day),
            is_mixed: found.is_mixed,
            rule: found.rule,
            handled_on: found.handled_on.map(Day),
            sent_to: found.sent_to,
            reason: found.reason,
            case: found.case.map(Key),
            duplicate_of: found.duplicate_of.map(Key),
            people: found.people.into_iter().map(PersonView::from).collect(),
            text: found.text.filter(|_| !sealed),
            attachments: found.files.into_iter().map(AttachmentView::from).collect(),
            terms: TermView::all(law, &found.clocks),
            version: found.version,
        }
    }
}

/// Somebody who takes part. Under the seal only his role is told.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct PersonView {
    /// `petitioner`, `representative`, `complainant`, `denouncer`, `accused`…
    pub(in crate::api) role: String,
    /// Is he under the seal?
    pub(in crate::api) sealed: bool,
    /// The person of the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(in crate::api) id: Option<Key>,
    /// Full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(in crate::api) name: Option<String>,
    /// Is it an organization?
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(in crate::api) is_organization: Option<bool>,
    /// Number of his paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(in crate::api) id_number: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(in crate::api) address: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(in crate::api) phone: Option<String>,
    /// E-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(in crate::api) email: Option<String>,
}

impl From<Shown> for PersonView {
    fn from(shown: Shown) -> Self {
        let (id, _) = shown.party.columns();
        let identity = shown.identity.filter(|_| id.is_some());
        let sealed = identity.is_none();
        let identity = identity.unwrap_or_default();
        Self {
            role: shown.role,
            sealed,
            id: id.map(Key),
            name: Some(identity.name).filter(|_| !sealed),
            is_organization: Some(identity.is_organization).filter(|_| !sealed),
            id_number: identity.id_number,
            address: Some(identity.address).filter(|_| !sealed),
            phone: identity.phone,
            email: identity.email,
        }
    }
}

/// A file.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct AttachmentView {
    /// The row.
    id: Key,
    /// Is it under the seal?
    sealed: bool,
    /// Its name; absent under the seal, for a name may tell who wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    name: Option<String>,
    /// Its type, told by its content.
    media_type: String,
    /// Bytes.
    size: i64,
    /// SHA-256 of its content, hexadecimal.
    hash: String,
}

impl From<Attachment> for AttachmentView {
    fn from(file: Attachment) -> Self {
        Self {
            id: Key(file.id),
            name: Some(file.name).filter(|_| !file.sealed),
            sealed: file.sealed,
            media_type: file.media_type,
            size: file.size,
            hash: file.hash,
        }
    }
}

/// People whom an officer names must be such as he may see.
pub(super) fn expect_known(
    tx: &mut Tx<'_>,
    scope: &Scope,
    known: impl Iterator<Item = Option<Id>>,
) -> casework::Result<()> {
    let mut errors = Vec::new();
    for (index, id) in known.enumerate() {
        if let Some(id) = id
            && person::find(tx, scope, id)?.is_none()
        {
            let field = format!("people.{index}.known");
            errors.push(FieldError::new(field, "person-unknown"));
        }
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(errors))
    }
}
