//! The higher body answers, passes on higher, reports what it promised as done.

use jiff::civil::Date;
use store::Tx;

use super::super::course::Act;
use super::super::given::{TEXT, needed, refuse};
use super::super::obstacle;
use super::send::{self, RawUpward};
use super::state::UpwardRecommendation;
use super::words::{Outcome, SubjectKind};
use crate::access::{Permit, acts};
use crate::{Failure, FieldError, Id, Result, Setting};

/// What the higher body answers.
#[derive(Debug, Clone, Default)]
pub struct Answering {
    /// `accepted`, `partly`, `declined`, `explained`.
    pub outcome: String,
    /// Its words.
    pub text: String,
    /// The day by which what was accepted is done; may be absent.
    pub promised: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// The higher body answers.
///
/// # Errors
/// Not found when it was sent to another; field errors; `upward-not-sent`, `changed-meanwhile`.
pub fn answer(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RecommendUp>,
    id: Id,
    said: &Answering,
) -> Result<()> {
    let sent = received(tx, permit, id, said.expected)?;
    let on = sent.thing().day(tx, at, None)?;
    let mut errors = Vec::new();
    needed("text", &said.text, TEXT, &mut errors);
    let outcome = Outcome::parse(&said.outcome);
    if outcome.is_none() {
        errors.push(FieldError::new("outcome", "field-missing"));
    }
    if said.promised.is_some_and(|day| day < on) {
        errors.push(FieldError::new("promised", "due-before-it-was-given"));
    }
    refuse(errors)?;
    let outcome = outcome.unwrap_or(Outcome::Explained);
    let promised = said.promised.filter(|_| outcome.leaves_work());
    let answered = sent.answered(on, outcome, said.text.trim(), promised)?;
    let act = Act {
        name: "answered",
        event: "upward_recommendation.answered",
        on,
        text: said.text.trim(),
        due: promised,
    };
    answered.save(tx, at, permit.by(), act)?;
    match answered.subject {
        (SubjectKind::Obstacle, Some(about)) => {
            obstacle::proposed_about(tx, at, permit.by(), (about, true))
        }
        _ => Ok(()),
    }
}

/// The higher body sends it on to one above itself; it answers the lower one when it has an answer of its own.
///
/// # Errors
/// Not found when it was sent to another; the field errors of a recommendation; `upward-not-sent`, `changed-meanwhile`.
pub fn pass_on(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RecommendUp>,
    id: Id,
    (raw, expected): (&RawUpward, Option<i64>),
) -> Result<Id> {
    let sent = received(tx, permit, id, expected)?;
    let on = sent.thing().day(tx, at, None)?;
    let subject = sent.subject;
    let passed = sent.passed_on()?;
    let higher = send::insert(tx, at, permit, raw, (subject, Some(id)))?;
    let act = Act {
        name: "passed_on",
        event: "upward_recommendation.passed_on",
        on,
        text: raw.document.trim(),
        due: raw.answer_by,
    };
    passed.save(tx, at, permit.by(), act)?;
    Ok(higher)
}

/// What was accepted is done.
///
/// # Errors
/// Not found when it was sent to another; a field error for a missing text; `upward-not-answered`, `changed-meanwhile`.
pub fn carry_out(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RecommendUp>,
    id: Id,
    (text, expected): (&str, Option<i64>),
) -> Result<()> {
    let sent = received(tx, permit, id, expected)?;
    let on = sent.thing().day(tx, at, None)?;
    let mut errors = Vec::new();
    needed("text", text, TEXT, &mut errors);
    refuse(errors)?;
    let act = Act {
        name: "carried_out",
        event: "upward_recommendation.carried_out",
        on,
        text: text.trim(),
        due: None,
    };
    sent.carried_out(on)?.save(tx, at, permit.by(), act)
}

/// The recommendation that was sent to the unit of the permit, taken for an act.
fn received(
    tx: &mut Tx<'_>,
    permit: &Permit<acts::RecommendUp>,
    id: Id,
    expected: Option<i64>,
) -> Result<UpwardRecommendation> {
    let sent = UpwardRecommendation::take(tx, id, expected)?;
    if sent.to_unit == permit.unit() {
        Ok(sent)
    } else {
        Err(Failure::NotFound)
    }
}
