//! Codes of the moment (RFC 6238). The secret comes sealed and goes sealed; each code is taken once.

use store::{Tx, params};

use super::changed;
use crate::access::Actor;
use crate::{Id, Refusal, Result, Setting};

const SECRET: &str = "select secret from totp where official = $1";
const ADD: &str = "insert into totp (official, secret, last_step, made_at) values ($1, $2, $3, $4) on conflict (official) do nothing";
const ACCEPT: &str = "update totp set last_step = $2 where official = $1 and last_step < $2";
const END: &str = "delete from totp where official = $1";

/// Does he sign in with codes?
///
/// # Errors
/// What the database reports.
pub fn has_totp(tx: &mut Tx<'_>, official: Id) -> Result<bool> {
    Ok(totp_secret(tx, official)?.is_some())
}

/// His secret as it is kept: sealed, for nobody but the check of a code.
///
/// # Errors
/// What the database reports.
pub fn totp_secret(tx: &mut Tx<'_>, official: Id) -> Result<Option<Vec<u8>>> {
    let row = tx.first(SECRET, params![official])?;
    Ok(row.map(|row| row.get("secret")).transpose()?)
}

/// Keeps the sealed secret whose first code was right at `step`.
///
/// # Errors
/// The refusal `factor-there-already`: a secret is not exchanged, it is ended first.
pub fn enrol_totp(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    sealed: &[u8],
    step: i64,
) -> Result<()> {
    let values = params![actor.official, sealed, step, at.now.at];
    if tx.execute(ADD, values)? == 0 {
        return Err(Refusal::new("factor-there-already").into());
    }
    changed(tx, at, actor, "factor.totp-enrolled")
}

/// Takes the code of a step once: answers whether it is later than every one taken before.
///
/// # Errors
/// What the database reports.
pub fn accept_step(tx: &mut Tx<'_>, official: Id, step: i64) -> Result<bool> {
    Ok(tx.execute(ACCEPT, params![official, step])? > 0)
}

/// Ends signing in with codes.
///
/// # Errors
/// What the database reports.
pub fn end_totp(tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> Result<()> {
    tx.execute(END, params![actor.official])?;
    changed(tx, at, actor, "factor.totp-ended")
}
