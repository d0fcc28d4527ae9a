//! How a sign-in was proved, when last, and what it still owes before any work.

use law::procedure::Post;
use store::{Tx, params};

use super::sign_in::{LIFE, hash};
use super::{Actor, policy};
use crate::audit::{self, Event};
use crate::word::vocabulary;
use crate::{Id, Now, Result, Setting};

vocabulary! {
    /// What proved a person.
    Proof {
        /// A password.
        Password = "password",
        /// A code of the moment (RFC 6238) besides the password.
        Totp = "totp",
        /// A recovery code besides the password.
        Recovery = "recovery",
        /// A passkey (Web Authentication), which is two factors by itself.
        Passkey = "passkey",
        /// A provider of identities.
        Identity = "identity",
    }
}

vocabulary! {
    /// What a sign-in owes before it leads to any work.
    Owed {
        /// A password of one's own: somebody else has set the present one.
        Password = "password",
        /// A second factor, which the unit asks of this post.
        Factor = "factor",
    }
}

/// How a sign-in stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// When it was proved last, microseconds UTC.
    pub proved_at: i64,
    /// By what.
    pub proved_by: Proof,
    /// What it owes.
    pub owes: Option<Owed>,
}

/// A sign-in to be begun.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// Who.
    pub official: Id,
    /// The secret of the session; only its hash is kept.
    pub secret: &'a str,
    /// The token of its forms.
    pub csrf: &'a str,
    /// What proved him.
    pub proof: Proof,
}

/// A sign-in that waits for its second factor ends after this many microseconds (five minutes).
const HALF_LIFE: i64 = 5 * 60 * 1_000_000;

const ADD: &str = "insert into sign_in_session (hash, official, csrf, begun_at, seen_at, ends_at, proved_at, proved_by, owes, half) \
     values ($1, $2, $3, $4, $4, $5, $4, $6, $7, $8)";
const HALF: &str = "select s.official from sign_in_session s join official o on o.id = s.official \
     where s.hash = $1 and s.half and s.ends_at > $2 and not o.disabled";
const GIVEN: &str = "select password_given from official where id = $1";
const RENEW: &str = "update sign_in_session set hash = $2, proved_at = $3, proved_by = $4 where hash = $1 and not half";
const SETTLE: &str = "update sign_in_session set owes = $2 where official = $1 and not half";
const END_HALF: &str = "delete from sign_in_session where hash = $1 and half";
const END_OTHERS: &str = "delete from sign_in_session where official = $1 and hash <> $2";
const FORGET: &str = "delete from sign_in_session where ends_at <= $1";
const HAS_FACTOR: &str = "select 1 as one from totp where official = $1 union all select 1 as one from passkey where official = $1";

/// Begins a sign-in that is proved; it may still owe a password or a factor.
///
/// # Errors
/// What the database reports.
pub fn open_session(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    opening: &Opening<'_>,
) -> Result<()> {
    let owes = owed(tx, at, actor)?;
    let ends = at.now.at + LIFE;
    add(tx, at.now, opening, (ends, owes, false))?;
    record(tx, at, actor, "session.begun", opening.proof.as_str())
}

/// Begins a sign-in whose password is right and whose second factor is still to come: it opens nothing.
///
/// # Errors
/// What the database reports.
pub fn begin_half(tx: &mut Tx<'_>, at: &Setting, opening: &Opening<'_>) -> Result<()> {
    tx.execute(FORGET, params![at.now.at])?;
    add(tx, at.now, opening, (at.now.at + HALF_LIFE, None, true))
}

fn add(
    tx: &mut Tx<'_>,
    now: Now,
    opening: &Opening<'_>,
    (ends, owes, is_half): (i64, Option<Owed>, bool),
) -> Result<()> {
    let (key, owes) = (hash(opening.secret), owes.map(Owed::as_str));
    let values = params![
        key,
        opening.official,
        opening.csrf,
        now.at,
        ends,
        opening.proof,
        owes,
        is_half
    ];
    tx.execute(ADD, values)?;
    Ok(())
}

/// Whose second factor is awaited under this secret.
///
/// # Errors
/// What the database reports.
pub fn official_of_half(tx: &mut Tx<'_>, now: Now, secret: &str) -> Result<Option<Id>> {
    let row = tx.first(HALF, params![hash(secret), now.at])?;
    Ok(row.map(|row| row.get("official")).transpose()?)
}

/// Ends a sign-in whose second factor has come, or was given up.
///
/// # Errors
/// What the database reports.
pub fn end_half(tx: &mut Tx<'_>, secret: &str) -> Result<()> {
    tx.execute(END_HALF, params![hash(secret)])?;
    Ok(())
}

/// Keeps a fresh proof of a sign-in, under a new secret: whoever knew the old one knows nothing any more.
///
/// # Errors
/// What the database reports.
pub fn renew_session(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    (old, new): (&str, &str),
    proof: Proof,
) -> Result<()> {
    tx.execute(RENEW, params![hash(old), hash(new), at.now.at, proof])?;
    record(tx, at, actor, "session.proved", proof.as_str())
}

/// Ends every sign-in of an official but this one.
///
/// # Errors
/// What the database reports.
pub fn end_other_sessions(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    secret: &str,
) -> Result<()> {
    tx.execute(END_OTHERS, params![actor.official, hash(secret)])?;
    record(tx, at, actor, "session.others-ended", "")
}

/// Has the official a second factor?
///
/// # Errors
/// What the database reports.
pub fn has_factor(tx: &mut Tx<'_>, official: Id) -> Result<bool> {
    Ok(tx.first(HAS_FACTOR, params![official])?.is_some())
}

/// Tells the trail that a second factor or a fresh proof was wrong.
///
/// # Errors
/// What the database reports.
pub fn record_refused(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, proof: Proof) -> Result<()> {
    record(tx, at, actor, "session.refused", proof.as_str())
}

/// What an official owes today.
fn owed(tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> Result<Option<Owed>> {
    let given = tx.first(GIVEN, params![actor.official])?;
    if given
        .map(|row| row.get("password_given"))
        .transpose()?
        .unwrap_or(false)
    {
        return Ok(Some(Owed::Password));
    }
    let posts: Vec<Post> = actor.posts.iter().map(|held| held.post).collect();
    if !has_factor(tx, actor.official)?
        && policy::must_have_factor(tx, at.now, &actor.unit, &posts)?
    {
        return Ok(Some(Owed::Factor));
    }
    Ok(None)
}

/// Looks again at what the sign-ins of an official owe, after he has changed something about it.
pub(super) fn settle(tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> Result<()> {
    let owes = owed(tx, at, actor)?;
    tx.execute(SETTLE, params![actor.official, owes.map(Owed::as_str)])?;
    Ok(())
}

pub(super) fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    name: &'static str,
    detail: &str,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "official",
        subject: Some(actor.official),
        detail,
    };
    audit::record(tx, at, actor.by(), &event)
}
