//! Reading lists of prolonged cases with how many of their cases stand how.

use jiff::civil::Date;
use store::{Row, Tx, params};

use crate::access::Scope;
use crate::{Failure, Id, Result};

/// Lists shown.
const MOST: i64 = 200;

/// A list with its sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// The list.
    pub id: Id,
    /// The unit that keeps it.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// The document behind it.
    pub basis: String,
    /// First day of its period.
    pub from: Date,
    /// Last day of its period.
    pub until: Date,
    /// Cases put on it, without those taken off. As the other sums: of the units in scope.
    pub cases: i64,
    /// Of them with a plan, or further.
    pub planned: i64,
    /// Of them settled as their owner says, not yet found done.
    pub settled: i64,
    /// Of them done.
    pub done: i64,
}

/// What the scope sees of the cases of lists: those of the lists that its units keep, and those that they own.
pub(super) fn seen(scope: &Scope) -> String {
    format!(
        "({} or {})",
        scope.condition("e.unit", 1),
        scope.condition("e.owner", 1)
    )
}

fn select(scope: &Scope, rest: &str) -> String {
    let sum = |stands: &str, name: &str| {
        format!(
            "cast(coalesce(sum(case when e.stand in ({stands}) then 1 else 0 end), 0) as bigint) as {name}"
        )
    };
    format!(
        "select l.id, l.unit, l.name, l.basis, l.from_on, l.until_on, {}, {}, {}, {} from prolonged_list l \
         left join prolonged_case e on e.list = l.id and {} where ({} or e.id is not null) and {rest} \
         group by l.id, l.unit, l.name, l.basis, l.from_on, l.until_on",
        sum("'listed', 'planned', 'settled', 'done'", "cases"),
        sum("'planned', 'settled', 'done'", "planned"),
        sum("'settled'", "settled"),
        sum("'done'", "done"),
        seen(scope),
        scope.condition("l.unit", 1),
    )
}

/// The lists that the scope keeps or owns a case of, the one that ends last first.
///
/// # Errors
/// What the database reports.
pub fn lists(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<ListRow>> {
    let sql = format!(
        "{} order by l.until_on desc, l.id limit $3",
        select(scope, "l.id = l.id")
    );
    let [unit, below] = scope.values();
    let rows = tx.query(&sql, &[&[unit, below], params![MOST].as_slice()].concat())?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// One of these lists.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn list(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<ListRow> {
    let sql = select(scope, "l.id = $3");
    let [unit, below] = scope.values();
    let row = tx.first(&sql, &[&[unit, below], params![id].as_slice()].concat())?;
    Ok(read(&row.ok_or(Failure::NotFound)?)?)
}

fn read(row: &Row) -> store::Result<ListRow> {
    Ok(ListRow {
        id: row.get("id")?,
        unit: row.get("unit")?,
        name: row.get("name")?,
        basis: row.get("basis")?,
        from: row.get("from_on")?,
        until: row.get("until_on")?,
        cases: row.get("cases")?,
        planned: row.get("planned")?,
        settled: row.get("settled")?,
        done: row.get("done")?,
    })
}
