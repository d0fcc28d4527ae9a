//! Issued papers are bound by the audit: from then on no column of the row changes.

use store::{Row, Tx, params};

use crate::audit::{self, Binding, chain};
use crate::{Failure, Id, Result};

const TABLE: &str = "paper";
/// Rows of one look.
const PAGE: i64 = 200;

const ROW: &str =
    "select p.*, n.subject from paper p join notice n on n.id = p.notice where p.id = $1";
const ISSUED: &str = "select id from paper where id > $1 and state = 'issued' order by id limit $2";
const GONE: &str = "select distinct b.subject from audit b where b.event = 'row.bound' and b.subject_kind = 'paper' \
     and not exists (select 1 from paper p where p.id = b.subject and p.state = 'issued') order by b.subject";

fn print(row: &Row) -> store::Result<String> {
    Ok(chain(params![
        row.get::<i64>("id")?,
        row.get::<String>("tenant")?,
        row.get::<String>("unit")?,
        row.get::<i64>("notice")?,
        row.get::<i64>("edition")?,
        row.get::<String>("state")?,
        row.get::<String>("code")?,
        row.get::<String>("texts")?,
        row.get::<String>("reason")?,
        row.get::<i64>("made_at")?,
        row.get::<i64>("made_by")?,
        row.get::<Option<String>>("number")?,
        row.get::<Option<String>>("on_day")?,
        row.get::<Option<String>>("filled")?,
        row.get::<Option<String>>("template")?,
        row.get::<Option<String>>("hash")?,
        row.get::<bool>("sealed")?,
        row.get::<Option<i64>>("issued_at")?,
        row.get::<Option<i64>>("issued_by")?,
        row.get::<i64>("version")?
    ]))
}

/// Binds a paper as it was issued, at a moment.
///
/// # Errors
/// What the database reports; not found when there is no such paper.
pub(super) fn bind(tx: &mut Tx<'_>, moment: i64, id: Id) -> Result<()> {
    let row = tx.first(ROW, params![id])?.ok_or(Failure::NotFound)?;
    let tenant: String = row.get("tenant")?;
    let binding = Binding {
        table: TABLE,
        row: id,
        owner: row.get("subject")?,
        tenant: &tenant,
        official: row.get("issued_by")?,
        print: &print(&row)?,
    };
    audit::bind(tx, moment, binding)
}

/// Binds what was issued before papers were bound, a page from an id on; answers where the next page begins.
///
/// # Errors
/// What the database reports.
pub(crate) fn bind_earlier(tx: &mut Tx<'_>, moment: i64, after: Id) -> Result<Option<Id>> {
    let rows = tx.query(ISSUED, params![after, PAGE])?;
    for row in &rows {
        let id: Id = row.get("id")?;
        if !audit::is_bound(tx, TABLE, id)? {
            bind(tx, moment, id)?;
        }
    }
    Ok(rows.last().map(|row| row.get("id")).transpose()?)
}

/// Every issued paper that is not as it was bound, one line each.
///
/// # Errors
/// What the database reports.
pub(super) fn check(tx: &mut Tx<'_>, faults: &mut Vec<String>) -> Result<()> {
    for row in tx.query(GONE, params![])? {
        let id: Id = row.get("subject")?;
        faults.push(format!(
            "paper {id}: the issued paper is gone, the audit has it"
        ));
    }
    let mut after = Id::of(i64::MIN);
    loop {
        let rows = tx.query(ISSUED, params![after, PAGE])?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.get("id")?;
        for row in &rows {
            check_one(tx, row.get("id")?, faults)?;
        }
    }
}

fn check_one(tx: &mut Tx<'_>, id: Id, faults: &mut Vec<String>) -> Result<()> {
    let row = tx.first(ROW, params![id])?;
    let print = row.and_then(|row| print(&row).ok());
    let bound = audit::prints(tx, TABLE, id)?;
    match bound.as_slice() {
        [] => faults.push(format!(
            "paper {id}: the audit does not have the paper, it came in another way"
        )),
        [one] if Some(one) == print.as_ref() => {}
        [_] => faults.push(format!(
            "paper {id}: the row was changed, it is not the one that the audit has"
        )),
        _ => faults.push(format!("paper {id}: the row was bound again")),
    }
    Ok(())
}
