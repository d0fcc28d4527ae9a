//! Against whom a petition or a case is, as officials of the register. Names are never matched by themselves: an officer names
//! the official, or the law does where it says "the head of that unit".

use jiff::civil::Date;
use law::competence::Role;
use law::procedure::Post;
use store::{Tx, params};

use super::{Permit, acts};
use crate::audit::{self, Event};
use crate::{Failure, FieldError, Id, Result, Setting, fold};

/// An official against whom something is, or may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accused {
    /// The official.
    pub official: Id,
    /// Name.
    pub name: String,
    /// His unit.
    pub unit: String,
}

/// Longest reason.
const REASON: usize = 1_000;
/// Shortest.
const LEAST_REASON: usize = 10;

const KNOWN: &str = "select id from official where id = $1";
const OF_UNIT: &str = "select id from petition where id = $1 and unit = $2 union all select id from cases where id = $1 and unit = $2";
const NAME: &str = "insert into accused (subject, official, tenant, on_day, named_by) values ($1, $2, $3, $4, $5) \
     on conflict (subject, official) do update set lifted_on = null, lifted_by = null, reason = ''";
const CLEAR: &str = "update accused set lifted_on = $3, lifted_by = $4, reason = $5 where official = $2 and lifted_on is null \
     and (subject = $1 or subject in (select id from petition where case_id = $1) or subject in (select case_id from petition where id = $1))";
/// Whom the law alone named goes again when the officer finds another unit or role.
const FORGET: &str = "delete from accused where subject = $1 and named_by is null";
const HOLDERS: &str = "select distinct p.official from post p where p.unit = $1 and p.post = $2 and p.from_on <= $3 \
     and (p.until_on is null or p.until_on >= $3) order by p.official";
/// Those named in a case and in its petitions are the same.
const LISTED: &str = "select distinct o.id as official, o.name, o.unit from accused a join official o on o.id = a.official where a.lifted_on is null \
     and (a.subject = $1 or a.subject in (select id from petition where case_id = $1) or a.subject in (select case_id from petition where id = $1)) \
     order by o.name, official";
const LEADS: &str = "select p.unit from accused a join post p on p.official = a.official and p.post = 'head' \
     join unit_reach r on r.upper = p.unit and r.lower = $2 where a.subject = $1 and a.lifted_on is null \
     and p.from_on <= $3 and (p.until_on is null or p.until_on >= $3) order by r.depth desc, p.id limit 1";
const OFFICIALS: &str = "select o.id as official, o.name, o.unit from official o where not o.disabled and o.tenant = $1 order by o.name, official";

/// Names an official as the one against whom a petition or a case of the unit is: it is gone for him and for all who report to him.
///
/// # Errors
/// Not found when the unit has no such petition or case; a field error for an official who is not there.
pub fn name_accused(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::NameAccused>,
    subject: Id,
    official: Id,
) -> Result<()> {
    expect_ours(tx, permit, subject)?;
    if tx.first(KNOWN, params![official])?.is_none() {
        return Err(FieldError::new("official", "official-unknown").into());
    }
    let (tenant, by) = (permit.tenant(), permit.official());
    tx.execute(NAME, params![subject, official, tenant, at.now.today, by])?;
    record(tx, at, permit, subject, "accused.named")
}

/// Takes an official out again who was named in error; why stays on record.
///
/// # Errors
/// Not found when he is not named there; a field error for a reason that is none.
pub fn clear_accused(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::NameAccused>,
    subject: Id,
    official: Id,
    reason: &str,
) -> Result<()> {
    expect_ours(tx, permit, subject)?;
    let length = reason.trim().chars().count();
    if length < LEAST_REASON {
        return Err(FieldError::new("reason", "reason-too-short").into());
    }
    if length > REASON {
        return Err(FieldError::new("reason", "field-too-long")
            .with("most", REASON)
            .into());
    }
    let (today, by) = (at.now.today, permit.official());
    if tx.execute(CLEAR, params![subject, official, today, by, reason.trim()])? == 0 {
        return Err(Failure::NotFound);
    }
    record(tx, at, permit, subject, "accused.cleared")
}

fn expect_ours(tx: &mut Tx<'_>, permit: &Permit<acts::NameAccused>, subject: Id) -> Result<()> {
    let found = tx.first(OF_UNIT, params![subject, permit.unit()])?;
    found.map(drop).ok_or(Failure::NotFound)
}

fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::NameAccused>,
    subject: Id,
    name: &'static str,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "petition",
        subject: Some(subject),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}

/// Who is named in a petition or a case, or in the other of the two, by name.
///
/// # Errors
/// What the database reports.
pub fn accused(tx: &mut Tx<'_>, subject: Id) -> Result<Vec<Accused>> {
    let rows = tx.query(LISTED, params![subject])?;
    Ok(rows.iter().map(line).collect::<store::Result<_>>()?)
}

/// Officials of a tenant whose name stands in what was typed, or begins with it; at most `most`. A proposal for an officer, no more.
///
/// # Errors
/// What the database reports.
pub fn may_be_accused(
    tx: &mut Tx<'_>,
    tenant: &str,
    typed: &str,
    most: usize,
) -> Result<Vec<Accused>> {
    let typed = format!(" {} ", fold(typed));
    if typed.trim().is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for row in tx.query(OFFICIALS, params![tenant])? {
        let one = line(&row)?;
        let name = format!(" {} ", fold(&one.name));
        if typed.contains(&name) || name.contains(typed.trim_end()) {
            found.push(one);
        }
        if found.len() == most {
            break;
        }
    }
    Ok(found)
}

fn line(row: &store::Row) -> store::Result<Accused> {
    Ok(Accused {
        official: row.get("official")?,
        name: row.get("name")?,
        unit: row.get("unit")?,
    })
}

/// Whoever holds a role in a unit on a day, where the role is that of one who leads it.
///
/// # Errors
/// What the database reports.
pub(crate) fn holders(tx: &mut Tx<'_>, unit: &str, role: &str, on: Date) -> Result<Vec<Id>> {
    let post = match Role::parse(role) {
        Some(Role::Head) => Post::Head,
        Some(Role::DeputyHead) => Post::DeputyHead,
        _ => return Ok(Vec::new()),
    };
    let rows = tx.query(HOLDERS, params![unit, post.as_str(), on])?;
    let each = rows.iter().map(|row| row.get("official"));
    Ok(each.collect::<store::Result<_>>()?)
}

/// Names these officials and nobody else, but for those whom an officer named.
///
/// # Errors
/// What the database reports.
pub(crate) fn name_holders(
    tx: &mut Tx<'_>,
    at: &Setting,
    (subject, tenant): (Id, &str),
    officials: &[Id],
) -> Result<()> {
    tx.execute(FORGET, params![subject])?;
    for official in officials {
        tx.execute(
            NAME,
            params![subject, *official, tenant, at.now.today, None::<Id>],
        )?;
    }
    Ok(())
}

/// The highest unit led by one who is named, among a unit and those above it; none when nobody named leads there.
///
/// # Errors
/// What the database reports.
pub(crate) fn led_by_accused(
    tx: &mut Tx<'_>,
    at: &Setting,
    subject: Id,
    unit: &str,
) -> Result<Option<String>> {
    let row = tx.first(LEADS, params![subject, unit, at.now.today])?;
    Ok(row.map(|row| row.get("unit")).transpose()?)
}
