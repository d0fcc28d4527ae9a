//! What an official sees and ends of his own: bearer tokens and sign-ins.

use store::{Row, Tx, params};

use super::Actor;
use super::proof::Proof;
use super::sign_in::hash;
use crate::audit::{self, Event};
use crate::{Failure, FieldError, Id, Now, Result, Setting};

/// Longest life of a bearer token in days.
pub const LONGEST_TOKEN: i64 = 365;
/// Longest name of a bearer token.
const NAME: usize = 100;
/// Tokens of one official at once.
const MOST_TOKENS: usize = 20;
const DAY: i64 = 24 * 3600 * 1_000_000;

/// A bearer token as its owner sees it; its secret is known to no one but him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRow {
    /// The row.
    pub id: Id,
    /// What he called it.
    pub name: String,
    /// When it was made, microseconds UTC.
    pub made_at: i64,
    /// When it ends, microseconds UTC.
    pub ends_at: i64,
}

/// A sign-in as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Its name in forms; the secret cannot be found from it.
    pub key: String,
    /// When he signed in, microseconds UTC.
    pub begun_at: i64,
    /// When it was used last, to the minute, microseconds UTC.
    pub seen_at: i64,
    /// What proved him.
    pub proved_by: Proof,
    /// When last, microseconds UTC.
    pub proved_at: i64,
    /// Is it the one that asks?
    pub is_this: bool,
}

const TOKENS: &str = "select id, name, made_at, ends_at from token where official = $1 and ends_at > $2 order by id desc";
const ADD_TOKEN: &str = "insert into token (id, official, name, hash, made_at, ends_at) values ($1, $2, $3, $4, $5, $6)";
const END_TOKEN: &str = "delete from token where id = $1 and official = $2";
const SESSIONS: &str = "select hash, begun_at, seen_at, proved_at, proved_by from sign_in_session where official = $1 and ends_at > $2 and not half order by begun_at desc, hash";
const END_SESSION: &str = "delete from sign_in_session where hash = $1 and official = $2";

/// The bearer tokens of an official that still hold, newest first.
///
/// # Errors
/// What the database reports.
pub fn tokens(tx: &mut Tx<'_>, now: Now, official: Id) -> Result<Vec<TokenRow>> {
    let read = |row: &Row| {
        Ok(TokenRow {
            id: row.get("id")?,
            name: row.get("name")?,
            made_at: row.get("made_at")?,
            ends_at: row.get("ends_at")?,
        })
    };
    let rows = tx.query(TOKENS, params![official, now.at])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// Gives an official a bearer token under a name, for a number of days; only its hash is kept.
///
/// # Errors
/// Field errors for a name that says nothing, a life that is too long, or too many tokens.
pub fn add_token(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    name: &str,
    days: i64,
    secret: &str,
) -> Result<Id> {
    let (name, mut errors) = (name.trim(), Vec::new());
    match name.chars().count() {
        0 => errors.push(FieldError::new("name", "field-missing")),
        n if n > NAME => errors.push(FieldError::new("name", "field-too-long").with("most", NAME)),
        _ => {}
    }
    if !(1..=LONGEST_TOKEN).contains(&days) {
        errors.push(FieldError::new("days", "number-wrong").with("found", days));
    }
    if tokens(tx, at.now, actor.official)?.len() >= MOST_TOKENS {
        errors.push(FieldError::new("name", "too-many-tokens").with("most", MOST_TOKENS));
    }
    if !errors.is_empty() {
        return Err(Failure::Invalid(errors));
    }
    let (id, ends) = (at.id(), at.now.at + days * DAY);
    tx.execute(
        ADD_TOKEN,
        params![id, actor.official, name, hash(secret), at.now.at, ends],
    )?;
    record(tx, at, actor, "token.made")?;
    Ok(id)
}

/// Ends a bearer token of this official at once.
///
/// # Errors
/// Not found when it is not his.
pub fn end_token(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, id: Id) -> Result<()> {
    if tx.execute(END_TOKEN, params![id, actor.official])? == 0 {
        return Err(Failure::NotFound);
    }
    record(tx, at, actor, "token.ended")
}

/// The sign-ins of an official that have not ended, newest first; `secret` is that of the one that asks.
///
/// # Errors
/// What the database reports.
pub fn sessions(
    tx: &mut Tx<'_>,
    now: Now,
    official: Id,
    secret: Option<&str>,
) -> Result<Vec<SessionRow>> {
    let this = secret.map(hash);
    let read = |row: &Row| {
        let key: Vec<u8> = row.get("hash")?;
        Ok(SessionRow {
            is_this: this.as_ref() == Some(&key),
            key: data_encoding::HEXLOWER.encode(&key),
            begun_at: row.get("begun_at")?,
            seen_at: row.get("seen_at")?,
            proved_by: row.get("proved_by")?,
            proved_at: row.get("proved_at")?,
        })
    };
    let rows = tx.query(SESSIONS, params![official, now.at])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// Ends a sign-in of this official.
///
/// # Errors
/// Not found when it is not his.
pub fn end_own_session(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, key: &str) -> Result<()> {
    let key = data_encoding::HEXLOWER
        .decode(key.as_bytes())
        .map_err(|_| Failure::NotFound)?;
    if tx.execute(END_SESSION, params![key, actor.official])? == 0 {
        return Err(Failure::NotFound);
    }
    record(tx, at, actor, "session.ended")
}

fn record(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, name: &'static str) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "official",
        subject: Some(actor.official),
        detail: "",
    };
    audit::record(tx, at, actor.by(), &event)
}
