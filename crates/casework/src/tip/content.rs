//! Everything that was said or sent without a name is written and read here and nowhere else: encrypted under a key of the tip,
//! which the posts of the unit that holds it can unwrap.

use store::{Tx, params};

use super::key::{key, of_the_day};
use super::state::Tip;
use crate::person::seal::{self, Seal};
use crate::{Failure, Id, Result, Setting};

const KEEP: &str = "insert into tip_content (id, tip, bytes) values ($1, $2, $3)";
const READ: &str = "select bytes from tip_content where id = $1 and tip = $2";
const KIND: &str = "tip";

/// The key of a tip, before anything is kept: it tells no moment either.
///
/// # Errors
/// The refusal `seal-keys-missing`; what the database reports.
pub(super) fn begin(tx: &mut Tx<'_>, at: &Setting, tip: &Tip) -> Result<()> {
    let day = of_the_day(at);
    Seal::make(tx, &day, (key(at), tip.id), (&tip.unit, &tip.tenant))?;
    Ok(())
}

/// Keeps a content of a tip under a key.
///
/// # Errors
/// What the database reports.
pub(super) fn keep(tx: &mut Tx<'_>, at: &Setting, tip: Id, id: Id, bytes: &[u8]) -> Result<()> {
    let under = Seal::found(tx, tip)?.ok_or(Failure::NotFound)?;
    let envelope = under.close(at, KIND, bytes)?;
    tx.execute(KEEP, params![id, tip, envelope])?;
    Ok(())
}

/// A content of a tip. The caller has shown that the tip may be read: by an official whose reason is on record, or by whoever
/// holds its code.
///
/// # Errors
/// Not found when the tip has no such content; the refusals `seal-keys-missing`, `seal-damaged`; what the database reports.
pub(super) fn read(tx: &mut Tx<'_>, at: &Setting, tip: Id, id: Id) -> Result<Vec<u8>> {
    let row = tx.first(READ, params![id, tip])?.ok_or(Failure::NotFound)?;
    let under = Seal::found(tx, tip)?.ok_or(Failure::NotFound)?;
    let envelope: Vec<u8> = row.get("bytes")?;
    seal::read(tx, at, (under.id(), KIND), &envelope)
}

/// The unit to which a tip is passed on can open it as well.
///
/// # Errors
/// As [`read`].
pub(super) fn pass(tx: &mut Tx<'_>, at: &Setting, tip: Id, unit: &str) -> Result<()> {
    let under = Seal::found(tx, tip)?.ok_or(Failure::NotFound)?;
    seal::extend(tx, at, under.id(), unit)
}
