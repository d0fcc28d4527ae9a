//! Who files often: to petition is a right, so many petitions of one person in one day are told to the officer, who may find
//! that they are one matter, and none is refused.

use store::{Tx, params};

use crate::access::Scope;
use crate::{Id, Result};

/// From how many petitions of one person in one day an officer is told.
pub const OFTEN: i64 = 5;

/// How many petitions the unit received on the same day from people with the same numbers of papers, this one among them.
/// Nothing under the seal is counted.
///
/// # Errors
/// What the database reports.
pub fn filed_that_day(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<i64> {
    let sql = format!(
        "select cast(count(distinct other.id) as bigint) as n from petition q \
         join petition_party mine on mine.petition = q.id join person me on me.id = mine.person \
         join person same on same.id_number = me.id_number join petition_party theirs on theirs.person = same.id \
         join petition other on other.id = theirs.petition and other.unit = q.unit and other.received_on = q.received_on \
         where q.id = $1 and not q.sealed and not other.sealed and {}",
        scope.condition("q.unit", 2)
    );
    let [unit, below] = scope.values();
    let row = tx.first(&sql, &[params![id].as_slice(), &[unit, below]].concat())?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}
