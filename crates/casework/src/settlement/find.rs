//! Finding cases by what somebody types, and one by its id. Never a sealed one by a name.

use store::{Tx, Value, params};

use super::case::{COLUMNS, Case};
use super::query::CaseRow;
use crate::access::Scope;
use crate::petition::book_number;
use crate::{Failure, FieldError, Id, Result, Setting, fold, term};

const OF_BOOK: &str = "select id from cases where unit = $1 and year = $2 and number = $3";

/// Shortest text that is searched for.
const SHORTEST: usize = 2;

/// The case with this id, if it is in scope.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn seen(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Case> {
    let sql = format!(
        "select {COLUMNS} from cases where id = $1 and {}",
        scope.condition("unit", 2)
    );
    let [unit, below] = scope.values();
    let row = tx.first(&sql, &[params![id].as_slice(), &[unit, below]].concat())?;
    Ok(Case::of_row(&row.ok_or(Failure::NotFound)?)?)
}

/// The case of a unit's own book with this number: `12` of this year, `12/2025`.
///
/// # Errors
/// The field error `case-unknown` of `case`.
pub fn of_book(tx: &mut Tx<'_>, at: &Setting, unit: &str, typed: &str) -> Result<Id> {
    let unknown = || FieldError::new("case", "case-unknown");
    let (number, year) = book_number(typed).ok_or_else(unknown)?;
    let year = year.unwrap_or(i64::from(at.now.today.year()));
    let row = tx.first(OF_BOOK, params![unit, year, number])?;
    Ok(row.ok_or_else(unknown)?.get("id")?)
}

/// Cases in scope with this number (`12`, `12/2026`), or in which somebody takes part whose folded name begins with
/// the text or whose paper has this number; newest first, none that is sealed.
///
/// # Errors
/// What the database reports.
pub fn find(tx: &mut Tx<'_>, scope: &Scope, typed: &str, limit: i64) -> Result<Vec<CaseRow>> {
    let [unit, below] = scope.values();
    let select = format!(
        "select {COLUMNS}, due_on, closed_on from cases where {} and not sealed",
        scope.condition("unit", 1)
    );
    let rows = if let Some((number, year)) = book_number(typed) {
        let sql = format!(
            "{select} and number = $3 and (cast($4 as bigint) is null or year = $4) order by id desc limit $5"
        );
        let rest: &[Value<'_>] = params![number, year, limit];
        tx.query(&sql, &[&[unit, below], rest].concat())?
    } else {
        let folded = fold(typed);
        if folded.len() < SHORTEST {
            return Ok(Vec::new());
        }
        let beyond = format!("{folded}\u{10ffff}");
        let paper: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
        let sql = format!(
            "{select} and id in (select w.case_id from case_participant w join person o on o.id = w.person \
             where (o.name_folded >= $3 and o.name_folded < $4) or o.id_number = $5) order by id desc limit $6"
        );
        let rest: &[Value<'_>] = params![folded, beyond, paper, limit];
        tx.query(&sql, &[&[unit, below], rest].concat())?
    };
    let each = rows.iter().map(|row| {
        Ok(CaseRow {
            case: Case::of_row(row)?,
            due_on: term::told(row.get("due_on")?),
            closed_on: row.get("closed_on")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}
