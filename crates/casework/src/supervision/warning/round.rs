//! The daily round that looks for causes: tenant by tenant, so that no transaction is long.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Row, Tx, params};

use super::cause::CauseKind;
use super::find::{Cause, Found, People, Units, rising};
use crate::audit::{self, By, Event};
use crate::{Id, Result, Setting};

const DONE: &str = "select day from warning_round where day = $1";
const ROUND: &str =
    "insert into warning_round (day, at, raised) values ($1, $2, $3) on conflict (day) do nothing";
const TENANTS: &str = "select distinct tenant from unit order by tenant";
const UNITS: &str = "select u.code, u.parent, cast(max(r.depth) as bigint) as depth from unit u join unit_reach r on r.lower = u.code \
     where u.tenant = $1 group by u.code, u.parent order by max(r.depth) desc, u.code";
/// What a unit sent on, split or had before is the same matter again and counts once.
const PETITIONS: &str = "select q.id, q.unit, q.field, q.sealed, q.signers, q.received_on, c.kind, c.folded, p.id_number, p.name_folded, \
     p.commune from unit u join petition q on q.unit = u.code left join petition_cause c on c.petition = q.id \
     left join petition_party pp on pp.petition = q.id and pp.no = 1 left join person p on p.id = pp.person \
     where u.tenant = $1 and q.received_on >= $2 and q.received_on <= $3 and q.field is not null and q.part_of is null \
     and q.came_from is null and q.duplicate_of is null order by q.id";
const KNOWN: &str = "select id, people from warning where unit = $1 and kind = $2 and folded = $3 and field = $4 \
     and (stand <> 'closed' or closed_on > $5) order by id desc limit 1";
const NAME: &str =
    "select name from petition_cause where tenant = $1 and folded = $2 order by petition limit 1";
const RAISE: &str = "insert into warning (id, tenant, unit, kind, cause, folded, field, raised_on, seen_on, people, before_people, windows, \
     stand, closed_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, 'open', null, 1)";
const SEE: &str = "update warning set seen_on = $2, people = $3, before_people = $4 where id = $1 and stand <> 'closed'";

/// Was the round of the day made?
///
/// # Errors
/// What the database reports.
pub fn is_round_done(tx: &mut Tx<'_>, at: &Setting) -> Result<bool> {
    Ok(tx.first(DONE, params![at.now.today])?.is_some())
}

/// Writes that the round of the day was made, and how many warnings it raised.
///
/// # Errors
/// What the database reports.
pub fn write_round(tx: &mut Tx<'_>, at: &Setting, raised: usize) -> Result<()> {
    let raised = i64::try_from(raised).unwrap_or(i64::MAX);
    tx.send(ROUND, params![at.now.today, at.now.at, raised])?;
    Ok(())
}

/// The tenants of the register.
///
/// # Errors
/// What the database reports.
pub fn tenants(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let rows = tx.query(TENANTS, params![])?;
    let tenants = rows.iter().map(|row| row.get("tenant"));
    Ok(tenants.collect::<store::Result<_>>()?)
}

/// Looks for causes among the units of a tenant: raises what is new, renews the counts of what is open. Answers how many are new.
///
/// # Errors
/// What the database reports.
pub fn raise(tx: &mut Tx<'_>, at: &Setting, tenant: &str) -> Result<usize> {
    let law = &at.law.supervision.warning;
    let units: Units = tx
        .query(UNITS, params![tenant])?
        .iter()
        .map(|row| Ok((row.get("code")?, row.get("parent")?)))
        .collect::<store::Result<_>>()?;
    let people = people(tx, at, tenant)?;
    let mut raised = 0;
    for found in rising(&units, people, |now, past| law.is_rising(now, past)) {
        raised += usize::from(keep(tx, at, tenant, &found)?);
    }
    Ok(raised)
}

