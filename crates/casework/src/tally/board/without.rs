//! What some petitions and cases add to the sums, so that they can be read without them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{Tx, params};

use super::figure_of;
use crate::{Result, Setting};

/// What something adds to one sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Uncounted {
    /// The unit.
    pub(crate) unit: String,
    /// The measure, or the figure of boards.
    pub(crate) what: String,
    /// The month, the year, or the day on which it is due.
    pub(crate) time: String,
    /// How much.
    pub(crate) amount: i64,
}

/// What something adds to all sums.
#[derive(Debug, Default)]
pub(crate) struct Without {
    /// To those of reporting months.
    pub(crate) months: Vec<Uncounted>,
    /// To those of years.
    pub(crate) years: Vec<Uncounted>,
    /// To those of boards.
    pub(crate) boards: Vec<Uncounted>,
}

const COUNTED: &str =
    "select unit, measure, on_day, amount from counted where subject in ({all}) and amount <> 0";
const STANDING: &str = "select unit, 'petition.due' as figure, due_on as time from petition where handled_on is null and id in ({matters}) \
     union all select unit, 'petition.age', substr(received_on, 1, 7) from petition where handled_on is null and id in ({matters}) \
     union all select unit, 'case.due.' || class, due_on from cases where closed_on is null and id in ({matters}) \
     union all select unit, 'case.age', substr(started_on, 1, 7) from cases where closed_on is null and id in ({matters})";

type Key = (String, String, String);

/// What rows add to the sums; `all` and `matters` are ids between commas: of all that may be counted, of petitions and cases.
///
/// # Errors
/// What the database reports.
pub(crate) fn without(tx: &mut Tx<'_>, at: &Setting, all: &str, matters: &str) -> Result<Without> {
    let mut months = BTreeMap::<Key, i64>::new();
    let mut years = BTreeMap::<Key, i64>::new();
    let mut boards = BTreeMap::<Key, i64>::new();
    for row in tx.query(&COUNTED.replace("{all}", all), params![])? {
        let (unit, measure): (String, String) = (row.get("unit")?, row.get("measure")?);
        let (on, amount): (Date, i64) = (row.get("on_day")?, row.get("amount")?);
        let month = at.law.periods.month_of(on);
        let (year, month) = (month.year.to_string(), month.to_string());
        if let Some(figure) = figure_of(&measure) {
            let key = (unit.clone(), figure, month.clone());
            *boards.entry(key).or_default() += amount;
        }
        let key = (unit.clone(), measure.clone(), month);
        *months.entry(key).or_default() += amount;
        *years.entry((unit, measure, year)).or_default() += amount;
    }
    for row in tx.query(&STANDING.replace("{matters}", matters), params![])? {
        let key = (row.get("unit")?, row.get("figure")?, row.get("time")?);
        *boards.entry(key).or_default() += 1;
    }
    Ok(Without {
        months: listed(months),
        years: listed(years),
        boards: listed(boards),
    })
}

fn listed(sums: BTreeMap<Key, i64>) -> Vec<Uncounted> {
    let each = sums.into_iter().filter(|(_, amount)| *amount != 0);
    each.map(|((unit, what, time), amount)| Uncounted {
        unit,
        what,
        time,
        amount,
    })
    .collect()
}
