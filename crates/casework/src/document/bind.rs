//! Rows of files are bound by the audit: when they are made, and again when they go under the seal.

use data_encoding::HEXLOWER;
use store::{Row, Tx, params};

use crate::audit::{self, Binding, chain};
use crate::{Failure, Id, Result, Secrets};

/// The table, as the audit names it.
pub(super) const TABLE: &str = "attachment";
/// Rows of one look.
const PAGE: i64 = 200;

const ROW: &str = "select id, tenant, subject, sealed, name, media_type, size, hash, added_at, added_by, salt from attachment where id = $1";
const SALT: &str = "update attachment set salt = $2 where id = $1";
const AFTER: &str = "select id, sealed from attachment where id > $1 order by id limit $2";

/// The print of a row: SHA-256 over every column.
///
/// # Errors
/// A column that holds what it cannot hold.
pub(super) fn print(row: &Row) -> store::Result<String> {
    Ok(chain(params![
        row.get::<i64>("id")?,
        row.get::<String>("tenant")?,
        row.get::<i64>("subject")?,
        row.get::<bool>("sealed")?,
        row.get::<String>("name")?,
        row.get::<String>("media_type")?,
        row.get::<i64>("size")?,
        row.get::<String>("hash")?,
        row.get::<i64>("added_at")?,
        row.get::<Option<i64>>("added_by")?,
        row.get::<String>("salt")?
    ]))
}

/// A salt for the print of a row: without it a name could be guessed from the print after it has gone under the seal.
pub(super) fn salt(secrets: &dyn Secrets) -> String {
    HEXLOWER.encode(&secrets.secret())
}

/// Binds the row as it now stands, at a moment.
///
/// # Errors
/// What the database reports; not found when there is no such row.
pub(super) fn bind(tx: &mut Tx<'_>, moment: i64, id: Id) -> Result<()> {
    let row = tx.first(ROW, params![id])?.ok_or(Failure::NotFound)?;
    let tenant: String = row.get("tenant")?;
    let binding = Binding {
        table: TABLE,
        row: id,
        owner: row.get("subject")?,
        tenant: &tenant,
        official: row.get("added_by")?,
        print: &print(&row)?,
    };
    audit::bind(tx, moment, binding)
}

/// Binds the rows of a register of before that are not bound, a page from an id on; answers where the next page begins.
///
/// # Errors
/// What the database reports.
pub(crate) fn bind_earlier(
    tx: &mut Tx<'_>,
    moment: i64,
    secrets: &dyn Secrets,
    after: Id,
) -> Result<Option<Id>> {
    let rows = tx.query(AFTER, params![after, PAGE])?;
    for row in &rows {
        let id: Id = row.get("id")?;
        if audit::is_bound(tx, TABLE, id)? {
            continue;
        }
        if !row.get::<bool>("sealed")? {
            tx.execute(SALT, params![id, salt(secrets)])?;
        }
        bind(tx, moment, id)?;
    }
    Ok(rows.last().map(|row| row.get("id")).transpose()?)
}
