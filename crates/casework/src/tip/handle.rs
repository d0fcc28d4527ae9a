//! What the unit does with it: asks, uses it to inspect or to manage, passes it on, closes it.

use store::{Tx, params};

use super::form::check_message;
use super::give::keep_message;
use super::state::Tip;
use super::words::{Side, StepKind};
use super::{CLOSING, content, route};
use crate::access::{Permit, acts};
use crate::given::{listed, refuse};
use crate::{FieldError, Id, Result, Setting, organization};

const INSPECTION: &str = "select id from inspection where id = $1 and unit = $2";

/// Asks a question of whoever told it.
///
/// # Errors
/// Not found when another unit has it; a field error for an empty question; refusals when he does not want to be asked or it was
/// changed meanwhile.
pub fn ask(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::TalkTip>,
    id: Id,
    (text, expected): (&str, Option<i64>),
) -> Result<()> {
    let tip = Tip::take(tx, permit.unit(), id, expected)?;
    tip.askable()?;
    refuse(check_message(text, &[]))?;
    let by = (Side::Unit, at.now.today, permit.official());
    keep_message(tx, at, id, by, (text, &[]))?;
    tip.record(tx, at, permit.by(), ("tip.asked", ""))
}

/// Uses it for an inspection of the unit, or where none is named, for management (art. 25(2)).
///
/// # Errors
/// Not found when another unit has it; a field error for an inspection of another unit; refusals when it is closed or was changed.
pub fn take_up(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HandleTip>,
    id: Id,
    (inspection, expected): (Option<Id>, Option<i64>),
) -> Result<()> {
    let tip = Tip::take(tx, permit.unit(), id, expected)?;
    if let Some(inspection) = inspection
        && tx
            .first(INSPECTION, params![inspection, permit.unit()])?
            .is_none()
    {
        let wrong = FieldError::new("inspection", "choice-unknown");
        return Err(wrong.with("found", inspection).into());
    }
    let tip = tip.used(inspection)?;
    tip.save(tx)?;
    tip.step(tx, StepKind::Used, at.now.today, (permit.by(), None))?;
    tip.record(tx, at, permit.by(), ("tip.used", ""))
}

/// Passes it on to the competent unit, with everything; the talk goes on there.
///
/// # Errors
/// As [`take_up`]; a field error for the unit; the refusal `tip-about-that-unit` for the one that never gets it.
pub fn pass_on(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HandleTip>,
    id: Id,
    (to, expected): (&str, Option<i64>),
) -> Result<()> {
    let tip = Tip::take(tx, permit.unit(), id, expected)?;
    let receiver = route::other(at, permit.unit(), tip.kept_from.as_deref(), to)?;
    organization::ensure(tx, at, &receiver.unit)?;
    content::pass(tx, at, id, &receiver.unit)?;
    let on = at.now.today;
    let tip = tip.passed(&receiver, on)?;
    tip.save(tx)?;
    tip.step(
        tx,
        StepKind::Passed,
        on,
        (permit.by(), Some(&receiver.unit)),
    )?;
    tip.record(tx, at, permit.by(), ("tip.passed", ""))
}

/// Closes it on a ground of law; whoever told it reads the ground.
///
/// # Errors
/// As [`take_up`]; a field error for the ground.
pub fn close(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HandleTip>,
    id: Id,
    (ground, expected): (&str, Option<i64>),
) -> Result<()> {
    let tip = Tip::take(tx, permit.unit(), id, expected)?;
    let (on, mut errors) = (at.now.today, Vec::new());
    listed(at, "ground", (CLOSING, ground), on, &mut errors);
    refuse(errors)?;
    let tip = tip.closed(on, ground)?;
    tip.save(tx)?;
    tip.step(tx, StepKind::Closed, on, (permit.by(), None))?;
    tip.record(tx, at, permit.by(), ("tip.closed", ""))
}
