//! The units that the register adds to those of the law, read and put beside them.

use law::Law;
use law::unit::{AddedUnit, Branch, Level};
use store::{Row, Tx, params};

use crate::{Id, Result};

const ADDED: &str = "select code, name, level, branch, tenant, parent, from_on, until_on from unit where added order by code";
const LAST: &str = "select max(id) as id from unit_import";

/// The units that the register adds, in order of code.
///
/// # Errors
/// What the database reports.
pub fn added(tx: &mut Tx<'_>) -> Result<Vec<AddedUnit>> {
    let mut units = Vec::new();
    for row in tx.query(ADDED, params![])? {
        units.extend(of_row(&row)?);
    }
    Ok(units)
}

/// A level or a branch that no one knows any more makes it no unit; [`super::check`] tells.
fn of_row(row: &Row) -> store::Result<Option<AddedUnit>> {
    let (level, branch): (String, String) = (row.get("level")?, row.get("branch")?);
    let Some((level, branch)) = Level::parse(&level).zip(Branch::parse(&branch)) else {
        return Ok(None);
    };
    Ok(Some(AddedUnit {
        code: row.get("code")?,
        name: row.get("name")?,
        level,
        branch,
        tenant: row.get("tenant")?,
        parent: row.get::<Option<String>>("parent")?.unwrap_or_default(),
        from: row.get("from_on")?,
        until: row.get("until_on")?,
    }))
}

/// Puts the register's units beside those of the law, so that whoever asks the law for a unit finds them.
///
/// # Errors
/// What the database reports.
pub fn join(tx: &mut Tx<'_>, law: &Law) -> Result<()> {
    law.units.join(&added(tx)?);
    Ok(())
}

/// The last time that units were brought in or changed: what was joined before it is stale.
///
/// # Errors
/// What the database reports.
pub fn last_import(tx: &mut Tx<'_>) -> Result<Option<Id>> {
    let row = tx.first(LAST, params![])?.ok_or(store::Error::Closed)?;
    Ok(row.get("id")?)
}
