//! A head recommends something to a higher body, or takes it back.

use jiff::civil::Date;
use store::Tx;

use super::super::bodies::{is_higher, named};
use super::super::course::Act;
use super::super::directive::is_seen;
use super::super::given::{LINE, TEXT, bounded, check_names_of_case, day_or_today, needed, refuse};
use super::super::obstacle;
use super::state::UpwardRecommendation;
use super::words::{Stand, SubjectKind};
use crate::access::{Permit, Scope, acts};
use crate::{Failure, FieldError, Id, Result, Setting, organization};

/// A recommendation upward as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawUpward {
    /// The unit that is to answer.
    pub to: String,
    /// The number of the document; may be empty.
    pub document: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// What is recommended.
    pub text: String,
    /// `general` when empty, `obstacle`, `case`.
    pub subject_kind: String,
    /// The obstacle or case it is about.
    pub subject: Option<Id>,
    /// The day by which an answer is wished for; may be absent.
    pub answer_by: Option<Date>,
}

/// Sends a recommendation upward. `scope` are the rows its sender sees: what it is about stands among them.
///
/// # Errors
/// Field errors: what is missing or too long, a unit that is not higher, a thing the sender does not see, a text that tells
/// who denounced; `obstacle-ended`.
pub fn send(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RecommendUp>,
    scope: &Scope,
    raw: &RawUpward,
) -> Result<Id> {
    let subject = subject(tx, scope, raw)?;
    if let (SubjectKind::Case, Some(case)) = subject {
        check_names_of_case(tx, at, case, &[("text", &raw.text)])?;
    }
    let sent = insert(tx, at, permit, raw, (subject, None))?;
    if let (SubjectKind::Obstacle, Some(obstacle)) = subject {
        obstacle::proposed_about(tx, at, permit.by(), (obstacle, false))?;
    }
    Ok(sent)
}

/// Writes a recommendation of the unit of the permit.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RecommendUp>,
    raw: &RawUpward,
    (subject, origin): ((SubjectKind, Option<Id>), Option<Id>),
) -> Result<Id> {
    let mut errors = Vec::new();
    needed("text", &raw.text, TEXT, &mut errors);
    bounded("document", &raw.document, LINE, &mut errors);
    let on = day_or_today("on", raw.on, at, &mut errors);
    if raw.answer_by.is_some_and(|by| by < on) {
        errors.push(FieldError::new("answer_by", "due-before-it-was-given"));
    }
    refuse(errors)?;
    let unit = organization::ensure(tx, at, permit.unit())?;
    let to = named(tx, at, "to", raw.to.trim())?;
    if !is_higher(tx, at, &to.code, &unit.code)? {
        return Err(FieldError::new("to", "unit-not-higher")
            .with("unit", &to.code)
            .into());
    }
    let sent = UpwardRecommendation {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        to_unit: to.code,
        origin,
        document: raw.document.trim().to_owned(),
        on,
        text: raw.text.trim().to_owned(),
        subject,
        answer_by: raw.answer_by,
        stand: Stand::Sent,
        outcome: None,
        answer: String::new(),
        answered_on: None,
        promised_on: None,
        closed_on: None,
        version: 1,
    };
    sent.insert(tx, permit.official())?;
    let act = Act {
        name: "sent",
        event: "upward_recommendation.sent",
        on,
        text: raw.document.trim(),
        due: raw.answer_by,
    };
    sent.thing().record(tx, at, permit.by(), act)?;
    Ok(sent.id)
}

/// What it is about: something that its sender sees.
fn subject(tx: &mut Tx<'_>, scope: &Scope, raw: &RawUpward) -> Result<(SubjectKind, Option<Id>)> {
    let unknown = || Failure::from(FieldError::new("subject", "subject-unknown"));
    let kind = match raw.subject_kind.as_str() {
        "" => SubjectKind::General,
        word => SubjectKind::parse(word)
            .ok_or_else(|| FieldError::new("subject_kind", "choice-unknown").with("found", word))?,
    };
    let table = match kind {
        SubjectKind::General => return Ok((kind, None)),
        SubjectKind::Obstacle => "legal_obstacle",
        SubjectKind::Case => "cases",
    };
    let id = raw.subject.ok_or_else(unknown)?;
    if is_seen(tx, scope, table, id)? {
        Ok((kind, Some(id)))
    } else {
        Err(unknown())
    }
}

/// Takes a recommendation that was not answered back, with the reason.
///
/// # Errors
/// Not found when it is another unit's; a field error for a missing reason; `upward-not-sent`, `changed-meanwhile`.
pub fn withdraw(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RecommendUp>,
    id: Id,
    (reason, expected): (&str, Option<i64>),
) -> Result<()> {
    let sent = UpwardRecommendation::take(tx, id, expected)?;
    if sent.unit != permit.unit() {
        return Err(Failure::NotFound);
    }
    let mut errors = Vec::new();
    needed("reason", reason, TEXT, &mut errors);
    refuse(errors)?;
    let on = sent.thing().day(tx, at, None)?;
    let act = Act {
        name: "withdrawn",
        event: "upward_recommendation.withdrawn",
        on,
        text: reason.trim(),
        due: None,
    };
    sent.withdrawn(on)?.save(tx, at, permit.by(), act)
}
