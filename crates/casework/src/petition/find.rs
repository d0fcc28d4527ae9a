//! Finding petitions by what somebody types: a number of the book, or the beginning of a name. Never a sealed one.

use store::{Tx, Value, params};

use super::query::{LIST_COLUMNS, ListRow, list_row};
use crate::access::Scope;
use crate::{Result, fold};

/// Shortest text that is searched for.
const SHORTEST: usize = 2;

/// Petitions in scope with this number (`12`, `12/2026`), or by somebody whose folded name begins with the text or
/// whose paper has this number; newest first.
///
/// # Errors
/// What the database reports.
pub fn find(tx: &mut Tx<'_>, scope: &Scope, typed: &str, limit: i64) -> Result<Vec<ListRow>> {
    let [unit, below] = scope.values();
    let in_scope = scope.condition("q.unit", 1);
    let from = "from petition q left join petition_party pp on pp.petition = q.id and pp.no = 1 \
         left join person p on p.id = pp.person";
    let rows = if let Some((number, year)) = book_number(typed) {
        let sql = format!(
            "select {LIST_COLUMNS} {from} where {in_scope} and not q.sealed and q.number = $3 \
             and (cast($4 as bigint) is null or q.year = $4) order by q.id desc limit $5"
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
            "select {LIST_COLUMNS} {from} where {in_scope} and not q.sealed and q.id in \
             (select w.petition from petition_party w join person o on o.id = w.person \
              where (o.name_folded >= $3 and o.name_folded < $4) or o.id_number = $5) order by q.id desc limit $6"
        );
        let rest: &[Value<'_>] = params![folded, beyond, paper, limit];
        tx.query(&sql, &[&[unit, below], rest].concat())?
    };
    Ok(rows.iter().map(list_row).collect::<store::Result<_>>()?)
}

/// `12` or `12/2026`: a number of a unit's book and perhaps its year. A longer number is that of a paper.
pub(crate) fn book_number(typed: &str) -> Option<(i64, Option<i64>)> {
    const LONGEST: usize = 7;
    let plain = |text: &str| {
        let text = text.trim();
        let is_number =
            (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| is_number)
    };
    match typed.split_once('/') {
        Some((number, year)) => Some((plain(number)?, Some(plain(year)?))),
        None => Some((plain(typed)?, None)),
    }
}
