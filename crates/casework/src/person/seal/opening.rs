//! Opening a seal: asked for with a reason, confirmed by a second person where the unit has set that, and told to the supervisor
//! and to the denouncer.

use std::collections::BTreeMap;

use sealing::PrivateKey;
use store::{Row, Tx, params};

use super::{matter, rule};
use crate::access::{Actor, Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::person::Identity;
use crate::{Failure, FieldError, Id, Refusal, Result, Setting};

/// The shortest reason that tells anything, and the longest.
const REASON: (usize, usize) = (10, 500);
/// For so long a confirmed question may be used, in microseconds: half an hour.
const HOLDS: i64 = 30 * 60 * 1_000_000;

const SEALED_OF: &str = "select s.is_organization, s.seal, s.envelope from sealed_person s join petition_party pp on pp.sealed = s.id \
     where pp.petition = $1 order by pp.no";
const ADD: &str = "insert into seal_opening (id, tenant, unit, petition, official, reason, asked_at, confirmed_at, opened_at, ends_at) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const CONFIRMED: &str = "select id, reason from seal_opening where petition = $1 and official = $2 and confirmed_at is not null \
     and declined_by is null and ends_at >= $3 order by id desc limit 1";
const PENDING: &str = "select id from seal_opening where petition = $1 and official = $2 and confirmed_at is null and declined_by is null \
     and opened_at is null order by id desc limit 1";
const OPENED: &str = "update seal_opening set opened_at = $2 where id = $1";

/// A seal that was opened: its people, and the keys for whatever else lies under it.
#[derive(Debug)]
pub struct Opened {
    /// Who signed; nobody for a letter without a name.
    pub people: Vec<Identity>,
    unit: String,
    keys: BTreeMap<Id, PrivateKey>,
}

impl Opened {
    /// Nothing yet, to be read with the keys of a unit. The caller has put a reason on record.
    pub(in crate::person) fn of_unit(unit: &str) -> Self {
        Self {
            people: Vec::new(),
            unit: unit.to_owned(),
            keys: BTreeMap::new(),
        }
    }

    /// What an envelope of a kind holds.
    ///
    /// # Errors
    /// The refusals `seal-not-for-this-unit`, `seal-keys-missing`, `seal-damaged`.
    pub fn read(
        &mut self,
        tx: &mut Tx<'_>,
        at: &Setting,
        (seal, kind): (Id, &str),
        envelope: &[u8],
    ) -> Result<Vec<u8>> {
        if !self.keys.contains_key(&seal) {
            let key = matter::unwrap(tx, at, seal, Some(&self.unit))?;
            self.keys.insert(seal, key);
        }
        let key = self.keys.get(&seal).ok_or(Failure::NotFound)?;
        matter::open(key, seal, kind, envelope)
    }
}

/// How a question to open a seal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It may be opened with a reason, at once.
    Free,
    /// It may be opened: a second person has confirmed the question.
    Confirmed,
    /// A second person must confirm; none was asked.
    NeedsSecond,
    /// A second person was asked.
    Waiting,
}

/// How it stands between an official and the seal of a petition.
///
/// # Errors
/// What the database reports.
pub fn may_open(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, petition: Id) -> Result<Asked> {
    if !rule::needs_second(tx, &actor.unit)? {
        return Ok(Asked::Free);
    }
    if tx
        .first(CONFIRMED, params![petition, actor.official, at.now.at])?
        .is_some()
    {
        return Ok(Asked::Confirmed);
    }
    let pending = tx.first(PENDING, params![petition, actor.official])?;
    Ok(if pending.is_some() {
        Asked::Waiting
    } else {
        Asked::NeedsSecond
    })
}

fn sealed_petition(tx: &mut Tx<'_>, scope: &Scope, petition: Id) -> Result<()> {
    let sql = format!(
        "select q.id from petition q where q.id = $1 and q.sealed and {}",
        scope.condition("q.unit", 2)
    );
    let [unit, below] = scope.values();
    tx.first(
        &sql,
        &[params![petition].as_slice(), &[unit, below]].concat(),
    )?
    .ok_or(Failure::NotFound)?;
    Ok(())
}

