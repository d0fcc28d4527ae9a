//! Requests that may be sent again: what was answered the first time is answered every time, so that a retry after a
//! broken connection or a crash does nothing twice.

use sha2::{Digest, Sha256};
use store::{Tx, params};

use crate::{Refusal, Result, Setting};

/// A request that its sender has named, so that he may send it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// Who asks; one caller knows nothing of another's keys.
    pub caller: String,
    /// The name he gave the request.
    pub key: String,
    /// A print of what is asked: address and content.
    pub print: String,
}

/// What is answered, now and to every retry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status, as the edge wrote it.
    pub status: u16,
    /// The content.
    pub body: String,
}

/// How long an answer is kept, in microseconds (one day).
const KEPT_FOR: i64 = 24 * 3600 * 1_000_000;

const CLAIM: &str = "insert into idempotency (key, caller, request, status, answer, at) values ($1, $2, $3, 0, '', $4) \
     on conflict (caller, key) do nothing";
const KEPT: &str = "select request, status, answer from idempotency where caller = $1 and key = $2";
const KEEP: &str = "update idempotency set status = $3, answer = $4 where caller = $1 and key = $2";
const FORGET: &str = "delete from idempotency where at < $1";

/// Does the work once for each key of a caller; a retry gets the answer of the first time. A request without a key
/// is simply done.
///
/// Two retries at once wait for each other: the claim stands in the transaction of the work.
///
/// # Errors
/// What the work answers, which then leaves no trace; `idempotency-key-reused` for the same key with another request.
pub fn once(
    tx: &mut Tx<'_>,
    at: &Setting,
    asking: Option<&Asking>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<Answer>,
) -> Result<Answer> {
    let Some(asking) = asking else {
        return work(tx);
    };
    let key = data_encoding::HEXLOWER.encode(&Sha256::digest(asking.key.as_bytes()));
    let claim = params![key, asking.caller, asking.print, at.now.at];
    if tx.execute(CLAIM, claim)? == 1 {
        let answer = work(tx)?;
        let status = i64::from(answer.status);
        tx.execute(KEEP, params![asking.caller, key, status, answer.body])?;
        return Ok(answer);
    }
    let kept = tx
        .first(KEPT, params![asking.caller, key])?
        .ok_or(store::Error::Closed)?;
    if kept.get::<String>("request")? != asking.print {
        return Err(Refusal::new("idempotency-key-reused").into());
    }
    Ok(Answer {
        status: u16::try_from(kept.get::<i64>("status")?).unwrap_or_default(),
        body: kept.get("answer")?,
    })
}

/// Forgets the answers that are older than a day. Answers how many they were.
///
/// # Errors
/// What the database reports.
pub fn forget_old(tx: &mut Tx<'_>, at: &Setting) -> Result<u64> {
    Ok(tx.execute(FORGET, params![at.now.at - KEPT_FOR])?)
}

#[cfg(test)]
mod tests;