/// People by unit and cause in the last window and in those before.
fn people(
    tx: &mut Tx<'_>,
    at: &Setting,
    tenant: &str,
) -> Result<BTreeMap<String, BTreeMap<Cause, People>>> {
    let law = &at.law.supervision.warning;
    let today = at.now.today;
    let from = today.saturating_sub((law.days * (law.windows + 1) - 1).days());
    let first_of_last = today.saturating_sub((law.days - 1).days());
    let mut all: BTreeMap<String, BTreeMap<Cause, People>> = BTreeMap::new();
    // A writer counts once in each window of the past too.
    let mut before: BTreeMap<(String, Cause, i64, String), i64> = BTreeMap::new();
    for row in tx.query(PETITIONS, params![tenant, from, today])? {
        let (unit, received): (String, Date) = (row.get("unit")?, row.get("received_on")?);
        let (cause, writer) = (cause(&row)?, writer(&row)?);
        let signers: i64 = row.get("signers")?;
        if received >= first_of_last {
            let of_unit = all.entry(unit).or_default();
            of_unit.entry(cause).or_default().add(writer, signers);
        } else {
            let days = received
                .until(first_of_last)
                .map_or(0, |span| i64::from(span.get_days()));
            let window = (days - 1) / law.days.max(1);
            let known = before.entry((unit, cause, window, writer)).or_default();
            *known = (*known).max(signers.max(1));
        }
    }
    for ((unit, cause, _, _), signers) in before {
        all.entry(unit).or_default().entry(cause).or_default().past += signers;
    }
    Ok(all)
}

/// What it is about: what an officer named, else its field at its place. A denunciation has no other.
fn cause(row: &Row) -> store::Result<Cause> {
    let sealed: bool = row.get("sealed")?;
    let (kind, folded): (Option<String>, Option<String>) = (row.get("kind")?, row.get("folded")?);
    let kind = kind
        .as_deref()
        .and_then(CauseKind::parse)
        .filter(|_| !sealed);
    Ok(match (kind, folded) {
        (Some(kind), Some(folded)) => (kind, folded, String::new()),
        _ => (CauseKind::Place, String::new(), row.get("field")?),
    })
}

/// A key for the first who signed; it stays in memory. Of who is under the seal nothing is read.
fn writer(row: &Row) -> store::Result<String> {
    let number: Option<String> = row.get("id_number")?;
    let name: Option<String> = row.get("name_folded")?;
    let commune: Option<String> = row.get("commune")?;
    let petition: Id = row.get("id")?;
    Ok(match (number.filter(|number| !number.is_empty()), name) {
        (Some(number), _) => format!("#{number}"),
        (None, Some(name)) if !name.is_empty() => format!("{name}@{}", commune.unwrap_or_default()),
        _ => format!("?{petition}"),
    })
}

/// Raises a cause, or renews the counts of one that is open; one that was closed of late stays closed.
fn keep(tx: &mut Tx<'_>, at: &Setting, tenant: &str, found: &Found) -> Result<bool> {
    let law = &at.law.supervision.warning;
    let today = at.now.today;
    let (kind, folded, field) = &found.cause;
    let kind = kind.as_str();
    let rested = today.saturating_sub(law.days.days());
    if let Some(row) = tx.first(KNOWN, params![found.unit, kind, folded, field, rested])? {
        let id: Id = row.get("id")?;
        tx.send(SEE, params![id, today, found.people, found.past])?;
        return Ok(false);
    }
    let name: String = match tx.first(NAME, params![tenant, folded])? {
        Some(row) => row.get("name")?,
        None => String::new(),
    };
    let name = if folded.is_empty() {
        String::new()
    } else {
        name
    };
    let id = at.id();
    tx.send(
        RAISE,
        params![
            id,
            tenant,
            found.unit,
            kind,
            name,
            folded,
            field,
            today,
            found.people,
            found.past,
            law.windows
        ],
    )?;
    let by = By {
        official: None,
        unit: &found.unit,
        tenant,
        rule: None,
    };
    let event = Event {
        name: "warning.raised",
        subject_kind: "warning",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, by, &event)?;
    Ok(true)
}
