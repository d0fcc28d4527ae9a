//! Reading assignments: what a unit gave, owes, or leads.

use jiff::civil::Date;
use store::{Tx, Value, params};

use super::filter::{Lateness, ListFilter, Side};
use super::read::{AssignmentRow, line};
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// Most rows of a page.
pub(super) const MOST: i64 = 200;

/// A page of assignments in the order of their due days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Lines.
    pub rows: Vec<AssignmentRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

pub(super) const COLUMNS: &str = "a.*, d.source, d.number, d.on_day, d.given_by, d.session, d.subject_kind, d.subject, d.text, d.owners";

/// What the scope sees of assignments: those its units gave, owe, or were told of as the superior.
pub(super) fn seen(scope: &Scope) -> String {
    let of = |column| scope.condition(column, 1);
    format!(
        "({} or {} or {})",
        of("a.unit"),
        of("a.giver"),
        of("a.escalated_to")
    )
}

/// Assignments in scope by due day (ended ones the latest first), by keyset.
///
/// # Errors
/// What the database reports.
pub fn assignments(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    filter: &ListFilter,
) -> Result<Page> {
    let is_ended = filter.lateness == Some(Lateness::Closed);
    let condition = filter
        .lateness
        .map_or("cast($3 as text) is not null", Lateness::condition);
    let (beyond, order, beginning) = if is_ended {
        ("<", "a.due_on desc, a.id desc", ("9999-99-99", i64::MAX))
    } else {
        (">", "a.due_on, a.id", ("", 0))
    };
    let side = match filter.side {
        Side::All => "cast($7 as text) is not null",
        Side::Owed => "a.unit = $7",
        Side::Given => "a.giver = $7",
    };
    let sql = format!(
        "select {COLUMNS} from assignment a join directive d on d.id = a.directive where {} and {condition} \
         and (cast($4 as bigint) is null or a.directive = $4) and (a.due_on {beyond} $5 or (a.due_on = $5 and a.id {beyond} $6)) \
         and {side} order by {order} limit $8",
        seen(scope)
    );
    let (after, id) = filter.after.map_or(
        (beginning.0.to_owned(), Id::of(beginning.1)),
        |(due, id)| (due.to_string(), id),
    );
    let limit = filter.limit.clamp(1, MOST);
    let (today, with_next) = (at.now.today, limit + 1);
    let [unit, below] = scope.values();
    let top = scope.unit();
    let rest: &[Value<'_>] = params![today, filter.directive, after, id, top, with_next];
    let found = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let mut rows = found.iter().map(line).collect::<store::Result<Vec<_>>>()?;
    let is_more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let last = rows.last().filter(|_| is_more);
    let next = last.map(|row| (row.assignment.due, row.assignment.id));
    Ok(Page { rows, next })
}
