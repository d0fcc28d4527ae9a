//! Visits counted again.

use law::Law;
use store::{Tx, params};

use super::{self as recount, Expected};
use crate::Result;

const VISITS: &str = "select unit, on_day, column_group, cast(count(*) as bigint) as turns, cast(sum(people) as bigint) as people, \
     cast(sum(case when people >= $1 then 1 else 0 end) as bigint) as large_groups, \
     cast(sum(case when people >= $1 then people else 0 end) as bigint) as large_group_people \
     from visit where outcome <> 'refused' group by unit, on_day, column_group";

pub(super) fn expect(tx: &mut Tx<'_>, law: &Law, expected: &mut Expected) -> Result<()> {
    for row in tx.query(VISITS, params![law.groups.large_group.people])? {
        let (unit, day): (String, String) = (row.get("unit")?, row.get("on_day")?);
        let desk: String = row.get("column_group")?;
        for what in ["turns", "people", "large_groups", "large_group_people"] {
            recount::expect(
                expected,
                &unit,
                format!("visit.{desk}.{what}"),
                &day,
                row.get(what)?,
            );
        }
    }
    Ok(())
}
