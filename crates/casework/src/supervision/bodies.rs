//! Which bodies keep which register, and which unit stands higher than another (law/vn supervision.toml).

use law::unit::Branch;
use store::Tx;

use crate::{FieldError, Refusal, Result, Setting, organization};

/// Refuses a unit whose branch does not keep a register.
///
/// # Errors
/// `unit-keeps-no-such-register`.
pub(super) fn require_branch(at: &Setting, unit: &str, branches: &[Branch]) -> Result<()> {
    if is_of(at, unit, branches) {
        return Ok(());
    }
    Err(Refusal::new("unit-keeps-no-such-register").into())
}

/// Is the unit of one of these branches?
pub(super) fn is_of(at: &Setting, unit: &str, branches: &[Branch]) -> bool {
    let found = at.law.units.get(unit);
    found.is_some_and(|found| branches.contains(&found.branch))
}

/// The unit that is named, entered in the register; an error on the field where the law knows none today.
///
/// # Errors
/// Field errors `field-missing`, `unit-unknown`, `unit-not-in-force`.
pub(super) fn named(
    tx: &mut Tx<'_>,
    at: &Setting,
    field: &str,
    code: &str,
) -> Result<organization::Unit> {
    let units = &at.law.units;
    if code.is_empty() {
        return Err(FieldError::new(field, "field-missing").into());
    }
    if units.as_of(code, at.now.today).is_none() {
        let wrong = if units.get(code).is_some() {
            "unit-not-in-force"
        } else {
            "unit-unknown"
        };
        return Err(FieldError::new(field, wrong).with("unit", code).into());
    }
    organization::ensure(tx, at, code)
}

/// Does a unit stand higher than another: above it in its own line, or at a higher level of the State?
pub(super) fn is_higher(tx: &mut Tx<'_>, at: &Setting, upper: &str, lower: &str) -> Result<bool> {
    if upper == lower {
        return Ok(false);
    }
    if organization::is_within(tx, upper, lower)? {
        return Ok(true);
    }
    let level = |code| at.law.units.get(code).map(|unit| unit.level);
    Ok(level(upper)
        .zip(level(lower))
        .is_some_and(|(upper, lower)| upper < lower))
}
