//! A body of a line of its own names the administration of its place, which is sent a copy and does not add it.

use store::{Tx, params};

use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::{FieldError, Result, Setting, organization};

const ADD: &str = "insert into report_copy (unit, receiver, set_on, official) values ($1, $2, $3, $4) on conflict (unit, receiver) do nothing";
const OF_UNIT: &str = "select receiver from report_copy where unit = $1 order by receiver";

/// From now on the reports of the unit of the permit are copied to another.
///
/// # Errors
/// Field errors for an unknown unit, and for one above, whose figures hold those of this unit already.
pub fn copy_to(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Freeze>,
    receiver: &str,
) -> Result<()> {
    let unit = organization::ensure(tx, at, permit.unit())?;
    if at.law.units.as_of(receiver, at.now.today).is_none() {
        let wrong = FieldError::new("receiver", "unit-unknown");
        return Err(wrong.with("unit", receiver).into());
    }
    let receiver = organization::ensure(tx, at, receiver)?;
    if organization::is_within(tx, &receiver.code, &unit.code)? {
        let wrong = FieldError::new("receiver", "copy-in-the-line");
        return Err(wrong.with("unit", &receiver.code).into());
    }
    let (today, official) = (at.now.today, permit.official());
    tx.execute(ADD, params![unit.code, receiver.code, today, official])?;
    let event = Event {
        name: "report_copy.set",
        subject_kind: "report_copy",
        subject: None,
        detail: &receiver.code,
    };
    audit::record(tx, at, permit.by(), &event)
}

/// The units to which the reports of a unit are copied.
///
/// # Errors
/// What the database reports.
pub fn copies(tx: &mut Tx<'_>, unit: &str) -> Result<Vec<String>> {
    let rows = tx.query(OF_UNIT, params![unit])?;
    let each = rows.iter().map(|row| row.get("receiver"));
    Ok(each.collect::<store::Result<_>>()?)
}
