//! Measures (Law on Denunciations art. 56 to 58): ordered with the decision or at once, carried out by a body, ended.

use jiff::civil::Date;
use store::{Tx, params};

use super::article::refusal;
use super::assess::is_imminent;
use super::seal::check_names;
use super::state::Protection;
use super::step::{Act, act_day};
use super::words::{MeasureKind, Stand};
use crate::access::{Permit, acts};
use crate::given::{TEXT, bounded, listed, needed, refuse};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting};

/// The bodies that carry measures out.
const BODIES: &str = "protection.body";

/// A measure as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawMeasure {
    /// `secrecy`, `job`, `safety`.
    pub kind: String,
    /// The measure: a code of the law's list of that kind.
    pub code: String,
    /// Who carries it out: a code of the law's list.
    pub body: String,
    /// What is to be done; nobody's name.
    pub task: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// The last day, where one is set.
    pub until: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const ADD: &str = "insert into protection_measure (protection, no, kind, code, body, is_immediate, ordered_on, until_on, task) \
     select $1, cast(coalesce(max(no), 0) + 1 as bigint), $2, $3, $4, $5, $6, $7, $8 from protection_measure where protection = $1";
const DAY: &str =
    "select ordered_on, ended_on from protection_measure where protection = $1 and no = $2";
const DONE: &str =
    "update protection_measure set done_on = $3, done = $4 where protection = $1 and no = $2";
const END: &str = "update protection_measure set ended_on = $3, end_reason = $4 where protection = $1 and no = $2 and ended_on is null";
const END_ALL: &str = "update protection_measure set ended_on = $2, end_reason = $3 where protection = $1 and ended_on is null";
const OPEN: &str =
    "select no from protection_measure where protection = $1 and ended_on is null order by no";

/// Orders a measure: with the decision to come, beside one that was granted, or at once where danger is immediate.
///
/// # Errors
/// Not found when another unit holds it; field errors; `protection-over`, `protection-not-assessed`, `changed-meanwhile`.
pub fn order(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::DecideProtection>,
    id: Id,
    raw: &RawMeasure,
) -> Result<()> {
    let one = Protection::take(tx, permit.unit(), id, raw.expected)?;
    let (kind, on) = (check(at, raw)?, act_day(at, raw.on, one.asked_on)?);
    if let Some(until) = raw.until.filter(|until| *until < on) {
        let wrong = FieldError::new("until", "before-the-last-step");
        return Err(wrong.with("last", on).with("found", until).into());
    }
    check_names(tx, at, &one, &[("task", &raw.task)])?;
    let is_immediate = match (one.stand, is_imminent(tx, id)?) {
        (Stand::Granted, _) => false,
        (Stand::Asked, Some(imminent)) => imminent,
        (Stand::Asked, None) => {
            return Err(refusal(at, "protection-not-assessed", "decision").into());
        }
        _ => return Err(refusal(at, "protection-over", "decision").into()),
    };
    let task = raw.task.trim();
    let values = params![
        id,
        kind,
        raw.code,
        raw.body,
        is_immediate,
        on,
        raw.until,
        task
    ];
    tx.execute(ADD, values)?;
    let act = Act {
        event: "protection.measure_ordered",
        on,
        text: task,
    };
    one.record(tx, at, permit.by(), act)
}

fn check(at: &Setting, raw: &RawMeasure) -> Result<MeasureKind> {
    let (mut errors, today) = (Vec::new(), at.now.today);
    let kind = MeasureKind::parse(&raw.kind);
    match kind {
        None => errors.push(FieldError::new("measure", "field-missing")),
        Some(kind) => listed(at, "measure", (kind.list(), &raw.code), today, &mut errors),
    }
    listed(at, "body", (BODIES, &raw.body), today, &mut errors);
    bounded("task", &raw.task, TEXT, &mut errors);
    refuse(errors)?;
    Ok(kind.unwrap_or(MeasureKind::Secrecy))
}

/// One measure that has not ended, with the day it was ordered.
fn running(tx: &mut Tx<'_>, id: Id, no: i64) -> Result<Date> {
    let row = tx.first(DAY, params![id, no])?.ok_or(Failure::NotFound)?;
    if row.get::<Option<Date>>("ended_on")?.is_some() {
        return Err(Refusal::new("protection-measure-ended").into());
    }
    Ok(row.get("ordered_on")?)
}

/// The body reports that it carries a measure out, and how.
///
/// # Errors
/// Not found; field errors; `protection-measure-ended`, `changed-meanwhile`.
pub fn carry_out(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::WatchProtection>,
    (id, no): (Id, i64),
    (on, text, expected): (Option<Date>, &str, Option<i64>),
) -> Result<()> {
    let one = Protection::take(tx, permit.unit(), id, expected)?;
    let on = act_day(at, on, running(tx, id, no)?)?;
    let text = told(tx, at, &one, text)?;
    tx.execute(DONE, params![id, no, on, text])?;
    let act = Act {
        event: "protection.measure_done",
        on,
        text,
    };
    one.record(tx, at, permit.by(), act)
}

/// A measure ends before the protection does: it is changed, or no longer needed.
///
/// # Errors
/// Not found; field errors; `protection-measure-ended`, `protection-without-measures` for the last one of a granted
/// protection, which ends by a decision; `changed-meanwhile`.
pub fn end_measure(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::DecideProtection>,
    (id, no): (Id, i64),
    (on, text, expected): (Option<Date>, &str, Option<i64>),
) -> Result<()> {
    let one = Protection::take(tx, permit.unit(), id, expected)?;
    let on = act_day(at, on, running(tx, id, no)?)?;
    let text = told(tx, at, &one, text)?;
    if one.stand == Stand::Granted && count_open(tx, id)? < 2 {
        return Err(refusal(at, "protection-without-measures", "end").into());
    }
    tx.execute(END, params![id, no, on, text])?;
    let act = Act {
        event: "protection.measure_ended",
        on,
        text,
    };
    one.record(tx, at, permit.by(), act)
}

fn told<'a>(tx: &mut Tx<'_>, at: &Setting, one: &Protection, text: &'a str) -> Result<&'a str> {
    let mut errors = Vec::new();
    needed("text", text, TEXT, &mut errors);
    refuse(errors)?;
    check_names(tx, at, one, &[("text", text)])?;
    Ok(text.trim())
}

/// Measures that have not ended.
pub(super) fn count_open(tx: &mut Tx<'_>, protection: Id) -> Result<usize> {
    Ok(tx.query(OPEN, params![protection])?.len())
}

/// With the protection end its measures.
pub(super) fn end_all(tx: &mut Tx<'_>, protection: Id, on: Date, why: &str) -> Result<()> {
    tx.execute(END_ALL, params![protection, on, why])?;
    Ok(())
}
