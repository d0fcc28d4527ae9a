//! The urged unit answers: process, reasons, responsibility; whoever urged by hand may take it back.

use jiff::civil::Date;
use store::{Tx, params};

use super::super::given::{TEXT, act_day, needed, refuse};
use super::row::Act;
use super::state::Urging;
use super::subject::check_names;
use crate::access::{Permit, acts};
use crate::{Failure, Id, Result, Setting};

/// What a unit answers (Law on Denunciations art. 38(3)).
#[derive(Debug, Clone, Default)]
pub struct Answering {
    /// What was done so far and how it stands.
    pub process: String,
    /// Why it is not done.
    pub reasons: String,
    /// Who is responsible, and what is promised.
    pub responsibility: String,
    /// The day of the answer; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// Why an urging is taken back.
#[derive(Debug, Clone, Default)]
pub struct Withdrawing {
    /// Why.
    pub reason: String,
    /// The day; absent: today.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const SAME: &str = "select id from urging where clock = $1 and unit = $2 and stand = 'open' and id <> $3 order by id";

/// The unit of the permit answers; the same answer holds for every other urging of the same term that it has not
/// answered.
///
/// # Errors
/// Not found when it is another unit's; field errors; refusals when no answer is owed or it was changed meanwhile.
pub fn answer(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReportUp>,
    id: Id,
    said: &Answering,
) -> Result<()> {
    let urging = Urging::take(tx, id, said.expected)?;
    if urging.unit != permit.unit() {
        return Err(Failure::NotFound);
    }
    let mut errors = Vec::new();
    let texts = [
        ("process", said.process.as_str()),
        ("reasons", &said.reasons),
        ("responsibility", &said.responsibility),
    ];
    for (field, text) in texts {
        needed(field, text, TEXT, &mut errors);
    }
    refuse(errors)?;
    let on = day(tx, at, &urging, said.on)?;
    check_names(tx, at, urging.subject, &texts)?;
    let act = Act {
        text: said.process.trim(),
        reasons: said.reasons.trim(),
        responsibility: said.responsibility.trim(),
        ..Act::silent("answered", "urging.answered", on)
    };
    let (clock, unit) = (urging.clock, urging.unit.clone());
    urging.answered(on)?.record(tx, at, permit.by(), act)?;
    let Some(clock) = clock else {
        return Ok(());
    };
    for other in tx.query(SAME, params![clock, unit, id])? {
        let other = Urging::take(tx, other.get("id")?, None)?;
        other.answered(on)?.record(tx, at, permit.by(), act)?;
    }
    Ok(())
}

/// Whoever urged by hand takes it back with the reason.
///
/// # Errors
/// Not found when another unit urged; a field error for a missing reason; the refusal `urging-not-open`.
pub fn withdraw(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Urge>,
    id: Id,
    said: &Withdrawing,
) -> Result<()> {
    let urging = Urging::take(tx, id, said.expected)?;
    if urging.giver.as_deref() != Some(permit.unit()) {
        return Err(Failure::NotFound);
    }
    let mut errors = Vec::new();
    needed("reason", &said.reason, TEXT, &mut errors);
    refuse(errors)?;
    let on = day(tx, at, &urging, said.on)?;
    check_names(tx, at, urging.subject, &[("reason", &said.reason)])?;
    let act = Act {
        text: said.reason.trim(),
        ..Act::silent("withdrawn", "urging.withdrawn", on)
    };
    urging.withdrawn(on)?.record(tx, at, permit.by(), act)
}

fn day(tx: &mut Tx<'_>, at: &Setting, urging: &Urging, on: Option<Date>) -> Result<Date> {
    let (last, _) = urging.last(tx)?;
    act_day(at, on, last.unwrap_or(Date::MIN))
}
