//! A person has looked at what is new.

use store::{Tx, params};

use super::words::NewsKind;
use crate::access::Actor;
use crate::{Result, Setting};

const KEEP: &str = "insert into news_seen (official, kind, seen_id, seen_at) values ($1, $2, $3, $4) \
     on conflict (official, kind) do update set seen_id = excluded.seen_id, seen_at = excluded.seen_at";

/// What is there of a kind now is new no more; without a kind, of every kind.
///
/// # Errors
/// What the database reports.
pub fn mark_seen(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    kind: Option<NewsKind>,
) -> Result<()> {
    // Ids grow with time: whatever is made later, on whichever node, has a greater one.
    let now = at.id().last_of_moment();
    for one in NewsKind::ALL
        .iter()
        .filter(|one| kind.is_none_or(|kind| kind == **one))
    {
        tx.execute(KEEP, params![actor.official, one.as_str(), now, at.now.at])?;
    }
    Ok(())
}
