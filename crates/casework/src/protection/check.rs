//! What must be true of protection and restoration.

use store::{Tx, params};

use super::restoration;
use crate::{Id, Result};

/// What must not be found, each with what it is; one row with its id for each fault.
const FAULTS: [(&str, &str); 9] = [
    (
        "protection of a petition that is not sealed",
        "select p.id from protection p join petition q on q.id = p.petition where not q.sealed order by p.id",
    ),
    (
        "protection of nobody",
        "select p.id from protection p where not exists (select 1 from protection_person pp where pp.protection = p.id) order by p.id",
    ),
    (
        "protected person who is not under the seal",
        "select pp.protection as id from protection_person pp where pp.sealed is not null \
         and not exists (select 1 from sealed_person s where s.id = pp.sealed) order by pp.protection, pp.no",
    ),
    (
        "protection decided without number, day or reasons",
        "select p.id from protection p where p.stand <> 'asked' and (p.decision_number = '' or p.decided_on is null or p.reason = '') order by p.id",
    ),
    (
        "protection granted without assessment or measure",
        "select p.id from protection p where p.stand in ('granted', 'ended') and (not exists (select 1 from protection_risk r \
         where r.protection = p.id) or not exists (select 1 from protection_measure m where m.protection = p.id)) order by p.id",
    ),
    (
        "protection that runs without a measure",
        "select p.id from protection p where p.stand = 'granted' and not exists (select 1 from protection_measure m \
         where m.protection = p.id and m.ended_on is null) order by p.id",
    ),
    (
        "protection that is over with a measure left",
        "select p.id from protection p where p.stand in ('refused', 'ended') and exists (select 1 from protection_measure m \
         where m.protection = p.id and m.ended_on is null) order by p.id",
    ),
    (
        "protection ended without ground, number or day",
        "select p.id from protection p where (p.stand = 'ended') <> (p.ended_on is not null and p.end_ground <> '' and p.end_number <> '') order by p.id",
    ),
    (
        "protection with a gap in its course",
        "select p.id from protection p where (select count(*) from protection_step s where s.protection = p.id) \
         <> coalesce((select max(s.seq) from protection_step s where s.protection = p.id), -1) order by p.id",
    ),
];

/// Every fault of protection and restoration, one line each; empty when all is well.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (what, sql) in FAULTS.iter().chain(restoration::FAULTS) {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    Ok(faults)
}
