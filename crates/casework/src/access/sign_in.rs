//! Officials, their posts, and what proves that somebody is one of them.

use std::sync::Arc;

use jiff::civil::Date;
use law::procedure::Post;
use sha2::{Digest, Sha256};
use store::{Row, Tx, params};

use super::proof::{Owed, Proof, Standing};
use super::{Actor, HeldPost};
use crate::{FieldError, Id, Now, Result, Setting, organization};

/// An official to be added.
#[derive(Debug, Clone)]
pub struct NewOfficial<'a> {
    /// Code of the unit he works for.
    pub unit: &'a str,
    /// Name.
    pub name: &'a str,
    /// What he signs in with; unique in the register.
    pub sign_in: &'a str,
    /// Argon2id hash of his password.
    pub password_hash: &'a str,
}

const ADD_OFFICIAL: &str = "insert into official (id, tenant, unit, name, sign_in, password_hash) values ($1, $2, $3, $4, $5, $6)";
const ADD_POST: &str = "insert into post (id, official, tenant, unit, post, below, from_on, until_on) \
     select $1, id, tenant, unit, $3, $4, $5, $6 from official where id = $2";
const BY_SIGN_IN: &str =
    "select id, password_hash from official where sign_in = $1 and not disabled";
const OFFICIAL: &str =
    "select id, tenant, unit, name, sign_in from official where id = $1 and not disabled";
const POSTS: &str = "select unit, post, below from post where official = $1 and from_on <= $2 and (until_on is null or until_on >= $2) \
     order by id";
/// Posts held in an emergency, to the minute.
const EMERGENCIES: &str = "select unit, post, false as below from second_person where official = $1 and kind = 'emergency' \
     and stand = 'granted' and ends_at > $2 order by id";
const ADD_SESSION: &str = "insert into sign_in_session (hash, official, csrf, begun_at, seen_at, ends_at, proved_at) values ($1, $2, $3, $4, $4, $5, $4)";
const SESSION: &str = "select official, csrf, seen_at, proved_at, proved_by, owes from sign_in_session where hash = $1 and ends_at > $2 and seen_at > $3 \
     and not half";
const SEEN: &str = "update sign_in_session set seen_at = $2 where hash = $1";
const END_SESSION: &str = "delete from sign_in_session where hash = $1";
const END_ALL: &str = "delete from sign_in_session where official = $1";
const ADD_TOKEN: &str = "insert into token (id, official, name, hash, made_at, ends_at) values ($1, $2, $3, $4, $5, $6)";
const TOKEN: &str = "select official from token where hash = $1 and ends_at > $2";
const DISABLE: &str = "update official set disabled = true where sign_in = $1";
const SET_PASSWORD: &str =
    "update official set password_hash = $2, password_given = true where sign_in = $1";
const LIST: &str = "select o.id, o.sign_in, o.name, o.unit, o.disabled, p.post from official o \
     left join post p on p.official = o.id and p.until_on is null order by o.sign_in, p.post";

/// Idle sign-ins end after this many microseconds (two hours).
const IDLE: i64 = 2 * 3600 * 1_000_000;
/// Every sign-in ends after this many microseconds (twelve hours).
pub(super) const LIFE: i64 = 12 * 3600 * 1_000_000;
/// A sign-in is marked as seen at most once in this time (one minute), so that reading writes little.
const SEEN_STEP: i64 = 60 * 1_000_000;

/// Adds an official to his unit.
///
/// # Errors
/// Field errors for an unknown unit or a sign-in that is taken.
pub fn add_official(tx: &mut Tx<'_>, at: &Setting, new: &NewOfficial<'_>) -> Result<Id> {
    let unit = organization::ensure(tx, at, new.unit)?;
    if tx
        .first(
            "select id from official where sign_in = $1",
            params![new.sign_in],
        )?
        .is_some()
    {
        return Err(FieldError::new("sign_in", "sign-in-taken")
            .with("sign-in", new.sign_in)
            .into());
    }
    let id = at.id();
    tx.execute(
        ADD_OFFICIAL,
        params![
            id,
            unit.tenant,
            unit.code,
            new.name,
            new.sign_in,
            new.password_hash
        ],
    )?;
    Ok(id)
}

/// Gives an official a post in his unit from a day on.
///
/// # Errors
/// What the database reports.
pub fn add_post(
    tx: &mut Tx<'_>,
    at: &Setting,
    official: Id,
    post: Post,
    below: bool,
    from: Date,
) -> Result<()> {
    tx.send(
        ADD_POST,
        params![at.id(), official, post.as_str(), below, from, None::<Date>],
    )?;
    Ok(())
}

/// The official behind a sign-in, with the hash of his password.
///
/// # Errors
/// What the database reports.
pub fn find_sign_in(tx: &mut Tx<'_>, sign_in: &str) -> Result<Option<(Id, String)>> {
    let row = tx.first(BY_SIGN_IN, params![sign_in])?;
    Ok(row
        .map(|row| Ok::<_, store::Error>((row.get("id")?, row.get("password_hash")?)))
        .transpose()?)
}

/// A person as his sign-in proves him.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub actor: Actor,
    /// The token that his forms carry.
    pub csrf: String,
    /// How he was proved, and what he owes.
    pub standing: Standing,
}

/// Remembers a sign-in under the hash of its secret.
///
/// # Errors
/// What the database reports.
pub fn remember_session(
    tx: &mut Tx<'_>,
    now: Now,
    official: Id,
    secret: &str,
    csrf: &str,
) -> Result<()> {
    tx.execute(
        ADD_SESSION,
        params![hash(secret), official, csrf, now.at, now.at + LIFE],
    )?;
    Ok(())
}

