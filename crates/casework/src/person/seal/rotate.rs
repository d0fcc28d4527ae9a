//! Changing keys: of a post whose holder changed, of all posts when a new master key is there.

use std::collections::BTreeSet;

use sealing::{Holder, PrivateKey};
use store::{Tx, params};

use super::matter;
use super::{key, mark};
use crate::person::Identity;
use crate::{Id, Result, Setting};

/// Seals in one transaction.
const AT_ONCE: i64 = 200;
const POSTS: &str = "select distinct unit, post from seal_key where retired_at is null and post <> 'recovery' and ($1 = '' or unit = $1) \
     and (epoch < $2 or $1 <> '') order by unit, post";
const OLD: &str = "select distinct w.seal from seal_wrap w join seal_key k on k.id = w.recipient where k.retired_at is not null order by w.seal limit $1";
const OLD_OF: &str = "select distinct k.unit from seal_wrap w join seal_key k on k.id = w.recipient where w.seal = $1 and k.retired_at is not null order by k.unit";
const DROP: &str = "delete from seal_wrap where seal = $1 and recipient in (select id from seal_key where retired_at is not null)";
const PEOPLE: &str = "select distinct s.id, s.envelope from sealed_person s join seal_mark m on m.sealed = s.id where s.seal = $1 and m.epoch < $2 order by s.id";
const FORGET_MARKS: &str = "delete from seal_mark where sealed = $1 and epoch < $2";
const EPOCHS: &str = "select distinct epoch from seal_key where post <> 'recovery' and id in (select recipient from seal_wrap) order by epoch";
const MARK_EPOCHS: &str = "select distinct epoch from seal_mark order by epoch";

/// Gives new keys to the posts of one unit, or to all posts that still have keys of an older master key (unit empty), and wraps
/// every seal anew. Each call does a part; answers how many seals it took, 0 when nothing is left.
///
/// # Errors
/// The refusal `seal-keys-missing` when the older master key is not here; what the database reports.
pub fn rotate(tx: &mut Tx<'_>, at: &Setting, unit: &str, is_first: bool) -> Result<usize> {
    let epoch = i64::from(at.seals.epoch());
    if is_first {
        for row in tx.query(POSTS, params![unit, epoch])? {
            let (unit, post): (String, String) = (row.get("unit")?, row.get("post")?);
            key::add(tx, at, &unit, &post)?;
        }
    }
    let seals = tx.query(OLD, params![AT_ONCE])?;
    for row in &seals {
        let seal: Id = row.get("seal")?;
        for row in tx.query(OLD_OF, params![seal])? {
            let unit: String = row.get("unit")?;
            matter::extend(tx, at, seal, &unit)?;
        }
        remark(tx, at, seal, epoch)?;
        tx.execute(DROP, params![seal])?;
    }
    Ok(seals.len())
}

/// The marks of the people of a seal under the new master key.
fn remark(tx: &mut Tx<'_>, at: &Setting, seal: Id, epoch: i64) -> Result<()> {
    let people = tx.query(PEOPLE, params![seal, epoch])?;
    if people.is_empty() {
        return Ok(());
    }
    let opened = matter::unwrap(tx, at, seal, None)?;
    remark_with(tx, at, (seal, &opened), epoch)
}

/// As [`remark`], with the key of the seal at hand.
pub(super) fn remark_with(
    tx: &mut Tx<'_>,
    at: &Setting,
    (seal, opened): (Id, &PrivateKey),
    epoch: i64,
) -> Result<()> {
    for row in &tx.query(PEOPLE, params![seal, epoch])? {
        let (id, envelope): (Id, Vec<u8>) = (row.get("id")?, row.get("envelope")?);
        let bytes = matter::open(opened, seal, "person", &envelope)?;
        mark(tx, at, id, &Identity::of_bytes(&bytes)?)?;
        tx.execute(FORGET_MARKS, params![id, epoch])?;
    }
    Ok(())
}

/// The epochs of master keys that the register needs.
///
/// # Errors
/// What the database reports.
fn needed(tx: &mut Tx<'_>) -> Result<Vec<u32>> {
    let mut all = BTreeSet::new();
    for sql in [EPOCHS, MARK_EPOCHS] {
        for row in tx.query(sql, params![])? {
            let epoch: i64 = row.get("epoch")?;
            all.insert(u32::try_from(epoch).unwrap_or(0));
        }
    }
    Ok(all.into_iter().collect())
}

const ONE_KEY: &str = "select id, unit, post, epoch, generation, public from seal_key where epoch = $1 and post <> 'recovery' \
     and id in (select recipient from seal_wrap) order by id limit 1";

/// The epochs without whose master keys something under a seal could not be opened: those that the holder has not, or has
/// another key for.
///
/// # Errors
/// What the database reports.
pub fn missing_epochs(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<u32>> {
    let mut missing = Vec::new();
    for epoch in needed(tx)? {
        let row = tx.first(ONE_KEY, params![i64::from(epoch)])?;
        let is_here = match row {
            Some(row) => key::Recipient::of_row(&row)?.private(at).is_ok(),
            None => at.seals.derive(epoch, "seal marks").is_ok(),
        };
        if !is_here {
            missing.push(epoch);
        }
    }
    Ok(missing)
}

/// The newest epoch that any key of the register names; 0 where there is none.
///
/// # Errors
/// What the database reports.
pub fn newest_epoch(tx: &mut Tx<'_>) -> Result<u32> {
    const NEWEST: &str = "select coalesce(max(epoch), 0) as epoch from seal_key";
    let row = tx.first(NEWEST, params![])?.ok_or(store::Error::Closed)?;
    Ok(u32::try_from(row.get::<i64>("epoch")?).unwrap_or(0))
}

/// Master keys that nothing needs any more and that may be destroyed.
///
/// # Errors
/// What the database reports.
pub fn retire_epochs(tx: &mut Tx<'_>, holder: &dyn Holder, here: &[u32]) -> Result<Vec<u32>> {
    let needed = needed(tx)?;
    let spare = here
        .iter()
        .filter(|epoch| !needed.contains(epoch) && **epoch < holder.epoch());
    Ok(spare.copied().collect())
}
