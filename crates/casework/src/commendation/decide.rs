//! The head grants a commendation by a decision, or declines it with the reason.

use jiff::civil::Date;
use store::Tx;

use super::state::Commendation;
use crate::access::{Permit, acts};
use crate::{Failure, FieldError, Id, Result, Setting};

/// How it is decided.
#[derive(Debug, Clone, Default)]
pub struct Deciding {
    /// Number of the decision.
    pub number: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// Why it is declined.
    pub reason: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// Longest number and longest reason.
const NUMBER: usize = 100;
const TEXT: usize = 4_000;

/// Grants a commendation of the unit of the permit.
///
/// # Errors
/// Not found when it is another unit's; field errors for a missing number or a wrong day; `commendation-decided`.
pub fn grant(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::GrantCommendation>,
    id: Id,
    said: &Deciding,
) -> Result<()> {
    let one = Commendation::take(tx, permit.unit(), id, said.expected)?;
    let on = day(at, &one, said.on)?;
    let number = told("number", &said.number, NUMBER)?;
    let one = one.granted(number, on)?;
    one.save(tx)?;
    one.record(tx, at, permit, "commendation.granted")
}

/// Declines a commendation of the unit of the permit.
///
/// # Errors
/// Not found when it is another unit's; a field error for a missing reason; `commendation-decided`.
pub fn decline(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::GrantCommendation>,
    id: Id,
    said: &Deciding,
) -> Result<()> {
    let one = Commendation::take(tx, permit.unit(), id, said.expected)?;
    let on = day(at, &one, said.on)?;
    let reason = told("reason", &said.reason, TEXT)?;
    let one = one.declined(reason, on)?;
    one.save(tx)?;
    one.record(tx, at, permit, "commendation.declined")
}

fn day(at: &Setting, one: &Commendation, on: Option<Date>) -> Result<Date> {
    let on = on.unwrap_or(at.now.today);
    if on > at.now.today {
        return Err(FieldError::new("decided", "field-in-the-future").into());
    }
    if on < one.proposed_on {
        let wrong = FieldError::new("decided", "before-the-last-step");
        return Err(wrong.with("last", one.proposed_on).into());
    }
    Ok(on)
}

fn told<'a>(field: &str, text: &'a str, most: usize) -> Result<&'a str> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Failure::from(FieldError::new(field, "field-missing")));
    }
    if text.chars().count() > most {
        let wrong = FieldError::new(field, "field-too-long");
        return Err(wrong.with("most", most).into());
    }
    Ok(text)
}
