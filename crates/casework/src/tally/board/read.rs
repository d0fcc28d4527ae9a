//! Reading sums: those that were taken in, and beside them what still waits.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{Tx, Value, params};

use super::times;
use crate::Result;

const VERSION_OF: &str = "select cast(coalesce((select amount from board_sum where unit = $1 and own = $2 and figure = 'version' and time = ''), 0) \
     + (select count(*) from board_change c where c.unit = $1 or (not $2 and exists \
     (select 1 from unit_reach r where r.upper = $1 and r.lower = c.unit))) as bigint) as version";

/// Grows with every change within a unit, or of the unit alone.
///
/// # Errors
/// What the database reports.
pub fn board_version(tx: &mut Tx<'_>, unit: &str, own: bool) -> Result<i64> {
    let row = tx.first(VERSION_OF, params![unit, own])?;
    Ok(row.ok_or(store::Error::Closed)?.get("version")?)
}

/// Sums by unit, figure and time.
#[derive(Debug, Clone, Default)]
pub struct Sums(BTreeMap<(String, String, String), i64>);

impl Sums {
    /// One sum.
    pub fn get(&self, unit: &str, figure: &str, time: &str) -> i64 {
        let key = (unit.to_owned(), figure.to_owned(), time.to_owned());
        self.0.get(&key).copied().unwrap_or(0)
    }

    /// What is due before a day.
    pub fn due_before(&self, unit: &str, figure: &str, day: &str) -> i64 {
        self.between(unit, figure, "0", day)
            .map(|(_, amount)| amount)
            .sum()
    }

    /// The sums of a figure at times from one, up to and without another, in their order.
    pub fn between(
        &self,
        unit: &str,
        figure: &str,
        from: &str,
        before: &str,
    ) -> impl Iterator<Item = (&str, i64)> {
        let key = |time: &str| (unit.to_owned(), figure.to_owned(), time.to_owned());
        let found = self.0.range(key(from)..key(before));
        found.map(|((_, _, time), amount)| (time.as_str(), *amount))
    }

    fn add(&mut self, unit: String, figure: String, time: String, amount: i64) {
        *self.0.entry((unit, figure, time)).or_default() += amount;
    }
}

/// The sums of a unit with all below it or alone.
///
/// # Errors
/// What the database reports.
pub fn board(tx: &mut Tx<'_>, unit: &str, own: bool) -> Result<Sums> {
    const SUMS: &str =
        "select unit, figure, time, amount from board_sum where unit = $1 and own = $2";
    let mut sums = read(&tx.query(SUMS, params![unit, own])?)?;
    wait(tx, &mut sums, &[unit], own)?;
    Ok(sums)
}

/// The sums of several units, each with all below it: what is open, what is due before a day, what flowed in a year.
///
/// # Errors
/// What the database reports.
pub fn boards(tx: &mut Tx<'_>, units: &[&str], day: Date, year: &str) -> Result<Sums> {
    let (marks, values) = marks(3, units);
    let sql = format!(
        "select unit, figure, time, amount from board_sum where unit in ({marks}) and own = false \
         and ((figure in ('petition.due', 'case.due.complaint', 'case.due.denunciation', 'case.due.recommendation') and time < $1) \
         or (figure in ('received', 'processed', 'opened.complaint', 'opened.denunciation', 'opened.recommendation', \
         'settled.complaint', 'settled.denunciation', 'settled.recommendation', 'in_time', 'late', 'visits') and time = $2))"
    );
    let values = [params![day, year].as_slice(), &values].concat();
    let mut sums = read(&tx.query(&sql, &values)?)?;
    wait(tx, &mut sums, units, false)?;
    Ok(sums)
}

fn read(rows: &[store::Row]) -> Result<Sums> {
    let mut sums = Sums::default();
    for row in rows {
        sums.add(
            row.get("unit")?,
            row.get("figure")?,
            row.get("time")?,
            row.get("amount")?,
        );
    }
    Ok(sums)
}

/// Adds what waits to be taken into the sums.
fn wait(tx: &mut Tx<'_>, sums: &mut Sums, units: &[&str], own: bool) -> Result<()> {
    let (marks, values) = marks(2, units);
    let sql = format!(
        "select r.upper as unit, c.figure, c.time, cast(sum(c.amount) as bigint) as amount from board_change c \
         join unit_reach r on r.lower = c.unit where r.upper in ({marks}) and (r.depth = 0 or not $1) group by r.upper, c.figure, c.time"
    );
    let values = [params![own].as_slice(), &values].concat();
    for row in tx.query(&sql, &values)? {
        let (unit, figure, time): (String, String, String) =
            (row.get("unit")?, row.get("figure")?, row.get("time")?);
        let amount: i64 = row.get("amount")?;
        for time in times(&figure, &time) {
            sums.add(unit.clone(), figure.clone(), time, amount);
        }
    }
    Ok(())
}

fn marks<'a>(first: usize, values: &[&'a str]) -> (String, Vec<Value<'a>>) {
    let size = values.len().max(1).next_power_of_two();
    let last = values.last().copied().unwrap_or_default();
    let marks: Vec<String> = (first..first + size).map(|no| format!("${no}")).collect();
    let padded = values.iter().copied().chain(std::iter::repeat(last));
    let values = padded.take(size).map(|value| Value::Text(value.into()));
    (marks.join(", "), values.collect())
}