/// A reason that says something.
pub(in crate::person) fn reason(typed: &str) -> Result<&str> {
    let reason = typed.trim();
    let length = reason.chars().count();
    if length < REASON.0 {
        return Err(FieldError::new("reason", "reason-too-short")
            .with("least", REASON.0)
            .into());
    }
    if length > REASON.1 {
        return Err(FieldError::new("reason", "field-too-long")
            .with("most", REASON.1)
            .into());
    }
    Ok(reason)
}

/// Asks a second person of the unit to let one open a seal.
///
/// # Errors
/// A field error when the reason says nothing; not found when the petition is out of scope or has no seal; the refusal
/// `seal-asked-already`.
pub fn ask(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::OpenSeal>,
    scope: &Scope,
    petition: Id,
    typed: &str,
) -> Result<Id> {
    let reason = reason(typed)?;
    sealed_petition(tx, scope, petition)?;
    let official = permit.official().ok_or(Failure::NotFound)?;
    if tx.first(PENDING, params![petition, official])?.is_some() {
        return Err(Refusal::new("seal-asked-already").into());
    }
    let (id, none) = (at.id(), None::<i64>);
    let (unit, tenant) = (permit.unit(), permit.tenant());
    let values = params![
        id, tenant, unit, petition, official, reason, at.now.at, none, none, none
    ];
    tx.execute(ADD, values)?;
    note(tx, at, permit, ("seal.asked", petition), reason)?;
    Ok(id)
}

const TO_ANSWER: &str = "select petition, official, reason from seal_opening where id = $1 and unit = $2 and confirmed_at is null \
     and declined_by is null and opened_at is null";
const CONFIRM: &str =
    "update seal_opening set confirmed_by = $2, confirmed_at = $3, ends_at = $4 where id = $1";
const DECLINE: &str = "update seal_opening set declined_by = $2, ends_at = $3 where id = $1";

/// Lets a colleague open a seal for half an hour, or does not.
///
/// # Errors
/// Not found when nobody asks so in the unit; the refusal `seal-needs-another` for one's own question.
pub fn answer(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::OpenSeal>,
    opening: Id,
    lets: bool,
) -> Result<()> {
    let row = tx
        .first(TO_ANSWER, params![opening, permit.unit()])?
        .ok_or(Failure::NotFound)?;
    let (petition, asker): (Id, Id) = (row.get("petition")?, row.get("official")?);
    let official = permit.official().ok_or(Failure::NotFound)?;
    if official == asker {
        return Err(Refusal::new("seal-needs-another").into());
    }
    let reason: String = row.get("reason")?;
    if lets {
        tx.execute(
            CONFIRM,
            params![opening, official, at.now.at, at.now.at + HOLDS],
        )?;
        note(tx, at, permit, ("seal.confirmed", petition), &reason)
    } else {
        tx.execute(DECLINE, params![opening, official, at.now.at])?;
        note(tx, at, permit, ("seal.declined", petition), &reason)
    }
}

