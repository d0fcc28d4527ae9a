//! Facts about a place are put down, and read by the unit that keeps it and those above.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::form::{HelpEntry, IncidentEntry, MeetingEntry};
use crate::access::{Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::reception::query::{Page, page_size};
use crate::{Id, Result, Setting, organization};

/// A security meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The row.
    pub id: Id,
    /// The unit that keeps the place.
    pub unit: String,
    /// Its day.
    pub on: Date,
    /// `month`, `quarter`.
    pub span: String,
    /// The bodies that came.
    pub bodies: String,
    /// What was said.
    pub minutes: String,
    /// What was agreed on.
    pub tasks: String,
}

/// An incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// The row.
    pub id: Id,
    /// The unit that keeps the place.
    pub unit: String,
    /// Its day.
    pub on: Date,
    /// When it began.
    pub starts_at: Option<String>,
    /// Its kind.
    pub kind: String,
    /// How many people.
    pub people: i64,
    /// What happened.
    pub happened: String,
    /// What was done.
    pub done: String,
    /// Did the police come?
    pub police: bool,
}

/// Help on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The row.
    pub id: Id,
    /// The unit that keeps the place.
    pub unit: String,
    /// Its day.
    pub on: Date,
    /// Its kind.
    pub kind: String,
    /// How many people.
    pub people: i64,
    /// What it cost, in đồng.
    pub amount: i64,
}

const MEETING: &str = "insert into security_meeting (id, tenant, unit, on_day, span, bodies, minutes, tasks, recorded_by) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const INCIDENT: &str = "insert into place_incident (id, tenant, unit, on_day, starts_at, kind, people, happened, done, police, recorded_by) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const HELP: &str = "insert into place_help (id, tenant, unit, on_day, kind, people, amount, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Puts a security meeting down at the place of the unit of the permit.
///
/// # Errors
/// What the database reports.
pub fn record_meeting(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepPlace>,
    entry: &MeetingEntry,
) -> Result<Id> {
    let (unit, id, raw) = (
        organization::ensure(tx, at, permit.unit())?,
        at.id(),
        &entry.raw,
    );
    let bodies = raw.bodies.trim();
    let minutes = raw.minutes.trim();
    let tasks = raw.tasks.trim();
    let official = permit.official();
    let values = params![
        id,
        unit.tenant,
        unit.code,
        entry.on,
        raw.span,
        bodies,
        minutes,
        tasks,
        official
    ];
    tx.send(MEETING, values)?;
    note(tx, at, permit, "place.meeting", id)
}

/// Puts an incident down.
///
/// # Errors
/// What the database reports.
pub fn record_incident(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepPlace>,
    entry: &IncidentEntry,
) -> Result<Id> {
    let (unit, id, raw) = (
        organization::ensure(tx, at, permit.unit())?,
        at.id(),
        &entry.raw,
    );
    let happened = raw.happened.trim();
    let done = raw.done.trim();
    let official = permit.official();
    let values = params![
        id,
        unit.tenant,
        unit.code,
        entry.on,
        entry.starts_at,
        raw.kind,
        raw.people,
        happened,
        done,
        raw.police,
        official
    ];
    tx.send(INCIDENT, values)?;
    note(tx, at, permit, "place.incident", id)
}

/// Puts help down.
///
/// # Errors
/// What the database reports.
pub fn record_help(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepPlace>,
    entry: &HelpEntry,
) -> Result<Id> {
    let (unit, id, raw) = (
        organization::ensure(tx, at, permit.unit())?,
        at.id(),
        &entry.raw,
    );
    let official = permit.official();
    let values = params![
        id,
        unit.tenant,
        unit.code,
        entry.on,
        raw.kind,
        raw.people,
        raw.amount,
        official
    ];
    tx.send(HELP, values)?;
    note(tx, at, permit, "place.help", id)
}

fn note(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepPlace>,
    name: &'static str,
    id: Id,
) -> Result<Id> {
    let event = Event {
        name,
        subject_kind: "place",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(id)
}

/// Rows of a table in scope from a day on, the latest first, by keyset.
fn rows(
    tx: &mut Tx<'_>,
    scope: &Scope,
    table: &str,
    (after, limit): (Option<(Date, Id)>, i64),
) -> Result<Vec<Row>> {
    let sql = format!(
        "select p.* from {table} p where {} and (p.on_day < $3 or (p.on_day = $3 and p.id < $4)) order by p.on_day desc, p.id desc limit $5",
        scope.condition("p.unit", 1)
    );
    let (day, id) = after.map_or_else(
        || ("9999-99-99".to_owned(), Id::of(i64::MAX)),
        |(day, id)| (day.to_string(), id),
    );
    let with_next = page_size(limit) + 1;
    let ([unit, below], rest): (_, &[Value<'_>]) = (scope.values(), params![day, id, with_next]);
    Ok(tx.query(&sql, &[&[unit, below], rest].concat())?)
}

/// Security meetings in scope, the latest first.
///
/// # Errors
/// What the database reports.
pub fn meetings(
    tx: &mut Tx<'_>,
    scope: &Scope,
    page: (Option<(Date, Id)>, i64),
) -> Result<Page<Meeting>> {
    let found = rows(tx, scope, "security_meeting", page)?;
    let each = found.iter().map(|row| {
        Ok(Meeting {
            id: row.get("id")?,
            unit: row.get("unit")?,
            on: row.get("on_day")?,
            span: row.get("span")?,
            bodies: row.get("bodies")?,
            minutes: row.get("minutes")?,
            tasks: row.get("tasks")?,
        })
    });
    let all = each.collect::<store::Result<_>>()?;
    Ok(Page::of(all, page_size(page.1), |row: &Meeting| {
        (row.on, row.id)
    }))
}

/// Incidents in scope, the latest first.
///
/// # Errors
/// What the database reports.
pub fn incidents(
    tx: &mut Tx<'_>,
    scope: &Scope,
    page: (Option<(Date, Id)>, i64),
) -> Result<Page<Incident>> {
    let found = rows(tx, scope, "place_incident", page)?;
    let each = found.iter().map(|row| {
        Ok(Incident {
            id: row.get("id")?,
            unit: row.get("unit")?,
            on: row.get("on_day")?,
            starts_at: row.get("starts_at")?,
            kind: row.get("kind")?,
            people: row.get("people")?,
            happened: row.get("happened")?,
            done: row.get("done")?,
            police: row.get("police")?,
        })
    });
    let all = each.collect::<store::Result<_>>()?;
    Ok(Page::of(all, page_size(page.1), |row: &Incident| {
        (row.on, row.id)
    }))
}

/// Help in scope, the latest first.
///
/// # Errors
/// What the database reports.
pub fn helps(
    tx: &mut Tx<'_>,
    scope: &Scope,
    page: (Option<(Date, Id)>, i64),
) -> Result<Page<Help>> {
    let found = rows(tx, scope, "place_help", page)?;
    let each = found.iter().map(|row| {
        Ok(Help {
            id: row.get("id")?,
            unit: row.get("unit")?,
            on: row.get("on_day")?,
            kind: row.get("kind")?,
            people: row.get("people")?,
            amount: row.get("amount")?,
        })
    });
    let all = each.collect::<store::Result<_>>()?;
    Ok(Page::of(all, page_size(page.1), |row: &Help| {
        (row.on, row.id)
    }))
}
