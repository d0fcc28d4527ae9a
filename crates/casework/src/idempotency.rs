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
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Failure;
    use crate::testing::registers;

    fn asking(print: &str) -> Asking {
        Asking {
            caller: "somebody".to_owned(),
            key: "one".to_owned(),
            print: print.to_owned(),
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn the_answer_of_the_first_time_is_kept_for_a_day() {
        for mut register in registers(date(2026, 7, 6)).await.unwrap() {
            for (day, said, heard) in [
                (6, "first", "first"),
                (7, "second", "first"),
                (9, "third", "third"),
            ] {
                register.on(date(2026, 7, day));
                let answer = register.write(move |tx, at| {
                    forget_old(tx, at)?;
                    once(tx, at, Some(&asking("same")), |_| {
                        Ok(Answer {
                            status: 201,
                            body: said.to_owned(),
                        })
                    })
                });
                assert_eq!(answer.await.unwrap().body, heard);
            }
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn work_that_failed_leaves_no_claim_and_another_request_is_refused() {
        for register in registers(date(2026, 7, 6)).await.unwrap() {
            let failed = register
                .write(|tx, at| once(tx, at, Some(&asking("a")), |_| Err(Failure::NotFound)))
                .await;
            assert!(matches!(failed, Err(Failure::NotFound)));
            let done = |print: &'static str| {
                register.write(move |tx, at| {
                    once(tx, at, Some(&asking(print)), |_| {
                        Ok(Answer {
                            status: 200,
                            body: String::new(),
                        })
                    })
                })
            };
            assert_eq!(done("b").await.unwrap().status, 200);
            let other = done("c").await.unwrap_err();
            assert!(
                matches!(other, Failure::Refused(refusal) if refusal.code == "idempotency-key-reused")
            );
        }
    }
}
