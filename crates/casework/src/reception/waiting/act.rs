//! Somebody asks at a visit to be received by the head; he is put on a session, received, or withdraws.

use jiff::civil::Date;
use store::{Tx, params};

use super::state::Waiting;
use super::words::Stand;
use crate::access::{Permit, acts};
use crate::audit::{self, By, Event};
use crate::given::{TEXT, needed, refuse};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting};

/// What he asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asking {
    /// Is the matter complex?
    pub is_complex: bool,
    /// Is it prolonged?
    pub is_prolonged: bool,
}

/// On which session he is put.
#[derive(Debug, Clone, Copy, Default)]
pub struct Placing {
    /// The session of the head.
    pub session: Option<Id>,
    /// The day on which he was told; absent: today.
    pub told_on: Option<Date>,
    /// The version that the officer saw.
    pub expected: Option<i64>,
}

const VISIT: &str = "select tenant, outcome from visit where id = $1 and unit = $2";
const OPEN: &str = "select id from waiting where visit = $1 and ended_on is null";
const INSERT: &str = "insert into waiting (id, tenant, unit, visit, asked_on, is_complex, is_prolonged, stand, reason, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, '', 1)";
const LOCK: &str =
    "update waiting set version = version + 1 where id = $1 and unit = $2 returning *";
const SAVE: &str = "update waiting set stand = $2, session = $3, told_on = $4, received = $5, ended_on = $6, reason = $7 where id = $1";
const SESSION: &str = "select on_day from reception_session where id = $1 and unit = $2 and kind <> 'regular' \
     and state in ('planned', 'announced', 'held') and ends_at is null";
const NAMED: &str = "select v.id from visit v join reception_session s on s.id = v.session where v.id = $1 and v.unit = $2 \
     and s.kind <> 'regular' and v.id <> $3 and v.outcome <> 'refused' and v.sealed = (select o.sealed from visit o where o.id = $3)";
const SAME_MATTER: &str = "select v.id from visit v join reception_session s on s.id = v.session join visit o on o.id = $1 \
     where v.matter = o.matter and v.id > o.id and v.unit = $2 and s.kind <> 'regular' and v.outcome <> 'refused' order by v.id desc limit 1";

/// Puts down that whoever came to a visit of the unit of the permit asks to be received by the head.
///
/// # Errors
/// Not found; the refusals `waiting-already` and `visit-was-refused`.
pub fn ask(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    visit: Id,
    asking: Asking,
) -> Result<Id> {
    let row = tx.first(VISIT, params![visit, permit.unit()])?;
    let row = row.ok_or(Failure::NotFound)?;
    if row.get::<String>("outcome")? == "refused" {
        return Err(Refusal::new("visit-was-refused").into());
    }
    if tx.first(OPEN, params![visit])?.is_some() {
        return Err(Refusal::new("waiting-already").into());
    }
    let (id, tenant): (Id, String) = (at.id(), row.get("tenant")?);
    let (stand, unit) = (Stand::Asked, permit.unit());
    let values = params![
        id,
        tenant,
        unit,
        visit,
        at.now.today,
        asking.is_complex,
        asking.is_prolonged,
        stand
    ];
    tx.send(INSERT, values)?;
    note(tx, at, permit.by(), "waiting.asked", id)?;
    Ok(id)
}

/// Puts somebody who waits on a session of the head, and down that he was told its day.
///
/// # Errors
/// Not found; field errors for a session that is not the head's, over, or on a day that has gone; a refusal when he no longer
/// waits.
pub fn place(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    id: Id,
    placing: Placing,
) -> Result<()> {
    let waiting = take(tx, id, permit.unit(), placing.expected)?;
    let session = placing
        .session
        .ok_or_else(|| FieldError::new("session", "field-missing"))?;
    let row = tx.first(SESSION, params![session, permit.unit()])?;
    let row = row.ok_or_else(|| FieldError::new("session", "session-unknown"))?;
    let on: Date = row.get("on_day")?;
    if on < at.now.today {
        return Err(FieldError::new("session", "field-in-the-past").into());
    }
    let told_on = placing.told_on.unwrap_or(at.now.today);
    if told_on > at.now.today {
        return Err(FieldError::new("told_on", "field-in-the-future").into());
    }
    if told_on < waiting.asked_on {
        let early = FieldError::new("told_on", "before-the-last-step");
        return Err(early.with("last", waiting.asked_on).into());
    }
    let waiting = waiting.placed(session, told_on)?;
    save(tx, at, permit.by(), &waiting, "waiting.placed")
}

/// Puts down that he was received: at the visit that is named, else at the last one on the same matter at a session of the head.
///
/// # Errors
/// Not found; a field error for a visit that is none of the head's; the refusal `not-received-yet`.
pub fn receive(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    id: Id,
    (visit, expected): (Option<Id>, Option<i64>),
) -> Result<()> {
    let waiting = take(tx, id, permit.unit(), expected)?;
    let found = match visit {
        Some(visit) => {
            let row = tx.first(NAMED, params![visit, permit.unit(), waiting.visit])?;
            Some(row.ok_or_else(|| FieldError::new("visit", "visit-unknown"))?)
        }
        None => tx.first(SAME_MATTER, params![waiting.visit, permit.unit()])?,
    };
    let found = found.ok_or_else(|| Refusal::new("not-received-yet"))?;
    let waiting = waiting.received(found.get("id")?, at.now.today)?;
    save(tx, at, permit.by(), &waiting, "waiting.received")
}

/// Puts down that he no longer asks for it, with the reason.
///
/// # Errors
/// Not found; a field error for no reason; a refusal when he no longer waits.
pub fn withdraw(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    id: Id,
    (reason, expected): (&str, Option<i64>),
) -> Result<()> {
    let waiting = take(tx, id, permit.unit(), expected)?;
    let mut errors = Vec::new();
    needed("reason", reason, TEXT, &mut errors);
    refuse(errors)?;
    let waiting = waiting.withdrawn(reason.trim(), at.now.today)?;
    save(tx, at, permit.by(), &waiting, "waiting.withdrawn")
}

fn take(tx: &mut Tx<'_>, id: Id, unit: &str, expected: Option<i64>) -> Result<Waiting> {
    let row = tx.first(LOCK, params![id, unit])?;
    let waiting = Waiting::of_row(&row.ok_or(Failure::NotFound)?)?;
    match expected {
        Some(seen) if seen + 1 != waiting.version => Err(Refusal::new("changed-meanwhile").into()),
        _ => Ok(waiting),
    }
}

fn save(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    waiting: &Waiting,
    name: &'static str,
) -> Result<()> {
    let values = params![
        waiting.id,
        waiting.stand,
        waiting.session,
        waiting.told_on,
        waiting.received,
        waiting.ended_on,
        waiting.reason
    ];
    tx.send(SAVE, values)?;
    note(tx, at, by, name, waiting.id)
}

fn note(tx: &mut Tx<'_>, at: &Setting, by: By<'_>, name: &'static str, id: Id) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "waiting",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, by, &event)
}
