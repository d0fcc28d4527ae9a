//! Whom a unit directs: whatever answers to it, and where it leads, the government of its territory (law/vn
//! supervision.toml).

use store::Tx;

use crate::{FieldError, Id, Result, Setting, organization};

/// May this unit give work to that one?
///
/// # Errors
/// A field error `unit-unknown` when the law knows no such unit.
pub fn may_direct(tx: &mut Tx<'_>, at: &Setting, giver: &str, owner: &str) -> Result<bool> {
    let tops = at.law.supervision.leads(&at.law.units, giver);
    is_led(tx, at, &tops, owner)
}

/// Does a unit stand within one of these?
pub(super) fn is_led(tx: &mut Tx<'_>, at: &Setting, tops: &[String], owner: &str) -> Result<bool> {
    organization::ensure(tx, at, owner)?;
    for top in tops {
        if organization::is_within(tx, top, owner)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// An error for an owner who is not led by the giver, or who names an official of another unit.
pub(super) fn check_owner(
    tx: &mut Tx<'_>,
    at: &Setting,
    tops: &[String],
    (field, unit): (&str, &str),
    official: Option<Id>,
) -> Result<Option<FieldError>> {
    const OF_UNIT: &str = "select id from official where id = $1 and unit = $2";
    let units = &at.law.units;
    if units.as_of(unit, at.now.today).is_none() {
        let code = if units.get(unit).is_some() {
            "unit-not-in-force"
        } else {
            "unit-unknown"
        };
        return Ok(Some(FieldError::new(field, code).with("unit", unit)));
    }
    if !is_led(tx, at, tops, unit)? {
        return Ok(Some(
            FieldError::new(field, "unit-not-led").with("unit", unit),
        ));
    }
    if let Some(official) = official
        && tx.first(OF_UNIT, store::params![official, unit])?.is_none()
    {
        let wrong = FieldError::new(field, "official-not-of-unit");
        return Ok(Some(wrong.with("unit", unit)));
    }
    Ok(None)
}
