//! A head calls a meeting for a day, or calls it off.

use jiff::civil::Date;
use store::Tx;

use super::super::given::{LINE, TEXT, bounded, needed, refuse};
use super::state::Meeting;
use super::words::Stand;
use crate::access::{Permit, acts};
use crate::{Failure, FieldError, Id, Result, Setting, organization};

/// A meeting as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawMeeting {
    /// Its day.
    pub on: Option<Date>,
    /// Where.
    pub place: String,
    /// Who leads it.
    pub host: String,
}

/// Calls a meeting of the unit of the permit.
///
/// # Errors
/// Field errors for what is missing or too long, and for a day before the law.
pub fn call(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HoldReview>,
    raw: &RawMeeting,
) -> Result<Id> {
    let mut errors = Vec::new();
    needed("host", &raw.host, LINE, &mut errors);
    bounded("place", &raw.place, LINE, &mut errors);
    let (on, first) = (raw.on, at.law.first_day());
    match on {
        None => errors.push(FieldError::new("on", "field-missing")),
        Some(on) if on < first => {
            errors.push(FieldError::new("on", "field-before-the-law").with("first", first));
        }
        Some(_) => {}
    }
    refuse(errors)?;
    let unit = organization::ensure(tx, at, permit.unit())?;
    let meeting = Meeting {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        on: on.unwrap_or(at.now.today),
        place: raw.place.trim().to_owned(),
        host: raw.host.trim().to_owned(),
        stand: Stand::Called,
        minutes: String::new(),
        found: 0,
        version: 1,
    };
    meeting.insert(tx, permit.official())?;
    meeting.record(tx, at, permit.by(), "review_meeting.called")?;
    Ok(meeting.id)
}

/// Calls a meeting off, with the reason.
///
/// # Errors
/// Not found when it is another unit's; a field error for a missing reason; refusals when it is not called or was changed.
pub fn cancel(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HoldReview>,
    id: Id,
    (reason, expected): (&str, Option<i64>),
) -> Result<()> {
    let meeting = own(tx, permit, id, expected)?;
    let mut errors = Vec::new();
    needed("reason", reason, TEXT, &mut errors);
    refuse(errors)?;
    let meeting = meeting.cancelled(reason.trim())?;
    meeting.save(tx, at, permit.by(), "review_meeting.cancelled")
}

/// The meeting of the unit of the permit, taken for an act.
pub(super) fn own(
    tx: &mut Tx<'_>,
    permit: &Permit<acts::HoldReview>,
    id: Id,
    expected: Option<i64>,
) -> Result<Meeting> {
    let meeting = Meeting::take(tx, id, expected)?;
    if meeting.unit == permit.unit() {
        Ok(meeting)
    } else {
        Err(Failure::NotFound)
    }
}
