//! What must not be found among deputies' days, for `tiepdan check`.

use store::{Tx, params};

use crate::{Id, Result};

/// Each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "deputy's day that was put off to none",
        "select d.id from deputy_day d where (d.stand = 'moved') <> (d.moved_to is not null) order by d.id",
    ),
    (
        "deputy's day that was held without people counted",
        "select d.id from deputy_day d where (d.stand = 'held') <> (d.people is not null) order by d.id",
    ),
    (
        "deputy who cannot, without a reason",
        "select d.id from deputy_day d where (d.unable_on is null) <> (d.reason = '') order by d.id",
    ),
    (
        "deputy's day put off to one of another unit or deputy",
        "select d.id from deputy_day d join deputy_day m on m.id = d.moved_to where m.unit <> d.unit or m.deputy <> d.deputy order by d.id",
    ),
];

/// Every fault, one line each.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    Ok(faults)
}
