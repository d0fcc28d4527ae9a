//! What becomes of a day on the roster: its time is told, another sits there, nobody does.

use store::Tx;

use super::assign::expect_own;
use super::form::check_minutes;
use super::row::{self, Duty};
use super::words::Ending;
use crate::access::{Permit, acts};
use crate::given::{TEXT, bounded, refuse};
use crate::{FieldError, Id, Result, Setting};

/// Another sits there instead.
#[derive(Debug, Clone)]
pub struct Swapping {
    /// The other official of the unit.
    pub official: Option<Id>,
    /// Has he an occupational responsibility allowance?
    pub has_allowance: bool,
    /// Why.
    pub note: String,
}

/// Tells how long somebody in fact sat. Answers the row that then holds.
///
/// # Errors
/// Not found; field errors for a number that is none and for a correction without a reason.
pub fn tell_time(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    id: Id,
    (minutes, note): (Option<i64>, &str),
) -> Result<Id> {
    let duty = Duty::take(tx, id, permit.unit())?;
    let mut errors = Vec::new();
    if minutes.is_none() {
        errors.push(FieldError::new("minutes", "field-missing"));
    }
    check_minutes("minutes", minutes, &mut errors);
    if duty.on > at.now.today {
        errors.push(FieldError::new("minutes", "field-in-the-future"));
    }
    refuse(errors)?;
    let told = Duty {
        minutes,
        ..duty.clone()
    };
    replace(tx, at, permit, (&duty, told, Ending::Told), note)
}

/// Lets another official sit there. Answers his row.
///
/// # Errors
/// Not found; field errors for an official of another unit, one who sits there already, and no reason.
pub fn swap(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    id: Id,
    swapping: &Swapping,
) -> Result<Id> {
    let duty = Duty::take(tx, id, permit.unit())?;
    let Some(official) = swapping.official else {
        return Err(FieldError::new("official", "field-missing").into());
    };
    expect_own(tx, "official", official, permit.unit())?;
    let other = Duty {
        official: Some(official),
        name: String::new(),
        body: String::new(),
        has_allowance: swapping.has_allowance,
        ..duty.clone()
    };
    replace(
        tx,
        at,
        permit,
        (&duty, other, Ending::Swapped),
        &swapping.note,
    )
}

/// Takes somebody off the roster.
///
/// # Errors
/// Not found; field errors for no reason in a month that was closed.
pub fn take_off(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    id: Id,
    note: &str,
) -> Result<()> {
    let duty = Duty::take(tx, id, permit.unit())?;
    let sheet = duty.end(tx, Ending::TakenOff)?;
    row::check_reason(sheet, "note", note)?;
    row::note(tx, at, permit.by(), "roster.taken_off", Some(id))
}

fn replace(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    (duty, next, ending): (&Duty, Duty, Ending),
    note: &str,
) -> Result<Id> {
    let mut errors = Vec::new();
    bounded("note", note, TEXT, &mut errors);
    refuse(errors)?;
    let from_sheet = duty.end(tx, ending)?;
    row::check_reason(from_sheet, "note", note)?;
    let next = Duty {
        id: at.id(),
        note: match note.trim() {
            "" => next.note,
            note => note.to_owned(),
        },
        from_sheet,
        ..next
    };
    next.insert(tx, "official", permit.official())?;
    let name = match ending {
        Ending::Swapped => "roster.swapped",
        Ending::Told | Ending::TakenOff => "roster.time_told",
    };
    row::note(tx, at, permit.by(), name, Some(next.id))?;
    Ok(next.id)
}
