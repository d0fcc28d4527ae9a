//! Reading urgings: what a unit received, gave, or was told of.

use jiff::civil::Date;
use store::{Tx, Value, params};

use super::super::directive::Side;
use super::filter::ListFilter;
use super::read::{UrgingRow, line};
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// Most rows of a page.
const MOST: i64 = 200;

/// A page of urgings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Lines.
    pub rows: Vec<UrgingRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

pub(super) const COLUMNS: &str = "u.*, k.term, coalesce(c.number, q.number, v.number) as thing_number, coalesce(c.year, q.year, v.year) as thing_year";
pub(super) const TABLES: &str = "urging u left join clock k on k.id = u.clock \
     left join cases c on u.subject_kind = 'case' and c.id = u.subject \
     left join petition q on u.subject_kind = 'petition' and q.id = u.subject \
     left join visit v on u.subject_kind = 'visit' and v.id = u.subject";

/// What the scope sees of urgings: those its units received, gave, or were told of as the superior.
pub(super) fn seen(scope: &Scope) -> String {
    let of = |column| scope.condition(column, 1);
    format!(
        "({} or {} or {})",
        of("u.unit"),
        of("u.giver"),
        of("u.escalated_to")
    )
}

/// Urgings in scope: what waits for an answer by its day, the rest the latest first; by keyset.
///
/// # Errors
/// What the database reports.
pub fn list(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, filter: &ListFilter) -> Result<Page> {
    let (key, beyond, order, beginning) = if filter.situation.is_waiting() {
        ("u.answer_by", ">", "", ("", 0))
    } else {
        ("u.on_day", "<", " desc", ("9999-99-99", i64::MAX))
    };
    let side = match filter.side {
        Side::All => "cast($6 as text) is not null",
        Side::Owed => "u.unit = $6",
        Side::Given => "u.giver = $6",
    };
    let sql = format!(
        "select {COLUMNS} from {TABLES} where {} and {} and ({key} {beyond} $4 or ({key} = $4 and u.id {beyond} $5)) and {side} \
         order by {key}{order}, u.id{order} limit $7",
        seen(scope),
        filter.situation.condition()
    );
    let (after, id) = filter.after.map_or(
        (beginning.0.to_owned(), Id::of(beginning.1)),
        |(day, id)| (day.to_string(), id),
    );
    let limit = filter.limit.clamp(1, MOST);
    let (today, with_next, top) = (at.now.today, limit + 1, scope.unit());
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![today, after, id, top, with_next];
    let found = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let mut rows = found.iter().map(line).collect::<store::Result<Vec<_>>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    let last = rows.last().filter(|_| is_more);
    let next = last.map(|row| {
        let one = &row.urging;
        let waiting = one.answer_by.filter(|_| filter.situation.is_waiting());
        (waiting.unwrap_or(one.on), one.id)
    });
    Ok(Page { rows, next })
}

/// Urgings in scope about a case, a petition or an assignment, the latest first.
///
/// # Errors
/// What the database reports.
pub fn of_subject(tx: &mut Tx<'_>, scope: &Scope, subject: Id) -> Result<Vec<UrgingRow>> {
    let sql = format!(
        "select {COLUMNS} from {TABLES} where u.subject = $3 and {} order by u.on_day desc, u.id desc limit $4",
        seen(scope)
    );
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![subject, MOST];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    Ok(rows.iter().map(line).collect::<store::Result<_>>()?)
}
