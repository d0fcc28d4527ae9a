//! Who owes what: late and nearly late cases by unit and by the official in charge.

use store::{Row, Tx, params};

use crate::access::Scope;
use crate::{Id, Result, Setting};

use super::query::soon_after;

/// What one unit, or one official of it, owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// The unit.
    pub unit: String,
    /// The official, who verifies or else settles; none where nobody was put in charge, and in a list of units.
    pub official: Option<Id>,
    /// Cases past their due day.
    pub overdue: i64,
    /// Cases due today.
    pub today: i64,
    /// Cases due in the coming days.
    pub soon: i64,
}

const SUMS: &str = "cast(coalesce(sum(case when due_on < $3 then 1 else 0 end), 0) as bigint) as overdue, \
     cast(coalesce(sum(case when due_on = $3 then 1 else 0 end), 0) as bigint) as today, \
     cast(coalesce(sum(case when due_on > $3 then 1 else 0 end), 0) as bigint) as soon";
/// Lines of one list.
const MOST: i64 = 200;

/// Units in scope that owe a case by the coming days, the most overdue first.
///
/// # Errors
/// What the database reports.
pub fn owed_by_units(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Vec<Owed>> {
    let sql = format!(
        "select unit, {SUMS} from cases where closed_on is null and due_on <= $4 and {} group by unit \
         order by overdue desc, today desc, soon desc, unit limit $5",
        scope.condition("unit", 1)
    );
    read(tx, at, scope, &sql, |_| Ok(None))
}

/// Officials in scope who owe a case by the coming days, the most overdue first.
///
/// # Errors
/// What the database reports.
pub fn owed_by_officials(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Vec<Owed>> {
    let sql = format!(
        "select unit, coalesce(verifier, settler) as official, {SUMS} from cases where closed_on is null and due_on <= $4 and {} \
         group by unit, coalesce(verifier, settler) \
         order by overdue desc, today desc, soon desc, unit, coalesce(coalesce(verifier, settler), 0) limit $5",
        scope.condition("unit", 1)
    );
    read(tx, at, scope, &sql, |row| row.get("official"))
}

fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    sql: &str,
    official: impl Fn(&Row) -> store::Result<Option<Id>>,
) -> Result<Vec<Owed>> {
    let (today, soon) = (at.now.today, soon_after(at.now.today));
    let [unit, below] = scope.values();
    let values = [[unit, below].as_slice(), params![today, soon, MOST]].concat();
    let each = |row: &Row| {
        Ok(Owed {
            unit: row.get("unit")?,
            official: official(row)?,
            overdue: row.get("overdue")?,
            today: row.get("today")?,
            soon: row.get("soon")?,
        })
    };
    let rows = tx.query(sql, &values)?;
    Ok(rows.iter().map(each).collect::<store::Result<_>>()?)
}
