//! A head puts somebody on the roster of his unit.

use store::{Tx, params};

use super::form::DutyEntry;
use super::row::{self, Duty};
use crate::access::{Permit, acts};
use crate::reception::Month;
use crate::{FieldError, Id, Result, Setting, organization};

const OF_UNIT: &str = "select id from official where id = $1 and unit = $2";

/// Puts one person on the roster for some days.
///
/// # Errors
/// Field errors: an official of another unit, a day that he has already, a correction without a reason.
pub fn assign(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    entry: &DutyEntry,
) -> Result<Vec<Id>> {
    let unit = organization::ensure(tx, at, permit.unit())?;
    if let Some(official) = entry.official {
        expect_own(tx, "official", official, &unit.code)?;
    }
    let mut added = Vec::new();
    for on in &entry.days {
        let from_sheet = row::next_sheet(tx, &unit.code, Month::of(*on))?;
        row::check_reason(from_sheet, "note", &entry.note)?;
        let duty = Duty {
            id: at.id(),
            tenant: unit.tenant.clone(),
            unit: unit.code.clone(),
            on: *on,
            group: entry.group.clone(),
            official: entry.official,
            name: entry.name.clone(),
            body: entry.body.clone(),
            has_allowance: entry.has_allowance,
            basis: entry.basis.clone(),
            minutes: entry.minutes,
            session: None,
            note: entry.note.clone(),
            from_sheet,
        };
        duty.insert(tx, "from", permit.official())?;
        added.push(duty.id);
    }
    row::note(
        tx,
        at,
        permit.by(),
        "roster.assigned",
        added.first().copied(),
    )?;
    Ok(added)
}

/// An official who is put on the roster works for the unit.
pub(in crate::reception) fn expect_own(
    tx: &mut Tx<'_>,
    field: &'static str,
    official: Id,
    unit: &str,
) -> Result<()> {
    if tx.first(OF_UNIT, params![official, unit])?.is_some() {
        return Ok(());
    }
    let wrong = FieldError::new(field, "official-not-of-unit");
    Err(wrong.with("unit", unit).into())
}
