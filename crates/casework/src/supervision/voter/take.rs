//! What voters say is taken down, at a meeting or otherwise.

use store::Tx;

use super::super::bodies::require_branch;
use super::super::course::Act;
use super::super::given::refuse;
use super::form::RawVoterPetition;
use super::read;
use super::state::VoterPetition;
use super::words::Stand;
use crate::access::{Permit, acts};
use crate::{FieldError, Id, Result, Setting, organization};

/// Takes a voters' petition down under the next number of the book.
///
/// # Errors
/// `unit-keeps-no-such-register`; field errors, `meeting-unknown` where the meeting is not the unit's own.
pub fn take_down(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepVoters>,
    raw: &RawVoterPetition,
) -> Result<Id> {
    require_branch(at, permit.unit(), &at.law.supervision.voters.branches)?;
    let mut errors = raw.faults(at);
    let meeting = match raw.meeting {
        Some(id) => read::own_meeting(tx, permit.unit(), id)?,
        None => None,
    };
    if raw.meeting.is_some() && meeting.is_none() {
        errors.push(FieldError::new("meeting", "voter-meeting-unknown"));
    }
    let district = match (raw.district.trim(), &meeting) {
        ("", Some(meeting)) => meeting.district.clone(),
        ("", None) => {
            errors.push(FieldError::new("district", "field-missing"));
            String::new()
        }
        (district, _) => district.to_owned(),
    };
    refuse(errors)?;
    let unit = organization::ensure(tx, at, permit.unit())?;
    let held = meeting.map(|meeting| meeting.on);
    let on = raw.on.or(held).unwrap_or(at.now.today);
    let number = organization::next_number(tx, &unit.code, "voter_petition", on)?;
    let petition = VoterPetition {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        meeting: raw.meeting,
        number: (number, i64::from(on.year())),
        district,
        received_on: on,
        topic: raw.topic.clone(),
        text: raw.text.trim().to_owned(),
        stand: Stand::Received,
        to_unit: None,
        document: String::new(),
        forwarded_on: None,
        due: None,
        outcome: None,
        answer: String::new(),
        answer_number: String::new(),
        answered_on: None,
        promised_on: None,
        told_on: None,
        closed_on: None,
        version: 1,
    };
    petition.insert(tx, permit.official())?;
    let act = Act {
        name: "received",
        event: "voter_petition.received",
        on,
        text: "",
        due: None,
    };
    petition.thing().record(tx, at, permit.by(), act)?;
    Ok(petition.id)
}
