//! Reading meetings: those a unit holds, and those to which it reports.

use jiff::civil::Date;
use store::{Tx, Value, params};

use super::state::Meeting;
use crate::access::Scope;
use crate::{Id, Result};

/// Most rows of a page.
const MOST: i64 = 200;

/// A page of meetings, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Lines.
    pub rows: Vec<Meeting>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

/// What the scope sees of meetings: those its units hold, and those to which they report.
pub(super) fn seen(scope: &Scope) -> String {
    let of = |column| scope.condition(column, 1);
    format!(
        "({} or exists (select 1 from review_report r where r.meeting = m.id and {}))",
        of("m.unit"),
        of("r.reporter")
    )
}

/// Meetings in scope, the latest first, by keyset.
///
/// # Errors
/// What the database reports.
pub fn list(tx: &mut Tx<'_>, scope: &Scope, after: Option<(Date, Id)>, limit: i64) -> Result<Page> {
    let sql = format!(
        "select m.* from review_meeting m where {} and (m.on_day < $3 or (m.on_day = $3 and m.id < $4)) \
         order by m.on_day desc, m.id desc limit $5",
        seen(scope)
    );
    let (day, id) = after.map_or_else(
        || ("9999-99-99".to_owned(), Id::of(i64::MAX)),
        |(day, id)| (day.to_string(), id),
    );
    let limit = limit.clamp(1, MOST);
    let with_next = limit + 1;
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![day, id, with_next];
    let found = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let mut rows = found
        .iter()
        .map(Meeting::of_row)
        .collect::<store::Result<Vec<_>>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| is_more).map(|row| (row.on, row.id));
    Ok(Page { rows, next })
}
