//! What must not be found among those who wait, for `tiepdan check`.

use store::{Tx, params};

use crate::{Id, Result};

/// Each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "somebody who waits at another unit than he asked",
        "select w.id from waiting w join visit v on v.id = w.visit where v.unit <> w.unit order by w.id",
    ),
    (
        "somebody who waits and does not stand as his days say",
        "select w.id from waiting w where (w.ended_on is not null) <> (w.stand in ('received', 'withdrawn')) \
         or (w.received is not null) <> (w.stand = 'received') or (w.stand = 'placed' and (w.session is null or w.told_on is null)) \
         or (w.stand = 'withdrawn') <> (w.reason <> '') order by w.id",
    ),
    (
        "somebody who waits for a session that is not the head's",
        "select w.id from waiting w join reception_session s on s.id = w.session where s.kind = 'regular' or s.unit <> w.unit order by w.id",
    ),
    (
        "somebody who was received under another seal than he asked",
        "select w.id from waiting w join visit v on v.id = w.visit join visit r on r.id = w.received where r.sealed and not v.sealed \
         order by w.id",
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
