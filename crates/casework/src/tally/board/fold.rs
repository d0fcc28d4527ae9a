//! Taking what acts changed into the sums of their units and of every unit above.

use std::collections::{BTreeMap, HashMap};

use store::{Tx, params};

use super::{ALL, Key, VERSION, times};
use crate::Result;

/// Changes taken into the sums in one transaction.
const AT_ONCE: i64 = 4_000;
const TAKE: &str = "delete from board_change where id in (select id from board_change order by id limit $1) \
     returning unit, figure, time, amount";
const ABOVE: &str = "select upper from unit_reach where lower = $1 order by depth";
const ADD: &str = "insert into board_sum (unit, own, figure, time, amount) values ($1, $2, $3, $4, $5) \
     on conflict (unit, own, figure, time) do update set amount = board_sum.amount + excluded.amount";
const CLEAN: &str = "delete from board_sum where amount = 0";

/// Does a change wait to be taken into the sums?
///
/// # Errors
/// What the database reports.
pub fn is_waiting(tx: &mut Tx<'_>) -> Result<bool> {
    const WAITING: &str = "select id from board_change order by id limit 1";
    Ok(tx.first(WAITING, params![])?.is_some())
}

/// Takes waiting changes into the sums of their units and of every unit above. Answers how many it took; 0 when none waits.
///
/// # Errors
/// What the database reports.
pub fn fold(tx: &mut Tx<'_>) -> Result<usize> {
    let taken = tx.query(TAKE, params![AT_ONCE])?;
    let mut above: HashMap<String, Vec<String>> = HashMap::new();
    // In the order of their keys, so that two who fold at once never wait for each other in a circle.
    let mut sums: BTreeMap<Key, i64> = BTreeMap::new();
    for row in &taken {
        let (unit, figure, time): (String, String, String) =
            (row.get("unit")?, row.get("figure")?, row.get("time")?);
        let amount: i64 = row.get("amount")?;
        if !above.contains_key(&unit) {
            let found = tx.query(ABOVE, params![unit])?;
            let uppers = found.iter().map(|row| row.get("upper"));
            above.insert(unit.clone(), uppers.collect::<store::Result<_>>()?);
        }
        let uppers = above.get(&unit).into_iter().flatten();
        let places: Vec<(&str, bool)> = uppers
            .map(|upper| (upper.as_str(), false))
            .chain([(unit.as_str(), true)])
            .collect();
        for (place, own) in places {
            let mut add = |figure: &str, time: String, amount| {
                let key = (place.to_owned(), own, figure.to_owned(), time);
                *sums.entry(key).or_default() += amount;
            };
            for time in times(&figure, &time) {
                add(&figure, time, amount);
            }
            add(VERSION, ALL.to_owned(), 1);
        }
    }
    for ((unit, own, figure, time), amount) in sums.iter().filter(|(_, amount)| **amount != 0) {
        tx.send(ADD, params![unit, *own, figure, time, *amount])?;
    }
    if !taken.is_empty() {
        tx.execute(CLEAN, params![])?;
    }
    Ok(taken.len())
}
