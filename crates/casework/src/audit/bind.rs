//! Rows outside the audit that it binds: an entry holds the print of the whole row, so that the chains and the roots over them
//! hold the row too. A row that is rightly changed is bound again.

use store::{Tx, params};

use super::{By, Event, ask_named, number_of, write};
use crate::{Id, Result};

/// The event of an entry that binds a row; its detail is the print.
pub(crate) const EVENT: &str = "row.bound";

/// A row that is bound.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Binding<'a> {
    /// The table.
    pub(crate) table: &'static str,
    /// The row.
    pub(crate) row: Id,
    /// The thing it belongs to: rows of one thing share a lane, so that an act waits for one lane only.
    pub(crate) owner: Id,
    /// The tenant of the row.
    pub(crate) tenant: &'a str,
    /// Whoever made it.
    pub(crate) official: Option<Id>,
    /// SHA-256 over every column, hexadecimal.
    pub(crate) print: &'a str,
}

const PRINTS: &str = "select detail from audit where subject = $1 and event = 'row.bound' and subject_kind = $2 order by at, seq";
const IS_BOUND: &str =
    "select 1 as n from audit where subject = $1 and event = 'row.bound' and subject_kind = $2";

/// Binds a row at a moment, microseconds UTC.
///
/// # Errors
/// What the database reports.
pub(crate) fn bind(tx: &mut Tx<'_>, moment: i64, binding: Binding<'_>) -> Result<()> {
    let by = By {
        official: binding.official,
        unit: binding.tenant,
        tenant: binding.tenant,
        rule: None,
    };
    let event = Event {
        name: EVENT,
        subject_kind: binding.table,
        subject: Some(binding.row),
        detail: binding.print,
    };
    // Lanes of their own: an act may hold the lane of its entry while it binds the rows that it makes.
    let number = number_of(Some(binding.owner));
    let lane = ask_named(tx, format!("{}/rows#{number}", binding.tenant))?;
    write(tx, moment, by, &event, lane)
}

/// The prints of a row, the latest last.
///
/// # Errors
/// What the database reports.
pub(crate) fn prints(tx: &mut Tx<'_>, table: &str, row: Id) -> Result<Vec<String>> {
    let rows = tx.query(PRINTS, params![row, table])?;
    Ok(rows
        .iter()
        .map(|row| row.get("detail"))
        .collect::<store::Result<_>>()?)
}

/// Has the row been bound?
///
/// # Errors
/// What the database reports.
pub(crate) fn is_bound(tx: &mut Tx<'_>, table: &str, row: Id) -> Result<bool> {
    Ok(tx.first(IS_BOUND, params![row, table])?.is_some())
}
