//! Recovery codes: ten at a time, each good once, kept as hashes.

use store::{Tx, params};

use crate::access::sign_in::hash;
use crate::access::{Actor, proof};
use crate::{Id, Result, Setting};

/// How many are given at a time.
pub const RECOVERY_CODES: usize = 10;

const END: &str = "delete from recovery_code where official = $1";
const ADD: &str = "insert into recovery_code (official, hash) values ($1, $2)";
const USE: &str =
    "update recovery_code set used_at = $3 where official = $1 and hash = $2 and used_at is null";
const LEFT: &str =
    "select count(*) as n from recovery_code where official = $1 and used_at is null";

/// A code as it is compared: letters and digits alone, small.
fn plain(code: &str) -> String {
    let kept = code.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Keeps new codes in place of all before.
///
/// # Errors
/// What the database reports.
pub fn renew_codes(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, codes: &[String]) -> Result<()> {
    tx.execute(END, params![actor.official])?;
    for code in codes {
        tx.execute(ADD, params![actor.official, hash(&plain(code))])?;
    }
    proof::record(tx, at, actor, "factor.codes-renewed", "")
}

/// Uses a code up: answers whether it was one that was still good.
///
/// # Errors
/// What the database reports.
pub fn use_code(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, code: &str) -> Result<bool> {
    let key = hash(&plain(code));
    let values = params![actor.official, key, at.now.at];
    if tx.execute(USE, values)? == 0 {
        return Ok(false);
    }
    proof::record(tx, at, actor, "factor.code-used", "")?;
    Ok(true)
}

/// How many codes are still good.
///
/// # Errors
/// What the database reports.
pub fn codes_left(tx: &mut Tx<'_>, official: Id) -> Result<i64> {
    let row = tx.first(LEFT, params![official])?;
    Ok(row.map(|row| row.get("n")).transpose()?.unwrap_or(0))
}
