//! Passkeys (Web Authentication level 3): public keys under names their owner gave.

use store::{Row, Tx, params};

use super::changed;
use crate::access::{Actor, proof};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting};

/// Passkeys of one official at once.
const MOST: usize = 10;
/// Longest name.
const NAME: usize = 60;

const ALL: &str = "select id, name, made_at, used_at from passkey where official = $1 order by id";
const ADD: &str = "insert into passkey (id, official, name, credential, algorithm, public_key, counter, made_at) \
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (credential) do nothing";
const FIND: &str = "select p.id, p.official, p.algorithm, p.public_key, p.counter from passkey p join official o on o.id = p.official \
     where p.credential = $1 and not o.disabled";
const USE: &str = "update passkey set counter = $2, used_at = $3 where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))";
const END: &str = "delete from passkey where id = $1 and official = $2";

/// A passkey as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyRow {
    /// The row.
    pub id: Id,
    /// What he called it.
    pub name: String,
    /// When it was made, microseconds UTC.
    pub made_at: i64,
    /// When it was used last, microseconds UTC.
    pub used_at: Option<i64>,
}

/// A passkey to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPasskey {
    /// What its owner calls it.
    pub name: String,
    /// Its id with the authenticator.
    pub credential: Vec<u8>,
    /// How it signs: `ES256`, `RS256`.
    pub algorithm: &'static str,
    /// Its public key as `SubjectPublicKeyInfo`.
    pub public_key: Vec<u8>,
    /// The signature counter so far.
    pub counter: i64,
}

/// A passkey as a signature is checked with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// The row.
    pub id: Id,
    /// Whose it is.
    pub official: Id,
    /// How it signs.
    pub algorithm: String,
    /// Its public key as `SubjectPublicKeyInfo`.
    pub public_key: Vec<u8>,
    /// The signature counter so far.
    pub counter: i64,
}

/// The passkeys of an official.
///
/// # Errors
/// What the database reports.
pub fn passkeys(tx: &mut Tx<'_>, official: Id) -> Result<Vec<PasskeyRow>> {
    let read = |row: &Row| {
        Ok(PasskeyRow {
            id: row.get("id")?,
            name: row.get("name")?,
            made_at: row.get("made_at")?,
            used_at: row.get("used_at")?,
        })
    };
    let rows = tx.query(ALL, params![official])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// Keeps a passkey of this official.
///
/// # Errors
/// Field errors for its name or too many; a refusal where the authenticator's key is known already.
pub fn add_passkey(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, new: &NewPasskey) -> Result<Id> {
    let name = new.name.trim();
    match name.chars().count() {
        0 => return Err(FieldError::new("name", "field-missing").into()),
        n if n > NAME => {
            return Err(FieldError::new("name", "field-too-long")
                .with("most", NAME)
                .into());
        }
        _ => {}
    }
    if passkeys(tx, actor.official)?.len() >= MOST {
        return Err(FieldError::new("name", "too-many-passkeys")
            .with("most", MOST)
            .into());
    }
    let id = at.id();
    let values = params![
        id,
        actor.official,
        name,
        new.credential,
        new.algorithm,
        new.public_key,
        new.counter,
        at.now.at
    ];
    if tx.execute(ADD, values)? == 0 {
        return Err(Refusal::new("factor-there-already").into());
    }
    changed(tx, at, actor, "factor.passkey-enrolled")?;
    Ok(id)
}

/// The passkey with this id of an authenticator, unless its owner is shut out.
///
/// # Errors
/// What the database reports.
pub fn passkey(tx: &mut Tx<'_>, credential: &[u8]) -> Result<Option<Passkey>> {
    let read = |row: Row| {
        Ok::<_, store::Error>(Passkey {
            id: row.get("id")?,
            official: row.get("official")?,
            algorithm: row.get("algorithm")?,
            public_key: row.get("public_key")?,
            counter: row.get("counter")?,
        })
    };
    Ok(tx.first(FIND, params![credential])?.map(read).transpose()?)
}

/// Takes a signature with this counter: answers no where the counter went back, which a copied key would show.
///
/// # Errors
/// What the database reports.
pub fn use_passkey(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    id: Id,
    counter: i64,
) -> Result<bool> {
    if tx.execute(USE, params![id, counter, at.now.at])? == 0 {
        proof::record(tx, at, actor, "factor.passkey-copied", "")?;
        return Ok(false);
    }
    Ok(true)
}

/// Ends a passkey of this official.
///
/// # Errors
/// Not found when it is not his.
pub fn end_passkey(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, id: Id) -> Result<()> {
    if tx.execute(END, params![id, actor.official])? == 0 {
        return Err(Failure::NotFound);
    }
    changed(tx, at, actor, "factor.passkey-ended")
}
