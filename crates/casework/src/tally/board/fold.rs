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
const ADD: &str = "insert into board_sum (unit, own, figure, time, amount, upper) values ($1, $2, $3, $4, $5, $6) \
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
    // The unit directly above each; where a unit with work stands never changes.
    let mut uppers: HashMap<String, String> = HashMap::new();
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
        let chain = above.get(&unit).map_or(&[][..], Vec::as_slice);
        for (place, upper) in chain.iter().zip(chain.iter().skip(1)) {
            if !uppers.contains_key(place) {
                uppers.insert(place.clone(), upper.clone());
            }
        }
        let places: Vec<(&str, bool)> = chain
            .iter()
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
        let upper = uppers
            .get(unit)
            .filter(|_| !*own)
            .map_or("", String::as_str);
        tx.send(ADD, params![unit, *own, figure, time, *amount, upper])?;
    }
    if !taken.is_empty() {
        tx.execute(CLEAN, params![])?;
    }
    Ok(taken.len())
}
