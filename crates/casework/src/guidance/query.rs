//! Reading documents: those that the units in scope issued, and those that the units above them did.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::document::Document;
use crate::access::Scope;
use crate::{Failure, Id, Result};

/// Most rows of a page.
const MOST: i64 = 200;

/// Which documents of a list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those of this year.
    pub year: Option<i16>,
    /// After this place of the page before.
    pub after: Option<(Date, Id)>,
    /// Rows.
    pub limit: i64,
}

/// A page of documents, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Lines.
    pub rows: Vec<T>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

/// A document with what it does to others and others to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentDetails {
    /// The document.
    pub document: Document,
    /// The one that it amends or cancels, where the scope sees it.
    pub other: Option<Document>,
    /// Those that amend or cancel it, the earliest first.
    pub later: Vec<Document>,
}

const LATER: &str =
    "select * from guidance where other = $1 and struck_on is null order by on_day, id";

/// What the scope sees: documents of its units, and of those above it, which direct it.
fn seen(scope: &Scope) -> String {
    format!(
        "({} or exists (select 1 from unit_reach l where l.upper = g.unit and l.lower = $1))",
        scope.condition("g.unit", 1)
    )
}

/// The rows of a page of so many, and where the next begins.
pub(super) fn paged<T>(mut rows: Vec<T>, limit: i64, place: impl Fn(&T) -> (Date, Id)) -> Page<T> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| is_more).map(place);
    Page { rows, next }
}

/// The parameters of a place among days from the latest on.
pub(super) fn place(after: Option<(Date, Id)>) -> (String, Id) {
    after.map_or_else(
        || ("9999-99-99".to_owned(), Id::of(i64::MAX)),
        |(day, id)| (day.to_string(), id),
    )
}

/// The first and last day of a year, or of all years.
pub(super) fn span(year: Option<i16>) -> (String, String) {
    year.map_or_else(
        || (String::new(), "9999".to_owned()),
        |year| (format!("{year:04}-01-01"), format!("{year:04}-12-31")),
    )
}

/// How many rows to read for a page.
pub(super) fn size(asked: i64) -> i64 {
    asked.clamp(1, MOST)
}

/// Documents in scope, the latest first, by keyset.
///
/// # Errors
/// What the database reports.
pub fn documents(tx: &mut Tx<'_>, scope: &Scope, filter: &Filter) -> Result<Page<Document>> {
    let sql = format!(
        "select g.* from guidance g where {} and g.on_day >= $3 and g.on_day <= $4 \
         and (g.on_day < $5 or (g.on_day = $5 and g.id < $6)) order by g.on_day desc, g.id desc limit $7",
        seen(scope)
    );
    let ((from, until), (day, id)) = (span(filter.year), place(filter.after));
    let (limit, [unit, below]) = (size(filter.limit), scope.values());
    let with_next = limit + 1;
    let rest: &[Value<'_>] = params![from, until, day, id, with_next];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let rows = rows.iter().map(Document::of_row);
    let rows = rows.collect::<store::Result<Vec<_>>>()?;
    Ok(paged(rows, limit, |row| (row.on, row.id)))
}

fn find(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Option<Row>> {
    let sql = format!(
        "select g.* from guidance g where g.id = $3 and {}",
        seen(scope)
    );
    let [unit, below] = scope.values();
    Ok(tx.first(&sql, &[&[unit, below], params![id].as_slice()].concat())?)
}

/// Refuses what the scope does not see.
pub(super) fn expect(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<()> {
    find(tx, scope, id)?.map(|_| ()).ok_or(Failure::NotFound)
}

/// One document in scope.
///
/// # Errors
/// Not found.
pub fn document(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<DocumentDetails> {
    let row = find(tx, scope, id)?.ok_or(Failure::NotFound)?;
    let document = Document::of_row(&row)?;
    let other = match document.other {
        Some(other) => find(tx, scope, other)?,
        None => None,
    };
    let later = tx.query(LATER, params![id])?;
    let later = later.iter().map(Document::of_row);
    Ok(DocumentDetails {
        other: other.map(|row| Document::of_row(&row)).transpose()?,
        later: later.collect::<store::Result<_>>()?,
        document,
    })
}
