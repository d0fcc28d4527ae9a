//! Proving a copy: anybody who holds the code or the hash of an issued paper learns that it was issued, by whom and
//! when, and nothing that stands in it.

use jiff::civil::Date;
use store::{Row, Tx, params};

use crate::Result;

/// What may be told of an issued paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Its code.
    pub code: String,
    /// Its number.
    pub number: Option<String>,
    /// Its day.
    pub on: Date,
    /// The unit.
    pub unit: String,
    /// Its form.
    pub form: String,
    /// SHA-256 of the PDF, hexadecimal.
    pub hash: String,
    /// Which edition it is.
    pub edition: i64,
    /// The latest edition issued; higher where it was issued again.
    pub latest: i64,
}

const COLUMNS: &str = "select p.code, p.number, p.on_day, p.unit, n.form, p.hash, p.edition, \
     (select cast(max(o.edition) as bigint) from paper o where o.notice = p.notice and o.state = 'issued') as latest \
     from paper p join notice n on n.id = p.notice where p.state = 'issued'";

/// The issued paper with this code, however it was typed: small letters, spaces and dashes do no harm.
///
/// # Errors
/// What the database reports.
pub fn by_code(tx: &mut Tx<'_>, typed: &str) -> Result<Option<Proof>> {
    let code: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    one(tx, &format!("{COLUMNS} and p.code = $1"), &code)
}

/// The issued paper whose PDF has this SHA-256, hexadecimal.
///
/// # Errors
/// What the database reports.
pub fn by_hash(tx: &mut Tx<'_>, typed: &str) -> Result<Option<Proof>> {
    let hash = typed.trim().to_ascii_lowercase();
    let sql = format!("{COLUMNS} and p.hash = $1 order by p.id limit 1");
    one(tx, &sql, &hash)
}

fn one(tx: &mut Tx<'_>, sql: &str, value: &str) -> Result<Option<Proof>> {
    let row = tx.first(sql, params![value])?;
    Ok(row.map(|row| proof(&row)).transpose()?)
}

fn proof(row: &Row) -> store::Result<Proof> {
    Ok(Proof {
        code: row.get("code")?,
        number: row.get("number")?,
        on: row.get("on_day")?,
        unit: row.get("unit")?,
        form: row.get("form")?,
        hash: row.get("hash")?,
        edition: row.get("edition")?,
        latest: row.get("latest")?,
    })
}
