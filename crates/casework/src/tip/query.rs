//! Where the tips of a unit stand, without what they say. Only the unit that has one sees it: no scope reaches below.

use jiff::civil::Date;
use store::{Tx, params};

use super::state::Tip;
use super::words::{Stand, StepKind};
use crate::access::{Permit, acts};
use crate::{Failure, Id, Result};

/// Most rows of a page.
const MOST: i64 = 200;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub kind: StepKind,
    /// The day.
    pub on: Date,
    /// The unit that did it.
    pub unit: String,
    /// The unit to which it went.
    pub to_unit: Option<String>,
}

/// One tip with what was done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The tip.
    pub tip: Tip,
    /// What was done with it.
    pub steps: Vec<Step>,
}

/// A page of tips, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Lines.
    pub rows: Vec<Tip>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

/// How many tips of a unit stand where. No figure of denunciations counts them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Received and not yet used.
    pub received: i64,
    /// Used to inspect or to manage.
    pub used: i64,
    /// Closed.
    pub closed: i64,
    /// With something that nobody has read.
    pub unread: i64,
}

const ONE: &str = "select * from anonymous_tip where id = $1 and unit = $2";
const STEPS: &str = "select act, on_day, unit, to_unit from tip_step where tip = $1 order by seq";
const LIST: &str = "select * from anonymous_tip where unit = $1 and (came_on < $2 or (came_on = $2 and id < $3)) \
     order by came_on desc, id desc limit $4";
const COUNT: &str = "select stand, cast(count(*) as bigint) as n, cast(count(news_on) as bigint) as unread from anonymous_tip \
     where unit = $1 group by stand";

/// What was done with a tip.
pub(super) fn steps(tx: &mut Tx<'_>, tip: Id) -> Result<Vec<Step>> {
    let rows = tx.query(STEPS, params![tip])?;
    let step = |row: &store::Row| {
        Ok(Step {
            kind: row.get("act")?,
            on: row.get("on_day")?,
            unit: row.get("unit")?,
            to_unit: row.get("to_unit")?,
        })
    };
    Ok(rows.iter().map(step).collect::<store::Result<_>>()?)
}

/// Where one tip of the unit stands.
///
/// # Errors
/// Not found when another unit has it.
pub fn details(tx: &mut Tx<'_>, permit: &Permit<acts::ReadTip>, id: Id) -> Result<Details> {
    let row = tx.first(ONE, params![id, permit.unit()])?;
    let tip = Tip::of_row(&row.ok_or(Failure::NotFound)?)?;
    Ok(Details {
        steps: steps(tx, tip.id)?,
        tip,
    })
}

/// The tips of the unit, the latest day first, by keyset.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    permit: &Permit<acts::ReadTip>,
    after: Option<(Date, Id)>,
    limit: i64,
) -> Result<Page> {
    let (day, id) = after.map_or_else(
        || ("9999-99-99".to_owned(), Id::of(i64::MAX)),
        |(day, id)| (day.to_string(), id),
    );
    let limit = limit.clamp(1, MOST);
    let with_next = limit + 1;
    let found = tx.query(LIST, params![permit.unit(), day, id, with_next])?;
    let mut rows = found
        .iter()
        .map(Tip::of_row)
        .collect::<store::Result<Vec<_>>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    let last = rows.last().filter(|_| is_more);
    let next = last.map(|row| (row.came_on, row.id));
    Ok(Page { rows, next })
}

/// How many tips of the unit stand where.
///
/// # Errors
/// What the database reports.
pub fn figures(tx: &mut Tx<'_>, permit: &Permit<acts::ReadTip>) -> Result<Figures> {
    let mut figures = Figures::default();
    for row in tx.query(COUNT, params![permit.unit()])? {
        let count = row.get("n")?;
        match row.get("stand")? {
            Stand::Received => figures.received = count,
            Stand::Used => figures.used = count,
            Stand::Closed => figures.closed = count,
        }
        figures.unread += row.get::<i64>("unread")?;
    }
    Ok(figures)
}
