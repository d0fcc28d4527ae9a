//! The progress of a list in a month, as it is told to the Party: by owner, what was reported, what is late, which contents
//! are left of the cases not done.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::burn_down::{Month, burn_down};
use super::list::{self, ListRow, seen};
use super::progress::month_of;
use super::words::ContentStand;
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// What one owner has of a list, at the end of the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerLine {
    /// The unit.
    pub owner: String,
    /// Its cases on the list.
    pub cases: i64,
    /// Of them done.
    pub done: i64,
    /// Of those left: reported on in the month.
    pub reported: i64,
    /// Of those left: with a milestone that is late.
    pub late: i64,
}

/// What was reported on a content in the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedLine {
    /// Number and year of the case.
    pub number: (i64, i64),
    /// The unit that settles it.
    pub unit: String,
    /// The owner.
    pub owner: String,
    /// The content.
    pub content: i64,
    /// Where it stood.
    pub stand: ContentStand,
    /// What was done.
    pub text: String,
}

/// A content that is left of a case not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftContent {
    /// The case on its list.
    pub entry: Id,
    /// Number and year of the case.
    pub number: (i64, i64),
    /// The unit that settles it.
    pub unit: String,
    /// The owner.
    pub owner: String,
    /// The content.
    pub content: i64,
    /// As last reported; none: never.
    pub stand: Option<ContentStand>,
}

/// A list in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthProgress {
    /// The list.
    pub list: ListRow,
    /// First day of the month.
    pub first: Date,
    /// Its months up to this one.
    pub months: Vec<Month>,
    /// By owner.
    pub owners: Vec<OwnerLine>,
    /// What was reported.
    pub reported: Vec<ReportedLine>,
    /// Contents left.
    pub left: Vec<LeftContent>,
}

const LEFT: &str = "(e.closed_on is null or e.closed_on > $4)";
const REPORTED_IN_MONTH: &str =
    "exists (select 1 from content_progress p where p.entry = e.id and p.month = $5)";
const LATE: &str = "exists (select 1 from milestone m where m.entry = e.id and m.due_on <= $4 and (m.done_on is null or m.done_on > $4))";

/// The progress of a list in scope in the month of a day.
///
/// # Errors
/// Not found when the list does not exist or is out of scope.
pub fn month_progress(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    id: Id,
    day: Date,
) -> Result<MonthProgress> {
    let (first, last, month) = (day.first_of_month(), day.last_of_month(), month_of(day));
    let mut months = burn_down(tx, at, scope, id)?;
    months.retain(|one| one.first <= first);
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![id, last, month];
    let values = [&[unit, below], rest].concat();
    let seen = seen(scope);
    let of_list = format!("e.list = $3 and e.stand <> 'removed' and e.listed_on <= $4 and {seen}");
    let count = |condition: &str, name: &str| {
        format!("cast(sum(case when {condition} then 1 else 0 end) as bigint) as {name}")
    };
    let owners = format!(
        "select e.owner, cast(count(*) as bigint) as cases, {}, {}, {} from prolonged_case e where {of_list} \
         group by e.owner order by e.owner",
        count("e.closed_on <= $4", "done"),
        count(&format!("{LEFT} and {REPORTED_IN_MONTH}"), "reported"),
        count(&format!("{LEFT} and {LATE}"), "late"),
    );
    let reported = format!(
        "select c.number, c.year, c.unit, e.owner, p.content, p.stand, p.text from prolonged_case e join cases c on c.id = e.case_id \
         join content_progress p on p.entry = e.id where {of_list} and p.month = $5 order by e.owner, e.id, p.content"
    );
    let left = format!(
        "select e.id, c.number, c.year, c.unit, e.owner, k.no, (select p.stand from content_progress p where p.entry = e.id \
         and p.content = k.no and p.month = (select max(m.month) from content_progress m where m.entry = e.id and m.content = k.no \
         and m.month <= $5)) as stand from prolonged_case e join cases c on c.id = e.case_id \
         join case_content k on k.case_id = e.case_id where {of_list} and {LEFT} order by e.owner, e.id, k.no"
    );
    Ok(MonthProgress {
        list: list::list(tx, scope, id)?,
        first,
        months,
        owners: rows(tx, &owners, &values, owner)?,
        reported: rows(tx, &reported, &values, report)?,
        left: rows(tx, &left, &values, content)?
            .into_iter()
            .filter(|one| one.stand != Some(ContentStand::Settled))
            .collect(),
    })
}

fn rows<T>(
    tx: &mut Tx<'_>,
    sql: &str,
    values: &[Value<'_>],
    read: impl Fn(&Row) -> store::Result<T>,
) -> Result<Vec<T>> {
    let rows = tx.query(sql, values)?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

fn owner(row: &Row) -> store::Result<OwnerLine> {
    Ok(OwnerLine {
        owner: row.get("owner")?,
        cases: row.get("cases")?,
        done: row.get("done")?,
        reported: row.get("reported")?,
        late: row.get("late")?,
    })
}

fn report(row: &Row) -> store::Result<ReportedLine> {
    Ok(ReportedLine {
        number: (row.get("number")?, row.get("year")?),
        unit: row.get("unit")?,
        owner: row.get("owner")?,
        content: row.get("content")?,
        stand: row.get("stand")?,
        text: row.get("text")?,
    })
}

fn content(row: &Row) -> store::Result<LeftContent> {
    Ok(LeftContent {
        entry: row.get("id")?,
        number: (row.get("number")?, row.get("year")?),
        unit: row.get("unit")?,
        owner: row.get("owner")?,
        content: row.get("no")?,
        stand: row.get("stand")?,
    })
}
