//! Identities that another keeps, with which an official signs in: linked by himself after an administrator invited
//! him, never found by name or e-mail.

use store::{Row, Tx, params};

use super::sign_in::hash;
use super::{Actor, Permit, Scope, acts};
use crate::audit::{self, By, Event};
use crate::{Failure, FieldError, Id, Now, Result, Setting};

/// How long an invitation holds, in microseconds (seven days).
const INVITED: i64 = 7 * 24 * 3600 * 1_000_000;

/// What a provider proved: by what a subject of its issuer is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvedIdentity {
    /// Code of the provider.
    pub provider: String,
    /// Keyed print of issuer and subject; who he is there is not kept.
    pub print: Vec<u8>,
}

/// An identity that an official linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityRow {
    /// The row.
    pub id: Id,
    /// Code of the provider.
    pub provider: String,
    /// When it was linked, microseconds UTC.
    pub linked_at: i64,
    /// When he signed in with it last, microseconds UTC.
    pub used_at: Option<i64>,
}

const INVITE: &str = "insert into identity_invitation (official, invited_by, ends_at) values ($1, $2, $3) \
     on conflict (official) do update set invited_by = excluded.invited_by, ends_at = excluded.ends_at";
const INVITATION: &str =
    "select ends_at from identity_invitation where official = $1 and ends_at > $2";
const DONE: &str = "delete from identity_invitation where official = $1";
const LINK: &str = "insert into official_identity (id, official, provider, print, linked_at) values ($1, $2, $3, $4, $5)";
const UNLINK: &str = "delete from official_identity where id = $1 and official = $2";
const ALL: &str = "select id, provider, linked_at, used_at from official_identity where official = $1 order by id";
const LINKED: &str = "select i.id, i.official, o.unit, o.tenant, o.disabled from official_identity i \
     join official o on o.id = i.official where i.provider = $1 and i.print = $2";
const TAKEN: &str = "select id from official_identity where print = $1";
const USED: &str = "update official_identity set used_at = $2 where id = $1";
const PROVED: &str = "update sign_in_session set identity_provider = $2 where hash = $1";
const PROVIDER: &str = "select identity_provider from sign_in_session where hash = $1";
const END_PROVED: &str =
    "delete from sign_in_session where official = $1 and identity_provider = $2";

/// Invites an official in scope to link an identity within seven days.
///
/// # Errors
/// Not found.
pub fn invite_identity(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    scope: &Scope,
    id: Id,
) -> Result<()> {
    super::official(tx, scope, id)?;
    let ends = at.now.at + INVITED;
    tx.execute(INVITE, params![id, permit.official(), ends])?;
    record(tx, at, permit.by(), "identity.invited", id, "")
}

/// Until when an official may link an identity, microseconds UTC; none when nobody invited him.
///
/// # Errors
/// What the database reports.
pub fn invitation(tx: &mut Tx<'_>, now: Now, official: Id) -> Result<Option<i64>> {
    let row = tx.first(INVITATION, params![official, now.at])?;
    Ok(row.map(|row| row.get("ends_at")).transpose()?)
}

/// Links a proved identity with one's own account; the invitation is used up.
///
/// # Errors
/// Field errors on `identity`: nobody invited him, or the identity is linked already.
pub fn link_identity(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    proof: &ProvedIdentity,
) -> Result<()> {
    if invitation(tx, at.now, actor.official)?.is_none() {
        return Err(FieldError::new("identity", "identity-not-invited").into());
    }
    if tx.first(TAKEN, params![proof.print.clone()])?.is_some() {
        return Err(FieldError::new("identity", "identity-linked-already").into());
    }
    let (official, print) = (actor.official, proof.print.clone());
    let provider = proof.provider.as_str();
    tx.execute(LINK, params![at.id(), official, provider, print, at.now.at])?;
    tx.execute(DONE, params![official])?;
    record(tx, at, actor.by(), "identity.linked", official, provider)
}

/// Unlinks an identity of one's own, and ends the sign-ins that it opened.
///
/// # Errors
/// Not found when it is not his.
pub fn unlink_identity(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, id: Id) -> Result<()> {
    let own = identities(tx, actor.official)?;
    let Some(found) = own.into_iter().find(|one| one.id == id) else {
        return Err(Failure::NotFound);
    };
    let provider = found.provider.as_str();
    tx.execute(UNLINK, params![id, actor.official])?;
    tx.execute(END_PROVED, params![actor.official, provider])?;
    record(
        tx,
        at,
        actor.by(),
        "identity.unlinked",
        actor.official,
        provider,
    )
}

/// The identities that an official linked, oldest first.
///
/// # Errors
/// What the database reports.
pub fn identities(tx: &mut Tx<'_>, official: Id) -> Result<Vec<IdentityRow>> {
    let read = |row: &Row| {
        Ok(IdentityRow {
            id: row.get("id")?,
            provider: row.get("provider")?,
            linked_at: row.get("linked_at")?,
            used_at: row.get("used_at")?,
        })
    };
    let rows = tx.query(ALL, params![official])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// Who linked this identity, and may come in; on record as used.
///
/// # Errors
/// What the database reports.
pub fn official_of_identity(
    tx: &mut Tx<'_>,
    at: &Setting,
    proof: &ProvedIdentity,
) -> Result<Option<Id>> {
    let found = tx.first(
        LINKED,
        params![proof.provider.as_str(), proof.print.clone()],
    )?;
    let Some(row) = found else {
        return Ok(None);
    };
    if row.get::<bool>("disabled")? {
        return Ok(None);
    }
    let (id, official): (Id, Id) = (row.get("id")?, row.get("official")?);
    let (unit, tenant): (String, String) = (row.get("unit")?, row.get("tenant")?);
    tx.execute(USED, params![id, at.now.at])?;
    let by = By {
        official: Some(official),
        unit: &unit,
        tenant: &tenant,
        rule: None,
    };
    record(tx, at, by, "identity.used", official, &proof.provider)?;
    Ok(Some(official))
}

/// Keeps with a sign-in which provider proved it.
///
/// # Errors
/// What the database reports.
pub fn note_provider(tx: &mut Tx<'_>, secret: &str, provider: &str) -> Result<()> {
    tx.execute(PROVED, params![hash(secret), provider])?;
    Ok(())
}

/// The provider that proved a sign-in; none for one by password.
///
/// # Errors
/// What the database reports.
pub fn provider_of_session(tx: &mut Tx<'_>, secret: &str) -> Result<Option<String>> {
    let Some(row) = tx.first(PROVIDER, params![hash(secret)])? else {
        return Ok(None);
    };
    Ok(row.get("identity_provider")?)
}

fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    name: &'static str,
    official: Id,
    provider: &str,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "official",
        subject: Some(official),
        detail: provider,
    };
    audit::record(tx, at, by, &event)
}
