//! Recovery: three custodians, any two of whom can give the register its seals back when the master key is lost.

use sealing::{Pair, PrivateKey, PublicKey};
use store::{Tx, params};

use super::key::{self, Recipient};
use super::{matter, rotate};
use crate::{Failure, Id, Refusal, Result, Setting};

const ADD: &str = "insert into seal_key (id, unit, post, epoch, generation, public, made_at) values ($1, '', $2, 0, $3, $4, $5)";
const COUNT: &str = "select cast(count(*) as bigint) as n from seal_key where post = 'recovery'";
const RETIRE: &str = "update seal_key set retired_at = $2 where post = 'recovery' and retired_at is null and id <> $1";
const SHARE: &str =
    "insert into seal_share (recovery, first, second, envelope) values ($1, $2, $3, $4)";
const CURRENT: &str = "select id, unit, post, epoch, generation, public from seal_key where post = 'recovery' and retired_at is null order by id desc limit 1";
const SHARES: &str =
    "select first, second, envelope from seal_share where recovery = $1 order by first, second";
const UNWRAPPED: &str = "select s.id from seal s where s.destroyed_at is null and s.id > $2 \
     and not exists (select 1 from seal_wrap w where w.seal = s.id and w.recipient = $1) order by s.id limit 200";
const DROP_RETIRED: &str = "delete from seal_wrap where recipient in (select id from seal_key where post = 'recovery' and retired_at is not null)";

const DROP_LOST: &str = "delete from seal_wrap where recipient in (select id from seal_key where post <> 'recovery' and retired_at is not null)";

/// The shares of the recovery key.
#[derive(Debug, Clone)]
pub struct Shares {
    recovery: Recipient,
    /// One for each pair of custodians.
    pub pairs: Vec<Pair>,
}

/// Appoints three custodians: a new recovery key, shared among them, to which every seal is wrapped as well. Custodians of before
/// recover nothing any more. Answers how many seals were wrapped.
///
/// # Errors
/// The refusals `seal-keys-missing` and `seal-damaged` (a key of a custodian that is none); what the database reports.
pub fn appoint_custodians(
    tx: &mut Tx<'_>,
    at: &Setting,
    custodians: &[PublicKey; 3],
) -> Result<usize> {
    let private = PrivateKey::draw(at);
    let generation: i64 = tx
        .first(COUNT, params![])?
        .map_or(Ok(0), |row| row.get("n"))?;
    let (id, public) = (at.id(), private.public()?);
    let (no, bytes) = (generation + 1, public.bytes());
    tx.execute(ADD, params![id, key::RECOVERY, no, bytes, at.now.at])?;
    tx.execute(RETIRE, params![id, at.now.at])?;
    for pair in sealing::share(&private, custodians, at)? {
        let [first, second] =
            [pair.first, pair.second].map(|no| i64::try_from(no).unwrap_or(i64::MAX));
        tx.execute(SHARE, params![id, first, second, pair.envelope])?;
    }
    let row = tx.first(CURRENT, params![])?.ok_or(store::Error::Closed)?;
    let recipient = Recipient::of_row(&row)?;
    let (mut wrapped, mut after) = (0, Id::of(0));
    loop {
        let page = tx.query(UNWRAPPED, params![id, after])?;
        let Some(last) = page.last() else { break };
        after = last.get("id")?;
        for row in &page {
            let seal: Id = row.get("id")?;
            let key = matter::unwrap(tx, at, seal, None)?;
            matter::wrap(tx, at, seal, &key, &recipient)?;
            wrapped += 1;
        }
    }
    tx.execute(DROP_RETIRED, params![])?;
    Ok(wrapped)
}

/// The shares of the custodians of today.
///
/// # Errors
/// The refusal `seal-no-custodians`; what the database reports.
pub fn shares(tx: &mut Tx<'_>) -> Result<Shares> {
    let row = tx.first(CURRENT, params![])?;
    let row = row.ok_or_else(|| Failure::from(Refusal::new("seal-no-custodians")))?;
    let recovery = Recipient::of_row(&row)?;
    let mut pairs = Vec::new();
    for row in tx.query(SHARES, params![recovery.id])? {
        let [first, second] = [row.get::<i64>("first")?, row.get::<i64>("second")?];
        pairs.push(Pair {
            first: usize::try_from(first).unwrap_or(usize::MAX),
            second: usize::try_from(second).unwrap_or(usize::MAX),
            envelope: row.get("envelope")?,
        });
    }
    Ok(Shares { recovery, pairs })
}

const LOST: &str = "select w.seal, w.wrapped from seal_wrap w where w.recipient = $1 and w.seal > $2 order by w.seal limit 200";
const UNITS: &str = "select distinct k.unit, k.post from seal_wrap w join seal_key k on k.id = w.recipient where w.seal = $1 and k.post <> 'recovery' order by k.unit, k.post";

/// Gives every seal back to the posts that could open it, under the master key that is here now, whose epoch is a new one.
/// Answers how many.
///
/// # Errors
/// The refusal `seal-damaged` when the key is not that of the custodians; what the database reports.
pub fn recover(
    tx: &mut Tx<'_>,
    at: &Setting,
    shares: &Shares,
    recovered: &PrivateKey,
) -> Result<usize> {
    if recovered.public()? != shares.recovery.public {
        return Err(sealing::Fault::Closed.into());
    }
    let (mut count, mut after) = (0, Id::of(0));
    loop {
        let page = tx.query(LOST, params![shares.recovery.id, after])?;
        let Some(last) = page.last() else {
            tx.execute(DROP_LOST, params![])?;
            return Ok(count);
        };
        after = last.get("seal")?;
        for row in &page {
            let (seal, wrapped): (Id, Vec<u8>) = (row.get("seal")?, row.get("wrapped")?);
            let key = matter::open_key(recovered, seal, &wrapped)?;
            for row in tx.query(UNITS, params![seal])? {
                let (unit, post): (String, String) = (row.get("unit")?, row.get("post")?);
                let recipient = key::current_or_new(tx, at, &unit, &post)?;
                matter::wrap(tx, at, seal, &key, &recipient)?;
            }
            rotate::remark_with(tx, at, (seal, &key), i64::from(at.seals.epoch()))?;
            count += 1;
        }
    }
}
