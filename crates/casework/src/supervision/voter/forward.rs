//! The deputies' body answers a voters' petition at once, or sends it to the unit that answers for it.

use jiff::ToSpan;
use jiff::civil::Date;
use store::Tx;

use super::super::bodies;
use super::super::course::Act;
use super::super::given::{LINE, TEXT, bounded, needed, refuse};
use super::state::VoterPetition;
use crate::access::{Permit, acts};
use crate::{Failure, FieldError, Id, Result, Setting};

/// To whom it is sent.
#[derive(Debug, Clone, Default)]
pub struct Forwarding {
    /// The unit that answers for it.
    pub to: String,
    /// The number of the letter; may be empty.
    pub document: String,
    /// The day; absent: today.
    pub on: Option<Date>,
    /// The day by which it is to be answered; absent: as the law's data offer it.
    pub due: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// Sends it to the unit that answers for it.
///
/// # Errors
/// Not found when it is another body's; field errors; the refusals `voter-petition-not-received`, `changed-meanwhile`.
pub fn forward(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepVoters>,
    id: Id,
    said: &Forwarding,
) -> Result<()> {
    let petition = own(tx, permit, id, said.expected)?;
    let to = bodies::named(tx, at, "to", &said.to)?;
    let on = petition.thing().day(tx, at, said.on)?;
    let offered = on.saturating_add(at.law.supervision.voters.answer_days.days());
    let due = said.due.unwrap_or(offered);
    let mut errors = Vec::new();
    if to.code == petition.unit {
        errors.push(FieldError::new("to", "unit-is-own"));
    }
    if due < on {
        errors.push(FieldError::new("due", "due-before-it-was-given"));
    }
    bounded("document", &said.document, LINE, &mut errors);
    refuse(errors)?;
    let sent = petition.forwarded(to.code, said.document.trim(), on, due)?;
    let act = Act {
        name: "forwarded",
        event: "voter_petition.forwarded",
        on,
        text: said.document.trim(),
        due: Some(due),
    };
    sent.save(tx, at, permit.by(), act)
}

/// The deputies answer it at once: nobody else has to.
///
/// # Errors
/// As [`forward`].
pub fn explain(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepVoters>,
    id: Id,
    (text, expected): (&str, Option<i64>),
) -> Result<()> {
    let petition = own(tx, permit, id, expected)?;
    let mut errors = Vec::new();
    needed("text", text, TEXT, &mut errors);
    refuse(errors)?;
    let on = petition.thing().day(tx, at, None)?;
    let explained = petition.explained(on, text.trim())?;
    let act = Act {
        name: "explained",
        event: "voter_petition.explained",
        on,
        text: text.trim(),
        due: None,
    };
    explained.save(tx, at, permit.by(), act)
}

/// The petition of the body of the permit, taken for an act.
pub(super) fn own(
    tx: &mut Tx<'_>,
    permit: &Permit<acts::KeepVoters>,
    id: Id,
    expected: Option<i64>,
) -> Result<VoterPetition> {
    let petition = VoterPetition::take(tx, id, expected)?;
    if petition.unit == permit.unit() {
        Ok(petition)
    } else {
        Err(Failure::NotFound)
    }
}
