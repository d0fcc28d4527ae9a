//! Reading the cases of lists.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::list::seen;
use super::state::ProlongedEntry;
use super::words::EntryStand;
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// Most rows of a page.
const MOST: i64 = 200;

/// Which cases of a list.
#[derive(Debug, Clone, Default)]
pub struct EntryFilter {
    /// Only those that stand so.
    pub stand: Option<EntryStand>,
    /// After this row of the page before.
    pub after: Option<Id>,
    /// Rows.
    pub limit: i64,
}

/// A case on a list, as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// Its place on the list.
    pub entry: ProlongedEntry,
    /// Name of the list.
    pub list_name: String,
    /// The unit that settles the case.
    pub case_unit: String,
    /// Its number and year there.
    pub number: (i64, i64),
    /// What it is about.
    pub title: String,
    /// Are its petitioners under the seal?
    pub sealed: bool,
    /// The day its unit received the petition that opened it.
    pub started_on: Date,
    /// The month of its last report: `2025-04`.
    pub reported: Option<String>,
    /// Milestones of its plan.
    pub milestones: i64,
    /// Of them reached.
    pub reached: i64,
    /// Of them late.
    pub late: i64,
}

pub(super) const COLUMNS: &str = "e.*, l.name as list_name, c.unit as case_unit, c.number, c.year, c.title, c.sealed, c.started_on, \
     (select max(p.month) from content_progress p where p.entry = e.id) as reported, \
     (select cast(count(*) as bigint) from milestone m where m.entry = e.id) as milestones, \
     (select cast(count(*) as bigint) from milestone m where m.entry = e.id and m.done_on is not null) as reached, \
     (select cast(count(*) as bigint) from milestone m where m.entry = e.id and m.done_on is null and m.due_on < $3 \
     and e.closed_on is null) as late";
pub(super) const TABLES: &str =
    "prolonged_case e join prolonged_list l on l.id = e.list join cases c on c.id = e.case_id";

/// The cases of a list in scope, in the order in which they were put on it, and whether more follow.
///
/// # Errors
/// What the database reports.
pub fn entries(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    list: Id,
    filter: &EntryFilter,
) -> Result<(Vec<EntryRow>, bool)> {
    let sql = format!(
        "select {COLUMNS} from {TABLES} where e.list = $4 and {} and (cast($5 as text) is null or e.stand = $5) \
         and e.id > $6 order by e.id limit $7",
        seen(scope)
    );
    let limit = filter.limit.clamp(1, MOST);
    let (after, with_next) = (filter.after.unwrap_or(Id::of(i64::MIN)), limit + 1);
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![at.now.today, list, filter.stand, after, with_next];
    let found = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let mut rows = found.iter().map(line).collect::<store::Result<Vec<_>>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    Ok((rows, is_more))
}

/// The lists on which a case stands or stood, as far as the scope sees them.
///
/// # Errors
/// What the database reports.
pub fn entries_of_case(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    case: Id,
) -> Result<Vec<EntryRow>> {
    let sql = format!(
        "select {COLUMNS} from {TABLES} where e.case_id = $4 and {} order by e.id",
        seen(scope)
    );
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![at.now.today, case];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    Ok(rows.iter().map(line).collect::<store::Result<_>>()?)
}

pub(super) fn line(row: &Row) -> store::Result<EntryRow> {
    Ok(EntryRow {
        entry: ProlongedEntry::of_row(row)?,
        list_name: row.get("list_name")?,
        case_unit: row.get("case_unit")?,
        number: (row.get("number")?, row.get("year")?),
        title: row.get("title")?,
        sealed: row.get("sealed")?,
        started_on: row.get("started_on")?,
        reported: row.get("reported")?,
        milestones: row.get("milestones")?,
        reached: row.get("reached")?,
        late: row.get("late")?,
    })
}
