//! Reading roots.

use jiff::civil::Date;
use store::{Tx, params};

use super::leaf::{Leaf, Place};
use super::statement::Root;
use crate::access::{Permit, acts};
use crate::{Failure, Result};

const NEWEST: &str = "select * from audit_root where day = (select max(day) from audit_root)";
const PAGE: &str = "select * from audit_root where day < $1 order by day desc limit $2";
const OF_DAY: &str = "select * from audit_root where day = $1";
const LANES: &str = "select lane, seq, hash from audit_root_lane where day = $1 order by lane";
const DOCKETS: &str =
    "select case_id, seq, hash from audit_root_docket where day = $1 order by case_id";
/// After every day.
const END: &str = "9999-99-99";

/// The newest root.
pub(super) fn newest(tx: &mut Tx<'_>) -> Result<Option<Root>> {
    let row = tx.first(NEWEST, params![])?;
    Ok(row.as_ref().map(Root::of_row).transpose()?)
}

/// The roots before a day, at first all, newest first, at most `limit`.
///
/// # Errors
/// What the database reports.
pub fn roots(
    tx: &mut Tx<'_>,
    _permit: &Permit<acts::ReadRoots>,
    before: Option<Date>,
    limit: i64,
) -> Result<Vec<Root>> {
    let before = before.map_or_else(|| END.to_owned(), |day| day.to_string());
    let rows = tx.query(PAGE, params![before, limit])?;
    Ok(rows
        .iter()
        .map(Root::of_row)
        .collect::<store::Result<_>>()?)
}

/// The root of a day, for whoever may read it.
///
/// # Errors
/// Not found when that day has none.
pub fn root(tx: &mut Tx<'_>, _permit: &Permit<acts::ReadRoots>, day: Date) -> Result<Root> {
    of_day(tx, day)?.ok_or(Failure::NotFound)
}

/// The root of a day, for whoever keeps the machine.
///
/// # Errors
/// What the database reports.
pub fn of_day(tx: &mut Tx<'_>, day: Date) -> Result<Option<Root>> {
    let row = tx.first(OF_DAY, params![day])?;
    Ok(row.as_ref().map(Root::of_row).transpose()?)
}

/// What stands under the root of a day, in order; lanes name units, and nobody.
///
/// # Errors
/// What the database reports.
pub fn leaves(tx: &mut Tx<'_>, day: Date) -> Result<Vec<Leaf>> {
    let mut leaves = Vec::new();
    for row in tx.query(LANES, params![day])? {
        leaves.push(Leaf {
            place: Place::Lane(row.get("lane")?),
            seq: row.get("seq")?,
            hash: row.get("hash")?,
        });
    }
    for row in tx.query(DOCKETS, params![day])? {
        leaves.push(Leaf {
            place: Place::Docket(row.get("case_id")?),
            seq: row.get("seq")?,
            hash: row.get("hash")?,
        });
    }
    leaves.sort();
    Ok(leaves)
}