/// Who signed in with this secret, if it still holds; the second value says whether it should be marked as seen.
///
/// # Errors
/// What the database reports.
pub fn official_of_session(
    tx: &mut Tx<'_>,
    at: &Setting,
    secret: &str,
) -> Result<Option<(SignedIn, bool)>> {
    let now = at.now;
    let Some(row) = tx.first(SESSION, params![hash(secret), now.at, now.at - IDLE])? else {
        return Ok(None);
    };
    let stale = row.get::<i64>("seen_at")? < now.at - SEEN_STEP;
    let (official, csrf): (Id, String) = (row.get("official")?, row.get("csrf")?);
    let proved_by: String = row.get("proved_by")?;
    let owes: Option<String> = row.get("owes")?;
    let standing = Standing {
        proved_at: row.get("proved_at")?,
        proved_by: Proof::parse(&proved_by).unwrap_or(Proof::Password),
        owes: owes.as_deref().and_then(Owed::parse),
    };
    let found = actor(tx, at, official)?;
    let signed_in = found.map(|actor| SignedIn {
        actor,
        csrf,
        standing,
    });
    Ok(signed_in.map(|signed_in| (signed_in, stale)))
}

/// Marks a sign-in as used now.
///
/// # Errors
/// What the database reports.
pub fn mark_seen(tx: &mut Tx<'_>, now: Now, secret: &str) -> Result<()> {
    tx.execute(SEEN, params![hash(secret), now.at])?;
    Ok(())
}

/// Ends a sign-in.
///
/// # Errors
/// What the database reports.
pub fn end_session(tx: &mut Tx<'_>, secret: &str) -> Result<()> {
    tx.execute(END_SESSION, params![hash(secret)])?;
    Ok(())
}

/// Keeps the hash of a bearer token for an official; it ends after `days`.
///
/// # Errors
/// What the database reports.
pub fn make_token(
    tx: &mut Tx<'_>,
    at: &Setting,
    official: Id,
    name: &str,
    secret: &str,
    days: i64,
) -> Result<()> {
    let ends = at.now.at + days * 24 * 3600 * 1_000_000;
    tx.execute(
        ADD_TOKEN,
        params![at.id(), official, name, hash(secret), at.now.at, ends],
    )?;
    Ok(())
}

/// Who holds this bearer token, if it still holds.
///
/// # Errors
/// What the database reports.
pub fn official_of_token(tx: &mut Tx<'_>, at: &Setting, secret: &str) -> Result<Option<Actor>> {
    let Some(row) = tx.first(TOKEN, params![hash(secret), at.now.at])? else {
        return Ok(None);
    };
    actor(tx, at, row.get("official")?)
}

/// Shuts an official out at once, with all his sign-ins. Answers whether there was one.
///
/// # Errors
/// What the database reports.
pub fn disable(tx: &mut Tx<'_>, sign_in: &str) -> Result<bool> {
    let Some((official, _)) = find_sign_in(tx, sign_in)? else {
        return Ok(false);
    };
    tx.execute(DISABLE, params![sign_in])?;
    tx.execute(END_ALL, params![official])?;
    Ok(true)
}

/// Sets the hash of a new password and ends all sign-ins. Answers whether there was such an official.
///
/// # Errors
/// What the database reports.
pub fn set_password(tx: &mut Tx<'_>, sign_in: &str, password_hash: &str) -> Result<bool> {
    let Some((official, _)) = find_sign_in(tx, sign_in)? else {
        return Ok(false);
    };
    tx.execute(SET_PASSWORD, params![sign_in, password_hash])?;
    tx.execute(END_ALL, params![official])?;
    Ok(true)
}

/// An official as the command line lists him: sign-in, name, unit, posts, disabled.
pub type OfficialLine = (String, String, String, Vec<String>, bool);

/// Officials with their posts: sign-in, name, unit, posts, disabled.
///
/// # Errors
/// What the database reports.
pub fn list_officials(tx: &mut Tx<'_>) -> Result<Vec<OfficialLine>> {
    let mut all: Vec<OfficialLine> = Vec::new();
    for row in tx.query(LIST, params![])? {
        let (sign_in, post): (String, Option<String>) = (row.get("sign_in")?, row.get("post")?);
        match all.last_mut() {
            Some(last) if last.0 == sign_in => last.3.extend(post),
            _ => all.push((
                sign_in,
                row.get("name")?,
                row.get("unit")?,
                post.into_iter().collect(),
                row.get("disabled")?,
            )),
        }
    }
    Ok(all)
}

/// The official with the posts he holds today and the rules that hold today.
///
/// # Errors
/// What the database reports.
pub fn actor(tx: &mut Tx<'_>, at: &Setting, official: Id) -> Result<Option<Actor>> {
    let Some(row) = tx.first(OFFICIAL, params![official])? else {
        return Ok(None);
    };
    let mut posts = tx.query(POSTS, params![official, at.now.today])?;
    posts.extend(tx.query(EMERGENCIES, params![official, at.now.at])?);
    let posts = posts
        .iter()
        .filter_map(|row| held(row).transpose())
        .collect::<store::Result<_>>()?;
    Ok(Some(Actor {
        official,
        name: row.get("name")?,
        sign_in: row.get("sign_in")?,
        unit: row.get("unit")?,
        tenant: row.get("tenant")?,
        posts,
        rights: Arc::clone(&at.law.rights),
        on: at.now.today,
    }))
}

fn held(row: &Row) -> store::Result<Option<HeldPost>> {
    let Some(post) = Post::parse(&row.get::<String>("post")?) else {
        return Ok(None);
    };
    Ok(Some(HeldPost {
        post,
        unit: row.get("unit")?,
        below: row.get("below")?,
    }))
}

pub(super) fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}
