//! Reading the conflicts of interest of a case.

use jiff::civil::Date;
use store::{Row, Tx, params};

use crate::{Id, Result};

/// A declared conflict of interest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    /// Number in the case.
    pub no: i64,
    /// Whose.
    pub official: Id,
    /// His name.
    pub name: String,
    /// Which, by the law's list.
    pub kind: String,
    /// What was declared.
    pub detail: String,
    /// The day of it.
    pub declared_on: Date,
    /// `stands_aside`, `may_stay`; none while nobody decided.
    pub decision: Option<String>,
    /// The day of the decision.
    pub decided_on: Option<Date>,
    /// Why so.
    pub reason: String,
}

const OF_CASE: &str = "select i.no, i.official, o.name, i.kind, i.detail, i.declared_on, i.decision, i.decided_on, i.reason \
     from interest i join official o on o.id = i.official where i.case_id = $1 order by i.no";

/// The conflicts declared in a case, in order. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub fn interests_of(tx: &mut Tx<'_>, case: Id) -> Result<Vec<Interest>> {
    let read = |row: &Row| {
        Ok(Interest {
            no: row.get("no")?,
            official: row.get("official")?,
            name: row.get("name")?,
            kind: row.get("kind")?,
            detail: row.get("detail")?,
            declared_on: row.get("declared_on")?,
            decision: row.get("decision")?,
            decided_on: row.get("decided_on")?,
            reason: row.get("reason")?,
        })
    };
    let rows = tx.query(OF_CASE, params![case])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}
