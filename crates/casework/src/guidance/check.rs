//! What must not be found among documents and classes, for `tiepdan check`.

use store::{Tx, params};

use crate::{Id, Result};

/// Each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "document that amends or cancels none",
        "select g.id from guidance g where (g.does = 'new') <> (g.other is null and g.other_number = '') order by g.id",
    ),
    (
        "document that amends or cancels one of another unit or a later one",
        "select g.id from guidance g join guidance o on o.id = g.other where o.unit <> g.unit or o.on_day > g.on_day order by g.id",
    ),
    (
        "document struck out without a reason",
        "select g.id from guidance g where (g.struck_on is null) <> (g.reason = '') order by g.id",
    ),
    (
        "class struck out without a reason",
        "select c.id from training_class c where (c.struck_on is null) <> (c.reason = '') order by c.id",
    ),
    (
        "class with more names than people, or with nobody",
        "select c.id from training_class c where c.people < 1 or c.people < (select count(*) from training_person p where p.class = c.id) \
         order by c.id",
    ),
    (
        "class attended by nobody who is named",
        "select p.class as id from training_person p where p.official is null and p.name = '' order by p.class, p.no",
    ),
];

/// Every fault of documents and classes, one line each.
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
