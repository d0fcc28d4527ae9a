//! Matters received in a period, each once: under the head where he received it, else under his delegate, else as
//! regular (rule under form 01/TCD). They cannot be added over periods, so they are counted anew for each.

use jiff::civil::Date;
use store::{Tx, params};

use super::words::{Group, Register};
use crate::Result;
use crate::access::Scope;

/// Matters of one unit in one group of columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matters {
    /// The unit.
    pub unit: String,
    /// The group under which they stand.
    pub group: Group,
    /// Received for the first time in the period.
    pub first: i64,
    /// Received before it.
    pub repeated: i64,
}

/// A refused visit received nobody. A matter is new in a period where one of its visits in it was the first.
const MATTERS: &str = "select unit, column_group, cast(sum(1 - again) as bigint) as first, cast(sum(again) as bigint) as repeated from ( \
       select v.unit, v.matter, min(case when v.is_repeated then 1 else 0 end) as again, \
         case max(case v.column_group when 'head' then 3 when 'delegated' then 2 else 1 end) \
           when 3 then 'head' when 2 then 'delegated' else 'regular' end as column_group \
       from visit v where v.register = $1 and v.on_day >= $2 and v.on_day <= $3 and v.outcome <> $4 and {scope} \
       group by v.unit, v.matter \
     ) m group by unit, column_group order by unit, column_group";

/// Matters of the units in scope in a period, both days included.
///
/// # Errors
/// What the database reports.
pub fn matters(
    tx: &mut Tx<'_>,
    scope: &Scope,
    register: Register,
    from: Date,
    until: Date,
) -> Result<Vec<Matters>> {
    let sql = MATTERS.replace("{scope}", &scope.condition("v.unit", 5));
    let [unit, below] = scope.values();
    let values = params![register, from, until, super::check::REFUSED];
    let rows = tx.query(&sql, &[values.as_slice(), &[unit, below]].concat())?;
    let each = rows.iter().map(|row| {
        Ok(Matters {
            unit: row.get("unit")?,
            group: row.get("column_group")?,
            first: row.get("first")?,
            repeated: row.get("repeated")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}
