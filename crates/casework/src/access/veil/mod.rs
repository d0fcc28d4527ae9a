//! A person named in a case, and whoever reports to him, cannot see that it exists (Law on Denunciations art. 8, 56; Decree
//! 31/2019 art. 5(2), 10(3)): to him the register is one in which that case never came. It is not the queries that leave
//! it out: a [`Veil`] hangs before all of them.

mod hidden;
mod sums;
mod table;
#[cfg(test)]
mod tests;

use store::{Tx, Veil, params};

use self::hidden::Hidden;
use super::Actor;
use crate::{Id, Result, Setting};
use law::procedure::Post;

pub use self::table::{KEPT, SEEN, Table};

/// What is against the person himself, or against the heads and deputies of his unit and of every unit above it. A head does
/// not report to his deputies, nor these to each other.
const AGAINST: &str = "select subject from accused where official = $1 and lifted_on is null \
     union select a.subject from unit_reach r join post p on p.unit = r.upper join accused a on a.official = p.official \
     where r.lower = $2 and a.lifted_on is null and p.from_on <= $3 and (p.until_on is null or p.until_on >= $3) \
     and ((p.post = 'head' and (r.depth > 0 or not cast($4 as boolean))) \
     or (p.post = 'deputy_head' and (r.depth > 0 or not cast($5 as boolean)))) order by subject";

/// The veil that hangs before whatever a person asks; an empty one for nearly everybody.
///
/// # Errors
/// What the database reports.
pub fn veil(tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> Result<Veil> {
    tx.unveiled(|tx| {
        let against = against(tx, at, actor)?;
        if against.is_empty() {
            return Ok(Veil::default());
        }
        let hidden = Hidden::of(tx, &against)?;
        let mut tables = sums::tables(tx, at, &hidden)?;
        let ids = hidden.list();
        tables.extend(KEPT.iter().map(|table| (table.name, table.rows(&ids))));
        Ok(Veil::new(tables))
    })
}

/// Does `work` as this person would, whoever asks for it: what is kept from him is not there.
///
/// # Errors
/// As `work`, and what the database reports.
pub fn as_seen_by<T>(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<T> {
    let veil = veil(tx, at, actor)?;
    tx.veiled(veil, work)
}

/// Is this petition or case kept from the person?
///
/// # Errors
/// What the database reports.
pub fn is_kept_from(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, subject: Id) -> Result<bool> {
    tx.unveiled(|tx| {
        let against = against(tx, at, actor)?;
        Ok(!against.is_empty() && Hidden::of(tx, &against)?.holds(subject))
    })
}

fn against(tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> Result<Vec<Id>> {
    let is_head = actor.holds(Post::Head, &actor.unit);
    let is_leader = is_head || actor.holds(Post::DeputyHead, &actor.unit);
    let today = at.now.today;
    let rows = tx.query(
        AGAINST,
        params![actor.official, actor.unit, today, is_head, is_leader],
    )?;
    let each = rows.iter().map(|row| row.get("subject"));
    Ok(each.collect::<store::Result<_>>()?)
}
