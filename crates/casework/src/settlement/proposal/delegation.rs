//! Delegation of the head's steps to a deputy.

use jiff::civil::Date;
use store::{Row, Tx, params};

use crate::access::{Act as _, Actor, Permit, acts};
use crate::audit::{self, Event};
use crate::{Failure, FieldError, Id, Result, Setting};

/// A delegation as the head gives it.
#[derive(Debug, Clone)]
pub struct Delegating {
    /// The deputy.
    pub deputy: Id,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Why.
    pub reason: String,
}

/// A delegation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// The row.
    pub id: Id,
    /// The deputy.
    pub deputy: Id,
    /// His name.
    pub name: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Why.
    pub reason: String,
}

const ADD: &str = "insert into delegation (id, tenant, unit, deputy, given_by, from_on, until_on, reason, given_at) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const DEPUTY: &str = "select p.official from post p join official o on o.id = p.official where p.official = $1 and p.unit = $2 and p.post = $3 \
     and p.from_on <= $4 and (p.until_on is null or p.until_on >= $4) and not o.disabled limit 1";
const HOLDS: &str = "select id from delegation where deputy = $1 and unit = $2 and from_on <= $3 and until_on >= $3 order by id limit 1";
const LIST: &str = "select d.id, d.deputy, o.name, d.from_on, d.until_on, d.reason from delegation d join official o on o.id = d.deputy \
     where d.unit = $1 order by d.until_on desc, d.id desc limit 100";
const END: &str =
    "update delegation set until_on = $3 where id = $1 and unit = $2 and until_on > $3";

/// Shortest reason, in characters.
const REASON: usize = 5;

/// Delegates the head's steps to a deputy.
///
/// # Errors
/// Field errors: nobody who is a deputy on the first day, a day before today, an end before the beginning, no reason.
pub fn delegate(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Delegate>,
    given: &Delegating,
) -> Result<Id> {
    let errors = wrong(tx, at, permit.unit(), given)?;
    if !errors.is_empty() {
        return Err(Failure::Invalid(errors));
    }
    let (id, reason) = (at.id(), given.reason.trim());
    let (tenant, unit, by) = (permit.tenant(), permit.unit(), permit.official());
    let (deputy, from, until) = (given.deputy, given.from, given.until);
    let values = params![id, tenant, unit, deputy, by, from, until, reason, at.now.at];
    tx.execute(ADD, values)?;
    record(tx, at, permit, id, "delegation.given")?;
    Ok(id)
}

fn wrong(tx: &mut Tx<'_>, at: &Setting, unit: &str, given: &Delegating) -> Result<Vec<FieldError>> {
    let mut errors = Vec::new();
    if !may_stand_in(tx, at, unit, given)? {
        errors.push(FieldError::new("deputy", "no-deputy"));
    }
    if given.from < at.now.today {
        errors.push(FieldError::new("from", "field-in-the-past"));
    }
    if given.until < given.from {
        errors.push(FieldError::new("until", "before-its-beginning"));
    }
    if given.reason.trim().chars().count() < REASON {
        let error = FieldError::new("reason", "reason-too-short");
        errors.push(error.with("least", REASON));
    }
    Ok(errors)
}

/// Does the official hold, on the first day, a post in the unit to which the rules give the steps of the head?
fn may_stand_in(tx: &mut Tx<'_>, at: &Setting, unit: &str, given: &Delegating) -> Result<bool> {
    let posts = at.law.rights.posts_of(acts::ActForHead::NAME, given.from);
    for post in posts {
        let deputy = tx.first(
            DEPUTY,
            params![given.deputy, unit, post.as_str(), given.from],
        )?;
        if deputy.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Ends a delegation today: from tomorrow on the deputy takes no step of the head.
///
/// # Errors
/// Not found when the unit has none that still runs.
pub fn end_delegation(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Delegate>,
    id: Id,
) -> Result<()> {
    if tx.execute(END, params![id, permit.unit(), at.now.today])? == 0 {
        return Err(Failure::NotFound);
    }
    record(tx, at, permit, id, "delegation.ended")
}

fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Delegate>,
    id: Id,
    name: &'static str,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "delegation",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}

/// The delegations of a unit, those that run longest first.
///
/// # Errors
/// What the database reports.
pub fn delegations(tx: &mut Tx<'_>, unit: &str) -> Result<Vec<Delegation>> {
    let rows = tx.query(LIST, params![unit])?;
    Ok(rows.iter().map(delegation).collect::<store::Result<_>>()?)
}

fn delegation(row: &Row) -> store::Result<Delegation> {
    Ok(Delegation {
        id: row.get("id")?,
        deputy: row.get("deputy")?,
        name: row.get("name")?,
        from: row.get("from_on")?,
        until: row.get("until_on")?,
        reason: row.get("reason")?,
    })
}

/// May this deputy take the head's steps of a unit on this day?
pub(in super::super) fn is_delegated(
    tx: &mut Tx<'_>,
    actor: &Actor,
    unit: &str,
    today: Date,
) -> Result<bool> {
    if !actor.may_in::<acts::ActForHead>(unit) {
        return Ok(false);
    }
    Ok(tx
        .first(HOLDS, params![actor.official, unit, today])?
        .is_some())
}
