//! A deputy's day is planned, told, reported back, put off, held.

use jiff::civil::Date;
use store::{Tx, params};

use super::query::DeputyDay;
use super::words::Stand;
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::given::{LINE, TEXT, bounded, day, listed, needed, number, refuse};
use crate::reception::form::time;
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, organization};

/// The law's list of deputies.
const DEPUTIES: &str = "reception.deputy";
/// Most people of one day.
const PEOPLE: i64 = 100_000;

/// A deputy's day as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawDay {
    /// The deputy.
    pub deputy: String,
    /// Of which assembly, by the law's list `reception.deputy`.
    pub assembly: String,
    /// The day.
    pub on: Option<Date>,
    /// When it begins, `08:00`.
    pub starts_at: String,
    /// Where.
    pub place: String,
}

/// What a deputy reports who cannot.
#[derive(Debug, Clone, Default)]
pub struct Unable {
    /// The day on which he reported it; absent: today.
    pub on: Option<Date>,
    /// Why.
    pub reason: String,
    /// Another deputy who sits for him.
    pub substitute: String,
    /// Or the day to which it is put off.
    pub to: Option<Date>,
}

const INSERT: &str = "insert into deputy_day (id, tenant, unit, deputy, assembly, on_day, starts_at, place, reason, substitute, stand, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, '', '', 'planned', 1)";
const LOCK: &str =
    "update deputy_day set version = version + 1 where id = $1 and unit = $2 returning *";
const SAVE: &str = "update deputy_day set told_on = $2, unable_on = $3, reason = $4, substitute = $5, moved_to = $6, people = $7, stand = $8 \
     where id = $1";

/// Puts a day of a deputy into the calendar of the unit of the permit.
///
/// # Errors
/// Field errors.
pub fn plan(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    raw: &RawDay,
) -> Result<Id> {
    let unit = organization::ensure(tx, at, permit.unit())?;
    let mut errors = Vec::new();
    needed("deputy", &raw.deputy, LINE, &mut errors);
    needed("place", &raw.place, LINE, &mut errors);
    let on = day(at, "on", raw.on, &mut errors);
    let of = on.unwrap_or(at.now.today);
    listed(at, "assembly", (DEPUTIES, &raw.assembly), of, &mut errors);
    let starts_at = time("starts_at", &raw.starts_at, &mut errors);
    refuse(errors)?;
    let id = at.id();
    let (deputy, place) = (raw.deputy.trim(), raw.place.trim());
    let values = params![
        id,
        unit.tenant,
        unit.code,
        deputy,
        raw.assembly,
        on,
        starts_at,
        place
    ];
    tx.send(INSERT, values)?;
    note(tx, at, permit, "deputy.planned", id)?;
    Ok(id)
}

/// Puts down on which day the deputy was told.
///
/// # Errors
/// Not found; field errors; the refusal `deputy-day-over`.
pub fn tell(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    id: Id,
    (on, expected): (Option<Date>, Option<i64>),
) -> Result<()> {
    let mut one = take(tx, permit, id, expected)?;
    require(&one, &[Stand::Planned, Stand::Told])?;
    one.told_on = Some(told_day(at, on)?);
    one.stand = Stand::Told;
    save(tx, at, permit, &one, "deputy.told")
}

/// Puts down that the deputy cannot: another sits for him, it is put off to another day, or nobody sits.
///
/// # Errors
/// Not found; field errors for no reason, both ways at once, a day that is not later; the refusal `deputy-day-over`.
pub fn report_unable(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    id: Id,
    (unable, expected): (&Unable, Option<i64>),
) -> Result<()> {
    let mut one = take(tx, permit, id, expected)?;
    require(&one, &[Stand::Planned, Stand::Told])?;
    let mut errors = Vec::new();
    needed("reason", &unable.reason, TEXT, &mut errors);
    bounded("substitute", &unable.substitute, LINE, &mut errors);
    let substitute = unable.substitute.trim();
    if unable.to.is_some() && !substitute.is_empty() {
        errors.push(FieldError::new("to", "substitute-or-day"));
    }
    if unable
        .to
        .is_some_and(|to| to <= at.now.today || to == one.on)
    {
        errors.push(FieldError::new("to", "field-in-the-past"));
    }
    refuse(errors)?;
    one.unable_on = Some(told_day(at, unable.on)?);
    unable.reason.trim().clone_into(&mut one.reason);
    substitute.clone_into(&mut one.substitute);
    one.stand = if substitute.is_empty() {
        Stand::Unable
    } else {
        Stand::Told
    };
    if let Some(to) = unable.to {
        let raw = RawDay {
            deputy: one.deputy.clone(),
            assembly: one.assembly.clone(),
            on: Some(to),
            starts_at: one.starts_at.clone().unwrap_or_default(),
            place: one.place.clone(),
        };
        one.moved_to = Some(plan(tx, at, permit, &raw)?);
        one.stand = Stand::Moved;
    }
    save(tx, at, permit, &one, "deputy.unable")
}

/// Puts down that citizens were received, and how many.
///
/// # Errors
/// Not found; field errors; the refusal `deputy-day-over`.
pub fn hold(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    id: Id,
    (people, expected): (Option<i64>, Option<i64>),
) -> Result<()> {
    let mut one = take(tx, permit, id, expected)?;
    require(&one, &[Stand::Planned, Stand::Told])?;
    let mut errors = Vec::new();
    number("people", people.unwrap_or(-1), (0, PEOPLE), &mut errors);
    if one.on > at.now.today {
        errors.push(FieldError::new("people", "field-in-the-future"));
    }
    refuse(errors)?;
    (one.people, one.stand) = (people, Stand::Held);
    save(tx, at, permit, &one, "deputy.held")
}

fn told_day(at: &Setting, on: Option<Date>) -> Result<Date> {
    let on = on.unwrap_or(at.now.today);
    if on > at.now.today {
        return Err(FieldError::new("told_on", "field-in-the-future").into());
    }
    Ok(on)
}

fn require(one: &DeputyDay, stands: &[Stand]) -> Result<()> {
    if stands.contains(&one.stand) {
        return Ok(());
    }
    Err(Refusal::new("deputy-day-over")
        .with("stand", one.stand.as_str())
        .into())
}

fn take(
    tx: &mut Tx<'_>,
    permit: &Permit<acts::PlanReception>,
    id: Id,
    expected: Option<i64>,
) -> Result<DeputyDay> {
    let row = tx.first(LOCK, params![id, permit.unit()])?;
    let one = DeputyDay::of_row(&row.ok_or(Failure::NotFound)?)?;
    match expected {
        Some(seen) if seen + 1 != one.version => Err(Refusal::new("changed-meanwhile").into()),
        _ => Ok(one),
    }
}

fn save(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    one: &DeputyDay,
    name: &'static str,
) -> Result<()> {
    let values = params![
        one.id,
        one.told_on,
        one.unable_on,
        one.reason,
        one.substitute,
        one.moved_to,
        one.people,
        one.stand
    ];
    tx.send(SAVE, values)?;
    note(tx, at, permit, name, one.id)
}

fn note(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    name: &'static str,
    id: Id,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "deputy",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}
