//! A list as it burns down: month by month how many cases were put on it, settled, done, and are left.

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Tx, params};

use super::list::{self, seen};
use super::words::EntryStand;
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// Most months shown.
const MOST: usize = 60;

/// One month of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Cases put on the list in it.
    pub listed: i64,
    /// Cases found done in it.
    pub done: i64,
    /// Cases taken off in it.
    pub removed: i64,
    /// Cases that some report of the month tells of.
    pub reported: i64,
    /// Cases left at its end, or today.
    pub left: i64,
}

const ROWS: &str =
    "select e.listed_on, e.closed_on, e.stand from prolonged_case e where e.list = $3 and";
const REPORTED: &str = "select p.month, cast(count(distinct p.entry) as bigint) as n from prolonged_case e join content_progress p \
     on p.entry = e.id where e.list = $3 and";

/// The months of a list in scope, from the first case put on it to the end of its period or today, whichever is earlier,
/// and on to the last month in which something ended.
///
/// # Errors
/// Not found when the list does not exist or is out of scope.
pub fn burn_down(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, id: Id) -> Result<Vec<Month>> {
    let list = list::list(tx, scope, id)?;
    let [unit, below] = scope.values();
    let values = [&[unit, below], params![id].as_slice()].concat();
    let mut rows = Vec::new();
    for row in tx.query(&format!("{ROWS} {}", seen(scope)), &values)? {
        let listed: Date = row.get("listed_on")?;
        let closed: Option<Date> = row.get("closed_on")?;
        rows.push((listed, closed, row.get::<EntryStand>("stand")?));
    }
    let mut reported = Vec::new();
    for row in tx.query(
        &format!("{REPORTED} {} group by p.month", seen(scope)),
        &values,
    )? {
        reported.push((row.get::<String>("month")?, row.get::<i64>("n")?));
    }
    let Some(first) = rows.iter().map(|(listed, ..)| *listed).min() else {
        return Ok(Vec::new());
    };
    let last_end = rows.iter().filter_map(|(_, closed, _)| *closed).max();
    let until = list.until.min(at.now.today);
    let until = until.max(last_end.unwrap_or(first));
    let mut months = Vec::new();
    let mut month = first.first_of_month();
    while month <= until && months.len() < MOST {
        let told = reported
            .iter()
            .find(|(name, _)| *name == super::progress::month_of(month));
        months.push(one(month, &rows, told.map_or(0, |(_, n)| *n)));
        month = month.saturating_add(1.month());
    }
    Ok(months)
}

/// When a case was put on the list, when it ended, how it stands.
type Span = (Date, Option<Date>, EntryStand);

fn one(first: Date, rows: &[Span], reported: i64) -> Month {
    let last = first.last_of_month();
    let count = |fits: &dyn Fn(&Span) -> bool| {
        i64::try_from(rows.iter().filter(|row| fits(row)).count()).unwrap_or(i64::MAX)
    };
    let ended = |closed: Option<Date>| closed.is_some_and(|on| first <= on && on <= last);
    Month {
        first,
        listed: count(&|(listed, ..)| first <= *listed && *listed <= last),
        done: count(&|(_, closed, stand)| *stand == EntryStand::Done && ended(*closed)),
        removed: count(&|(_, closed, stand)| *stand == EntryStand::Removed && ended(*closed)),
        reported,
        left: count(&|(listed, closed, _)| *listed <= last && closed.is_none_or(|on| on > last)),
    }
}
