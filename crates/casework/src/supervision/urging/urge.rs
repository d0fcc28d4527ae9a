//! A superior urges by hand: a unit that he leads, about a case, a petition or what it owes by a directive.

use store::Tx;

use super::super::reach::may_direct;
use super::form::UrgingEntry;
use super::state::Urging;
use super::subject::{check_names, owed};
use super::words::{Stand, UrgedKind};
use crate::access::{Permit, Scope, acts};
use crate::{FieldError, Id, Refusal, Result, Setting, organization};

/// Urges the unit that owes a thing. `scope` are the rows its giver sees: the thing stands among them.
///
/// # Errors
/// Field errors for a thing that the giver does not see, a unit that he does not lead or that is his own, and texts that
/// tell who denounced; the refusal `urged-thing-ended`.
pub fn urge(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Urge>,
    scope: &Scope,
    entry: &UrgingEntry,
) -> Result<Id> {
    organization::ensure(tx, at, permit.unit())?;
    let owed = owed(tx, scope, entry.subject)?;
    if owed.unit == permit.unit() {
        return Err(FieldError::new("subject", "urged-itself").into());
    }
    // Deputies urge whoever answers for what their voters said, led by them or not.
    let is_of_voters = entry.subject.0 == UrgedKind::VoterPetition;
    if !is_of_voters && !may_direct(tx, at, permit.unit(), &owed.unit)? {
        let wrong = FieldError::new("subject", "unit-not-led");
        return Err(wrong.with("unit", &owed.unit).into());
    }
    if !owed.is_open {
        return Err(Refusal::new("urged-thing-ended").into());
    }
    check_names(tx, at, entry.subject, &[("text", &entry.text)])?;
    let unit = organization::ensure(tx, at, &owed.unit)?;
    let urging = Urging {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        giver: Some(permit.unit().to_owned()),
        of_unit: owed.unit,
        rule: None,
        clock: None,
        stage: 0,
        due: None,
        subject: entry.subject,
        number: entry.number.clone(),
        text: entry.text.clone(),
        on: entry.on,
        answer_by: Some(entry.answer_by),
        stand: Stand::Open,
        answered_on: None,
        closed_on: None,
        escalated_to: None,
        escalated_on: None,
        official: permit.official(),
        version: 1,
    };
    urging.begin(tx, at, permit.by())?;
    Ok(urging.id)
}
