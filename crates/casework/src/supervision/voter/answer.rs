//! The unit answers; the deputies accept the answer or return it.

use jiff::civil::Date;
use store::Tx;

use super::super::course::Act;
use super::super::given::{LINE, TEXT, bounded, needed, refuse};
use super::forward::own;
use super::state::VoterPetition;
use super::words::Outcome;
use crate::access::{Permit, acts};
use crate::{Failure, FieldError, Id, Result, Setting};

/// What the unit answers.
#[derive(Debug, Clone, Default)]
pub struct Answering {
    /// `settled`, `under_way`, `explained`, `declined`.
    pub outcome: String,
    /// Its words.
    pub text: String,
    /// The number of its letter; may be empty.
    pub number: String,
    /// The day by which a result is promised, where it is under way.
    pub promised: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// What the deputies make of an answer.
#[derive(Debug, Clone, Default)]
pub struct Judging {
    /// A remark; needed to return it.
    pub text: String,
    /// The day by which another answer is owed.
    pub due: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// The unit to which it was sent answers.
///
/// # Errors
/// Not found when it was sent to another; field errors; the refusals `voter-petition-not-owed`, `changed-meanwhile`.
pub fn answer(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReportUp>,
    id: Id,
    said: &Answering,
) -> Result<()> {
    let petition = VoterPetition::take(tx, id, said.expected)?;
    if petition.to_unit.as_deref() != Some(permit.unit()) {
        return Err(Failure::NotFound);
    }
    let on = petition.thing().day(tx, at, None)?;
    let mut errors = Vec::new();
    needed("text", &said.text, TEXT, &mut errors);
    bounded("number", &said.number, LINE, &mut errors);
    let outcome = Outcome::parse(&said.outcome);
    match (outcome, said.promised) {
        (None, _) => errors.push(FieldError::new("outcome", "field-missing")),
        (Some(Outcome::UnderWay), None) => {
            errors.push(FieldError::new("promised", "field-missing"));
        }
        (Some(Outcome::UnderWay), Some(day)) if day <= on => {
            errors.push(FieldError::new("promised", "field-not-after-today"));
        }
        _ => {}
    }
    refuse(errors)?;
    let outcome = outcome.unwrap_or(Outcome::Explained);
    let promised = said.promised.filter(|_| outcome == Outcome::UnderWay);
    let said = (outcome, said.text.trim(), said.number.trim());
    let answered = petition.answered(on, said, promised)?;
    let act = Act {
        name: "answered",
        event: "voter_petition.answered",
        on,
        text: said.1,
        due: promised,
    };
    answered.save(tx, at, permit.by(), act)
}

/// The deputies accept the answer; one that promises a result is watched until its day.
///
/// # Errors
/// Not found when it is another body's; the refusals `voter-petition-not-answered`, `changed-meanwhile`.
pub fn accept(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepVoters>,
    id: Id,
    said: &Judging,
) -> Result<()> {
    let petition = own(tx, permit, id, said.expected)?;
    let on = petition.thing().day(tx, at, None)?;
    let mut errors = Vec::new();
    bounded("reason", &said.text, TEXT, &mut errors);
    refuse(errors)?;
    let accepted = petition.accepted()?;
    let act = Act {
        name: "accepted",
        event: "voter_petition.accepted",
        on,
        text: said.text.trim(),
        due: accepted.promised_on,
    };
    accepted.save(tx, at, permit.by(), act)
}

/// The deputies are not satisfied: another answer is owed by a day.
///
/// # Errors
/// As [`accept`]; field errors for a missing reason and a day that is past.
pub fn send_back(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepVoters>,
    id: Id,
    said: &Judging,
) -> Result<()> {
    let petition = own(tx, permit, id, said.expected)?;
    let on = petition.thing().day(tx, at, None)?;
    let mut errors = Vec::new();
    needed("reason", &said.text, TEXT, &mut errors);
    match said.due {
        None => errors.push(FieldError::new("due", "field-missing")),
        Some(due) if due < on => errors.push(FieldError::new("due", "due-before-it-was-given")),
        Some(_) => {}
    }
    refuse(errors)?;
    let due = said.due.unwrap_or(on);
    let returned = petition.returned(due)?;
    let act = Act {
        name: "returned",
        event: "voter_petition.returned",
        on,
        text: said.text.trim(),
        due: Some(due),
    };
    returned.save(tx, at, permit.by(), act)
}
