//! Reading commendations, and what must be true of them.

use jiff::civil::Date;
use store::{Tx, Value, params};

use super::state::Commendation;
use super::words::Stand;
use crate::access::Scope;
use crate::{Failure, Id, Result};

/// Most rows of a page.
const MOST: i64 = 200;

/// Which commendations.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those that stand so.
    pub stand: Option<Stand>,
    /// Only of this period.
    pub period: Option<String>,
    /// After this place of the page before.
    pub after: Option<(Date, Id)>,
    /// Rows.
    pub limit: i64,
}

/// A page, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Lines.
    pub rows: Vec<Commendation>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

/// How many were granted of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommendationSums {
    /// The period.
    pub period: String,
    /// Units.
    pub units: i64,
    /// Persons.
    pub persons: i64,
    /// Proposed and not decided.
    pub open: i64,
}

/// Commendations in scope, the latest first.
///
/// # Errors
/// What the database reports.
pub fn list(tx: &mut Tx<'_>, scope: &Scope, filter: &Filter) -> Result<Page> {
    let sql = format!(
        "select m.* from commendation m where {} and (cast($3 as text) is null or m.stand = $3) \
         and (cast($4 as text) is null or m.period = $4) and (m.proposed_on < $5 or (m.proposed_on = $5 and m.id < $6)) \
         order by m.proposed_on desc, m.id desc limit $7",
        scope.condition("m.unit", 1)
    );
    let (day, id) = filter.after.map_or_else(
        || ("9999-99-99".to_owned(), Id::of(i64::MAX)),
        |(day, id)| (day.to_string(), id),
    );
    let limit = filter.limit.clamp(1, MOST);
    let with_next = limit + 1;
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![filter.stand, filter.period, day, id, with_next];
    let found = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let rows = found.iter().map(Commendation::of_row);
    let mut rows = rows.collect::<store::Result<Vec<_>>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| is_more);
    let next = next.map(|row| (row.proposed_on, row.id));
    Ok(Page { rows, next })
}

/// A commendation in scope.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn one(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Commendation> {
    let sql = format!(
        "select m.* from commendation m where m.id = $3 and {}",
        scope.condition("m.unit", 1)
    );
    let [unit, below] = scope.values();
    let row = tx.first(&sql, &[&[unit, below], params![id].as_slice()].concat())?;
    Ok(Commendation::of_row(&row.ok_or(Failure::NotFound)?)?)
}

/// How many were granted in scope, by period, the latest first.
///
/// # Errors
/// What the database reports.
pub fn sums(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<CommendationSums>> {
    let count = |condition: &str, name: &str| {
        format!("cast(sum(case when {condition} then 1 else 0 end) as bigint) as {name}")
    };
    let sql = format!(
        "select m.period, {}, {}, {} from commendation m where {} group by m.period order by m.period desc limit $3",
        count("m.stand = 'granted' and m.subject_kind = 'unit'", "units"),
        count(
            "m.stand = 'granted' and m.subject_kind = 'person'",
            "persons"
        ),
        count("m.stand = 'proposed'", "open"),
        scope.condition("m.unit", 1)
    );
    let [unit, below] = scope.values();
    let rows = tx.query(&sql, &[&[unit, below], params![MOST].as_slice()].concat())?;
    let each = rows.iter().map(|row| {
        Ok(CommendationSums {
            period: row.get("period")?,
            units: row.get("units")?,
            persons: row.get("persons")?,
            open: row.get("open")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}

/// What must not be found, each with what it is; one row with its id for each fault.
const FAULTS: [(&str, &str); 3] = [
    (
        "commendation granted without number or day",
        "select m.id from commendation m where m.stand = 'granted' and (m.number = '' or m.decided_on is null) order by m.id",
    ),
    (
        "commendation of nobody",
        "select m.id from commendation m where (m.person = '') = (m.subject_kind = 'person') order by m.id",
    ),
    (
        "commendation decided before it was proposed",
        "select m.id from commendation m where m.decided_on < m.proposed_on order by m.id",
    ),
];

/// Every fault of commendations, one line each; empty when all is well.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    Ok(faults)
}
