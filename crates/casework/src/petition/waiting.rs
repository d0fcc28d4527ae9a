//! What waits at a unit, counted for the tabs of its queue.

use store::{Tx, params};

use crate::access::Scope;
use crate::{Result, Setting};

/// How much waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Petitions not handled yet.
    pub open: i64,
    /// Of them, with a due day that has passed.
    pub overdue: i64,
    /// Of them, not classified yet.
    pub unclassified: i64,
}

/// Petitions in scope that wait.
///
/// # Errors
/// What the database reports.
pub fn count_waiting(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Waiting> {
    let sql = format!(
        "select cast(count(*) as bigint) as waiting, \
         cast(coalesce(sum(case when due_on < $3 then 1 else 0 end), 0) as bigint) as overdue, \
         cast(coalesce(sum(case when state = 'received' then 1 else 0 end), 0) as bigint) as unclassified \
         from petition where handled_on is null and {}",
        scope.condition("unit", 1)
    );
    let [unit, below] = scope.values();
    let row = tx
        .first(
            &sql,
            &[&[unit, below], params![at.now.today].as_slice()].concat(),
        )?
        .ok_or(store::Error::Closed)?;
    Ok(Waiting {
        open: row.get("waiting")?,
        overdue: row.get("overdue")?,
        unclassified: row.get("unclassified")?,
    })
}
