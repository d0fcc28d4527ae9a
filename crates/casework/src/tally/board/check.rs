//! The proof of the sums of boards.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use store::{Tx, params};

use super::{Key, figure_of, times};
use crate::Result;

/// Every sum of the boards that is not what its petitions, cases and counts add up to, one line each.
///
/// # Errors
/// What the database reports.
pub fn check_boards(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    const FACTS: &str = "select unit, measure as figure, month as time, amount, true as is_flow from tally \
         union all select unit, 'petition.due', due_on, cast(1 as bigint), false from petition where handled_on is null \
         union all select unit, 'petition.age', substr(received_on, 1, 7), cast(1 as bigint), false from petition where handled_on is null \
         union all select unit, 'case.due.' || class, due_on, cast(1 as bigint), false from cases where closed_on is null \
         union all select unit, 'case.age', substr(started_on, 1, 7), cast(1 as bigint), false from cases where closed_on is null";
    const SUMS: &str =
        "select unit, own, figure, time, amount from board_sum where figure <> 'version'";
    const WAITING: &str = "select unit, figure, time, amount, false as is_flow from board_change";
    const MISPLACED: &str = "select distinct s.unit from board_sum s left join unit u on u.code = s.unit \
         where s.upper <> case when s.own then '' else coalesce(u.parent, '') end order by s.unit";
    let above = reach(tx)?;
    let mut rest: BTreeMap<Key, i64> = BTreeMap::new();
    for (sql, sign) in [(FACTS, 1), (WAITING, -1)] {
        for row in tx.query(sql, params![])? {
            let (unit, named): (String, String) = (row.get("unit")?, row.get("figure")?);
            let (time, amount): (String, i64) = (row.get("time")?, row.get("amount")?);
            let figure = if row.get("is_flow")? {
                figure_of(&named)
            } else {
                Some(named)
            };
            let Some(figure) = figure else { continue };
            let uppers = above.get(&unit).into_iter().flatten();
            let uppers = uppers.map(|upper| (upper.clone(), false));
            for (place, own) in uppers.chain([(unit.clone(), true)]) {
                for time in times(&figure, &time) {
                    let key = (place.clone(), own, figure.clone(), time);
                    *rest.entry(key).or_default() += sign * amount;
                }
            }
        }
    }
    for row in tx.query(SUMS, params![])? {
        let key = (
            row.get("unit")?,
            row.get("own")?,
            row.get("figure")?,
            row.get("time")?,
        );
        *rest.entry(key).or_default() -= row.get::<i64>("amount")?;
    }
    let wrong = rest.into_iter().filter(|(_, rest)| *rest != 0);
    let line = |((unit, own, figure, time), rest): (Key, i64)| {
        let own = if own { " alone" } else { "" };
        format!("board {unit}{own} {figure} {time}: off by {rest}")
    };
    let mut lines: BTreeSet<String> = wrong.map(line).collect();
    for row in tx.query(MISPLACED, params![])? {
        let unit: String = row.get("unit")?;
        lines.insert(format!("board {unit}: its sums stand below another unit"));
    }
    Ok(lines.into_iter().collect())
}

fn reach(tx: &mut Tx<'_>) -> Result<HashMap<String, Vec<String>>> {
    const REACH: &str = "select lower, upper from unit_reach";
    let mut above: HashMap<String, Vec<String>> = HashMap::new();
    for row in tx.query(REACH, params![])? {
        above
            .entry(row.get("lower")?)
            .or_default()
            .push(row.get("upper")?);
    }
    Ok(above)
}
