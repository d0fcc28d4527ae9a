//! Reading inspections: those a unit makes, is subject to, or has something to carry out of.

use jiff::civil::Date;
use store::{Tx, Value, params};

use super::filter::{ListFilter, Situation};
use super::read::{InspectionRow, line};
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// Most rows of a page.
const MOST: i64 = 200;

/// A page of inspections, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Lines.
    pub rows: Vec<InspectionRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

/// How many inspections in scope stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InspectionSums {
    /// Foreseen.
    pub planned: i64,
    /// Under way.
    pub begun: i64,
    /// Concluded, recommendations left.
    pub concluded: i64,
    /// Concluded, with a recommendation whose day is past.
    pub late: i64,
    /// Carried out.
    pub carried_out: i64,
}

pub(super) const COLUMNS: &str = "i.*, (select min(s.subject) from inspected s where s.inspection = i.id) as first_subject, \
     (select cast(count(*) as bigint) from inspection_recommendation r where r.inspection = i.id) as recommended, \
     (select cast(count(*) as bigint) from inspection_recommendation r where r.inspection = i.id and r.closed_on is not null) as accepted, \
     (select cast(count(*) as bigint) from inspection_recommendation r where r.inspection = i.id and r.stand in ('given', 'returned') \
     and r.due_on < $3) as late";

/// What the scope sees of inspections: those its units make, are subject to, or carry something out of. One that is only
/// planned is seen by the units it is about when it is theirs to know: not before an unscheduled one began.
pub(super) fn seen(scope: &Scope) -> String {
    let of = |column| scope.condition(column, 1);
    format!(
        "({} or ((i.occasion = 'planned' or i.begun_on is not null) and (exists (select 1 from inspected s where s.inspection = i.id and {}) \
         or exists (select 1 from inspection_recommendation r where r.inspection = i.id and {}))))",
        of("i.unit"),
        of("s.subject"),
        of("r.unit")
    )
}

/// Inspections in scope, the latest first, by keyset.
///
/// # Errors
/// What the database reports.
pub fn list(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, filter: &ListFilter) -> Result<Page> {
    let sql = format!(
        "select {COLUMNS} from inspection i where {} and {} and (i.planned_on < $4 or (i.planned_on = $4 and i.id < $5)) \
         order by i.planned_on desc, i.id desc limit $6",
        seen(scope),
        filter.situation.condition()
    );
    let (after, id) = filter.after.map_or_else(
        || ("9999-99-99".to_owned(), Id::of(i64::MAX)),
        |(day, id)| (day.to_string(), id),
    );
    let limit = filter.limit.clamp(1, MOST);
    let (today, with_next) = (at.now.today, limit + 1);
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![today, after, id, with_next];
    let found = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let mut rows = found.iter().map(line).collect::<store::Result<Vec<_>>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    let last = rows.last().filter(|_| is_more);
    let next = last.map(|row| (row.inspection.planned_on, row.inspection.id));
    Ok(Page { rows, next })
}

/// How many inspections in scope stand how.
///
/// # Errors
/// What the database reports.
pub fn sums(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<InspectionSums> {
    let counted = [
        Situation::Planned,
        Situation::Begun,
        Situation::Concluded,
        Situation::Late,
        Situation::CarriedOut,
    ];
    let counts: Vec<String> = counted
        .iter()
        .map(|one| {
            format!(
                "cast(coalesce(sum(case when {} then 1 else 0 end), 0) as bigint) as {}",
                one.condition(),
                one.as_str()
            )
        })
        .collect();
    let sql = format!(
        "select {} from inspection i where {}",
        counts.join(", "),
        seen(scope)
    );
    let ([unit, below], rest): (_, &[Value<'_>]) = (scope.values(), params![at.now.today]);
    let row = tx
        .first(&sql, &[&[unit, below], rest].concat())?
        .ok_or(store::Error::Closed)?;
    Ok(InspectionSums {
        planned: row.get("planned")?,
        begun: row.get("begun")?,
        concluded: row.get("concluded")?,
        late: row.get("late")?,
        carried_out: row.get("carried_out")?,
    })
}