fn note(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::OpenSeal>,
    (name, petition): (&'static str, Id),
    reason: &str,
) -> Result<()> {
    let detail = serde_json::json!({ "reason": reason }).to_string();
    let event = Event {
        name,
        subject_kind: "petition",
        subject: Some(petition),
        detail: &detail,
    };
    audit::record(tx, at, permit.by(), &event)
}

/// Opens the seal over the parties of one petition; the reason goes on record before anything is shown. Nobody is
/// answered for one without a name.
///
/// # Errors
/// A field error when the reason says nothing; not found when the petition is out of scope or has no seal; the refusals
/// `seal-needs-second`, `seal-not-for-this-unit`, `seal-keys-missing`, `seal-damaged`.
pub fn open_seal(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::OpenSeal>,
    scope: &Scope,
    petition: Id,
    typed: &str,
) -> Result<Opened> {
    sealed_petition(tx, scope, petition)?;
    let official = permit.official().ok_or(Failure::NotFound)?;
    let (unit, tenant) = (permit.unit(), permit.tenant());
    let confirmed = tx.first(CONFIRMED, params![petition, official, at.now.at])?;
    let why = match confirmed {
        Some(row) => {
            tx.execute(OPENED, params![row.get::<Id>("id")?, at.now.at])?;
            row.get::<String>("reason")?
        }
        None if rule::needs_second(tx, unit)? => {
            return Err(Refusal::new("seal-needs-second").into());
        }
        None => {
            let (why, now, none, id) = (reason(typed)?, at.now.at, None::<i64>, at.id());
            let values = params![
                id, tenant, unit, petition, official, why, now, none, now, none
            ];
            tx.execute(ADD, values)?;
            why.to_owned()
        }
    };
    note(tx, at, permit, ("seal.opened", petition), &why)?;
    let mut opened = Opened::of_unit(unit);
    for row in tx.query(SEALED_OF, params![petition])? {
        let (seal, envelope): (Id, Vec<u8>) = (row.get("seal")?, row.get("envelope")?);
        let bytes = opened.read(tx, at, (seal, "person"), &envelope)?;
        opened.people.push(Identity::of_bytes(&bytes)?);
    }
    Ok(opened)
}

/// One opening, as the supervisor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The row.
    pub id: Id,
    /// The unit for which it was opened.
    pub unit: String,
    /// The petition, and its number.
    pub petition: (Id, i64),
    /// Who asked.
    pub official: String,
    /// Why.
    pub reason: String,
    /// When he asked.
    pub asked_at: i64,
    /// Who let him; none where nobody had to.
    pub confirmed_by: Option<String>,
    /// Who did not let him.
    pub declined_by: Option<String>,
    /// When it was opened.
    pub opened_at: Option<i64>,
    /// Did the one who reads ask it himself?
    pub is_own: bool,
}

const COLUMNS: &str = "o.id, o.unit, o.petition, q.number, o.official, a.name, o.reason, o.asked_at, c.name as confirmed, d.name as declined, o.opened_at \
     from seal_opening o join petition q on q.id = o.petition join official a on a.id = o.official \
     left join official c on c.id = o.confirmed_by left join official d on d.id = o.declined_by";

/// Openings for the units in scope, the newest first, before the last one of the page before.
///
/// # Errors
/// What the database reports.
pub fn openings(
    tx: &mut Tx<'_>,
    actor: &Actor,
    before: Option<Id>,
    limit: i64,
) -> Result<Vec<Opening>> {
    let scope = actor.scope();
    let sql = format!(
        "select {COLUMNS} where o.id < $3 and {} order by o.id desc limit $4",
        scope.condition("o.unit", 1)
    );
    let [unit, below] = scope.values();
    let before = before.unwrap_or(Id::of(i64::MAX));
    let rows = tx.query(
        &sql,
        &[&[unit, below], params![before, limit].as_slice()].concat(),
    )?;
    rows.iter().map(|row| of_row(row, actor)).collect()
}

/// Questions of the unit that wait for a second person.
///
/// # Errors
/// What the database reports.
pub fn waiting(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Opening>> {
    let sql = format!(
        "select {COLUMNS} where o.unit = $1 and o.confirmed_at is null and o.declined_by is null and o.opened_at is null order by o.id"
    );
    let rows = tx.query(&sql, params![actor.unit])?;
    rows.iter().map(|row| of_row(row, actor)).collect()
}

fn of_row(row: &Row, actor: &Actor) -> Result<Opening> {
    Ok(Opening {
        id: row.get("id")?,
        unit: row.get("unit")?,
        petition: (row.get("petition")?, row.get("number")?),
        official: row.get("name")?,
        reason: row.get("reason")?,
        asked_at: row.get("asked_at")?,
        confirmed_by: row.get("confirmed")?,
        declined_by: row.get("declined")?,
        opened_at: row.get("opened_at")?,
        is_own: row.get::<Id>("official")? == actor.official,
    })
}

const TOLD: &str = "select unit, reason, opened_at from seal_opening where petition = $1 and opened_at is not null order by id";

/// What the denouncer is told of the openings of his own seal: when, by which unit, why; never who.
///
/// # Errors
/// What the database reports.
pub fn openings_told(tx: &mut Tx<'_>, petition: Id) -> Result<Vec<(i64, String, String)>> {
    let rows = tx.query(TOLD, params![petition])?;
    let told = rows.iter().map(|row| -> store::Result<_> {
        Ok((row.get("opened_at")?, row.get("unit")?, row.get("reason")?))
    });
    Ok(told.collect::<store::Result<_>>()?)
}
