//! The mark of a register that holds an invented history: nobody takes it for real work, and nothing is loaded twice.

use casework::Now;
use store::{Store, params};

use super::Failure;

const BEGIN: &str = "insert into mark (name, at) values ($1, $2)";
const FIND: &str = "select name from mark where name in ($1, $2) order by name";
const ANY_OFFICIAL: &str = "select id from official limit 1";
const BEGUN: &str = "history.begun";
const LOADED: &str = "history.loaded";

/// What a register holds of an invented history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing, and nothing else either.
    Empty,
    /// Nothing, but work of its own.
    InUse,
    /// A part: a loading was broken off.
    Half,
    /// All of it.
    Loaded,
}

/// What this register holds of an invented history. The passwords of its sign-ins are public: only a register that is
/// [`Mark::Loaded`] may accept them.
///
/// # Errors
/// What the database reports.
pub async fn mark(store: &Store) -> casework::Result<Mark> {
    store
        .read(|tx| {
            let marks = tx.query(FIND, params![BEGUN, LOADED])?;
            Ok(match marks.len() {
                0 if tx.first(ANY_OFFICIAL, params![])?.is_none() => Mark::Empty,
                0 => Mark::InUse,
                1 => Mark::Half,
                _ => Mark::Loaded,
            })
        })
        .await
}

/// Marks the register as one that holds, or will hold, an invented history.
pub(crate) async fn write(store: &Store, now: Now, is_end: bool) -> Result<(), Failure> {
    let name = if is_end { LOADED } else { BEGUN };
    store
        .write(move |tx| {
            tx.execute(BEGIN, params![name, now.at])?;
            Ok::<_, casework::Failure>(())
        })
        .await?;
    Ok(())
}
