//! What the statutory forms count: one row for each thing counted, on its day, and sums of them by reporting month and year.
//!
//! A figure is a sum of `counted`; the same rows, listed, are the things behind the figure.

mod board;

pub use board::{
    ALL, Open, Place, Sums, Times, board_version, boards, check_boards, fold, is_waiting,
    pattern_of, shift, stand,
};

pub(crate) use board::{Uncounted, without};

use jiff::civil::Date;
use store::{Tx, params};

use crate::{Id, Result, Setting};

/// The set of forms in force since 2025, by whose groups fields are counted.
pub const FORMS: &str = "2025";
/// The set of forms before it.
pub const FORMER_FORMS: &str = "2024";

/// One thing that a form counts.
#[derive(Debug, Clone, Copy)]
pub struct Count<'a> {
    /// The unit whose figure it is.
    pub unit: &'a str,
    /// What is counted: `visit.regular.people`.
    pub measure: &'a str,
    /// The day on which it counts.
    pub on: Date,
    /// Kind of the thing behind it: `visit`.
    pub subject_kind: &'static str,
    /// The thing behind it.
    pub subject: Id,
    /// How many, how much; đồng for money, m² for land.
    pub amount: i64,
}

const COUNT: &str = "insert into counted (unit, measure, on_day, subject_kind, subject, amount) values ($1, $2, $3, $4, $5, $6) \
     on conflict (unit, measure, on_day, subject_kind, subject) do update set amount = counted.amount + excluded.amount";
const SUM: &str = "insert into tally (unit, month, measure, amount) values ($1, $2, $3, $4) \
     on conflict (unit, month, measure) do update set amount = tally.amount + excluded.amount";
const ALL_COUNTED: &str = "select unit, measure, on_day, cast(sum(amount) as bigint) as amount from counted group by unit, measure, on_day order by unit, measure, on_day";
const SUM_YEAR: &str = "insert into tally_year (unit, year, measure, amount) values ($1, $2, $3, $4) \
     on conflict (unit, year, measure) do update set amount = tally_year.amount + excluded.amount";
const ALL_SUMS: &str = "select unit, month as time, measure, amount from tally where amount <> 0 \
     union all select unit, year as time, measure, amount from tally_year where amount <> 0";

const CLOSED: &str = "select max(until_on) as until_on from frozen_figure where unit = $1 and from_on <= $2 and until_on >= $2";

/// The last day of the closed period of a unit in which a day lies; none while the period is open.
///
/// # Errors
/// What the database reports.
pub fn closed_until(tx: &mut Tx<'_>, unit: &str, on: Date) -> Result<Option<Date>> {
    let row = tx.first(CLOSED, params![unit, on])?;
    Ok(row.map_or(Ok(None), |row| row.get("until_on"))?)
}

/// Counts things in the transaction of the act that made them. Nothing is counted for an amount of 0.
///
/// # Errors
/// What the database reports.
pub fn count(tx: &mut Tx<'_>, at: &Setting, counts: &[Count<'_>]) -> Result<()> {
    for one in counts.iter().filter(|one| one.amount != 0) {
        tx.send(
            COUNT,
            params![
                one.unit,
                one.measure,
                one.on,
                one.subject_kind,
                one.subject,
                one.amount
            ],
        )?;
        let month = at.law.periods.month_of(one.on);
        tx.send(
            SUM,
            params![one.unit, month.to_string(), one.measure, one.amount],
        )?;
        tx.send(
            SUM_YEAR,
            params![one.unit, month.year.to_string(), one.measure, one.amount],
        )?;
        let flow = (month.to_string(), one.amount);
        board::flow(tx, at, (one.unit, one.measure), (&flow.0, flow.1))?;
    }
    Ok(())
}

/// Every sum that is not the sum of its rows, one line each.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let mut sums = std::collections::BTreeMap::<(String, String, String), i64>::new();
    for row in tx.query(ALL_COUNTED, params![])? {
        let on: Date = row.get("on_day")?;
        let month = at.law.periods.month_of(on);
        let (unit, measure): (String, String) = (row.get("unit")?, row.get("measure")?);
        for time in [month.to_string(), month.year.to_string()] {
            let key = (unit.clone(), time, measure.clone());
            *sums.entry(key).or_default() += row.get::<i64>("amount")?;
        }
    }
    for row in tx.query(ALL_SUMS, params![])? {
        let key = (row.get("unit")?, row.get("time")?, row.get("measure")?);
        *sums.entry(key).or_default() -= row.get::<i64>("amount")?;
    }
    let wrong = sums.into_iter().filter(|(_, rest)| *rest != 0);
    Ok(wrong
        .map(|((unit, month, measure), rest)| {
            format!("tally {unit} {month} {measure}: off by {rest}")
        })
        .collect())
}
