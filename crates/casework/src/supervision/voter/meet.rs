//! A meeting of deputies with voters is entered.

use store::Tx;

use super::super::bodies::require_branch;
use super::form::RawVoterMeeting;
use super::row::VoterMeeting;
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::{Failure, Id, Result, Setting, organization};

/// Enters a meeting that was held.
///
/// # Errors
/// `unit-keeps-no-such-register`; field errors.
pub fn meet(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepVoters>,
    raw: &RawVoterMeeting,
) -> Result<Id> {
    require_branch(at, permit.unit(), &at.law.supervision.voters.branches)?;
    let (kind, on, voters) = raw.validate(at).map_err(Failure::Invalid)?;
    let unit = organization::ensure(tx, at, permit.unit())?;
    let meeting = VoterMeeting {
        id: at.id(),
        unit: unit.code,
        kind,
        on,
        place: raw.place.trim().to_owned(),
        district: raw.district.trim().to_owned(),
        deputies: raw.deputies.trim().to_owned(),
        voters,
    };
    meeting.insert(tx, permit.tenant(), permit.official())?;
    let event = Event {
        name: "voter_meeting.entered",
        subject_kind: "voter_meeting",
        subject: Some(meeting.id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(meeting.id)
}
