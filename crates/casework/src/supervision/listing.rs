//! Pages of rows in the order of their days, the latest first, by keyset.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use crate::access::Scope;
use crate::{Id, Result, Setting};

/// Most rows of a page.
const MOST: i64 = 200;

/// A page of rows, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Rows.
    pub rows: Vec<T>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

/// Which part of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Part {
    /// After this place of the page before.
    pub after: Option<(Date, Id)>,
    /// Rows.
    pub limit: i64,
}

/// What is listed. In its texts `$1` and `$2` are the scope, `$3` is today, `$7` and on are `more`.
pub(super) struct Listed<'a> {
    /// `select … from …`.
    pub(super) select: String,
    /// The columns of the day and the id.
    pub(super) order: (&'static str, &'static str),
    /// Which rows.
    pub(super) condition: String,
    /// Further values.
    pub(super) more: &'a [Value<'a>],
}

/// The part of a list, the latest day first.
///
/// # Errors
/// What the database reports.
pub(super) fn latest<T>(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    listed: &Listed<'_>,
    part: Part,
    read: impl Fn(&Row) -> store::Result<(T, (Date, Id))>,
) -> Result<Page<T>> {
    let (day, id) = listed.order;
    let sql = format!(
        "{} where {} and cast($3 as text) is not null and ({day} < $4 or ({day} = $4 and {id} < $5)) order by {day} desc, {id} desc limit $6",
        listed.select, listed.condition
    );
    let (after, after_id) = part.after.map_or_else(
        || ("9999-99-99".to_owned(), Id::of(i64::MAX)),
        |(day, id)| (day.to_string(), id),
    );
    let limit = part.limit.clamp(1, MOST);
    let (today, with_next) = (at.now.today, limit + 1);
    let [unit, below] = scope.values();
    let own: &[Value<'_>] = params![today, after, after_id, with_next];
    let found = tx.query(&sql, &[&[unit, below], own, listed.more].concat())?;
    let mut rows = found.iter().map(read).collect::<store::Result<Vec<_>>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| is_more).map(|(_, place)| *place);
    Ok(Page {
        rows: rows.into_iter().map(|(row, _)| row).collect(),
        next,
    })
}
