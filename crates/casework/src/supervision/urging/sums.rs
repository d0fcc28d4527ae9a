//! How many urgings stand how.

use store::{Tx, Value, params};

use super::filter::Situation;
use super::query::seen;
use crate::access::Scope;
use crate::{Result, Setting};

/// How many urgings in scope stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UrgingSums {
    /// An answer is owed.
    pub open: i64,
    /// An answer is owed and its day is past.
    pub late: i64,
    /// Gone upward and still not answered.
    pub escalated: i64,
    /// Reminders that ask no answer.
    pub told: i64,
    /// Answered.
    pub answered: i64,
    /// Of those, after their day.
    pub answered_late: i64,
}

/// How many urgings in scope stand how.
///
/// # Errors
/// What the database reports.
pub fn sums(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<UrgingSums> {
    let count = |name: &str, condition: &str| {
        format!(
            "cast(coalesce(sum(case when {condition} then 1 else 0 end), 0) as bigint) as {name}"
        )
    };
    let counted = [
        Situation::Open,
        Situation::Late,
        Situation::Escalated,
        Situation::Told,
        Situation::Answered,
    ];
    let mut counts: Vec<String> = counted
        .iter()
        .map(|one| count(one.as_str(), one.condition()))
        .collect();
    let late = "u.stand = 'answered' and u.answer_by < u.answered_on";
    counts.push(count("answered_late", late));
    let sql = format!(
        "select {} from urging u where {}",
        counts.join(", "),
        seen(scope)
    );
    let ([unit, below], rest): (_, &[Value<'_>]) = (scope.values(), params![at.now.today]);
    let row = tx
        .first(&sql, &[&[unit, below], rest].concat())?
        .ok_or(store::Error::Closed)?;
    Ok(UrgingSums {
        open: row.get("open")?,
        late: row.get("late")?,
        escalated: row.get("escalated")?,
        told: row.get("told")?,
        answered: row.get("answered")?,
        answered_late: row.get("answered_late")?,
    })
}
