//! How many assignments stand how.

use store::{Tx, Value, params};

use super::filter::Lateness;
use super::query::seen;
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// How many assignments in scope stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DirectiveSums {
    /// All of them.
    pub all: i64,
    /// Not ended.
    pub open: i64,
    /// A report is owed and its day is past.
    pub late: i64,
    /// Reported, and the giver has not looked at it.
    pub reported: i64,
    /// Late and gone upward.
    pub escalated: i64,
    /// Ended.
    pub closed: i64,
    /// Of those, accepted.
    pub accepted: i64,
}

/// How many assignments in scope stand how; of one directive, or of all.
///
/// # Errors
/// What the database reports.
pub fn sums(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    directive: Option<Id>,
) -> Result<DirectiveSums> {
    let count = |lateness: Lateness| {
        format!(
            "cast(coalesce(sum(case when {} then 1 else 0 end), 0) as bigint) as {}",
            lateness.condition(),
            lateness.as_str()
        )
    };
    let counts: Vec<String> = Lateness::ALL.into_iter().map(count).collect();
    let sql = format!(
        "select {}, cast(count(*) as bigint) as every, cast(coalesce(sum(case when a.stand = 'accepted' then 1 else 0 end), 0) as bigint) \
         as accepted from assignment a where {} and (cast($4 as bigint) is null or a.directive = $4)",
        counts.join(", "),
        seen(scope)
    );
    let ([unit, below], today) = (scope.values(), at.now.today);
    let rest: &[Value<'_>] = params![today, directive];
    let row = tx
        .first(&sql, &[&[unit, below], rest].concat())?
        .ok_or(store::Error::Closed)?;
    Ok(DirectiveSums {
        all: row.get("every")?,
        open: row.get("open")?,
        late: row.get("late")?,
        reported: row.get("reported")?,
        escalated: row.get("escalated")?,
        closed: row.get("closed")?,
        accepted: row.get("accepted")?,
    })
}
