//! The proof of the files: each row as it was bound, each content what its hash says.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use store::{Row, Tx, params};

use super::bind::{TABLE, print};
use crate::{Id, Result, audit};

const ROWS: &str = "select id, tenant, subject, sealed, name, media_type, size, hash, added_at, added_by, salt \
     from attachment where id > $1 order by id limit 500";
const GONE: &str = "select distinct b.subject from audit b where b.event = 'row.bound' and b.subject_kind = 'attachment' \
     and not exists (select 1 from attachment a where a.id = b.subject) order by b.subject";
const CONTENTS: &str =
    "select hash, size, media_type from content where hash > $1 order by hash limit 500";
const BYTES: &str = "select bytes from content where hash = $1";
/// Somebody must have the content as what it is kept as.
const HAD: &str = "select 1 as n where exists (select 1 from attachment a where a.hash = $1 and not a.sealed and a.media_type = $2) \
     or exists (select 1 from paper p where p.hash = $1 and cast($2 as text) = 'application/pdf') \
     or exists (select 1 from received_document r where r.hash = $1 and r.media_type = $2)";

/// Every fault of files and contents, one line each. What is under the seal is not opened: there the row alone is proved, and
/// with it the hash of what is kept.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut after = Id::of(i64::MIN);
    loop {
        let rows = tx.query(ROWS, params![after])?;
        let Some(last) = rows.last() else { break };
        after = last.get("id")?;
        for row in &rows {
            check_row(tx, row, &mut faults)?;
        }
    }
    for row in tx.query(GONE, params![])? {
        let id: Id = row.get("subject")?;
        faults.push(format!(
            "attachment {id}: the row is gone, the audit has it"
        ));
    }
    let mut after = String::new();
    loop {
        let rows = tx.query(CONTENTS, params![after])?;
        let Some(last) = rows.last() else { break };
        after = last.get("hash")?;
        for row in &rows {
            check_content(tx, row, &mut faults)?;
        }
    }
    check_sealed(tx, &mut faults)?;
    Ok(faults)
}

const SEALED: &str = "select hash, bytes from sealed_content where seal is not null and hash > $1 order by hash limit 20";

/// What lies under the seal is proved as it is kept: its envelope is what its hash says.
fn check_sealed(tx: &mut Tx<'_>, faults: &mut Vec<String>) -> Result<()> {
    let mut after = String::new();
    loop {
        let rows = tx.query(SEALED, params![after])?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.get("hash")?;
        for row in &rows {
            let (hash, bytes): (String, Vec<u8>) = (row.get("hash")?, row.get("bytes")?);
            if HEXLOWER.encode(&Sha256::digest(&bytes)) != hash {
                faults.push(format!("sealed_content {hash}: the envelope was changed"));
            }
        }
    }
}

fn check_row(tx: &mut Tx<'_>, row: &Row, faults: &mut Vec<String>) -> Result<()> {
    let id: Id = row.get("id")?;
    let Ok(print) = print(row) else {
        faults.push(format!("attachment {id}: the row cannot be read"));
        return Ok(());
    };
    let bound = audit::prints(tx, TABLE, id)?;
    match bound.last() {
        None => faults.push(format!(
            "attachment {id}: the audit does not have the row, it came in another way"
        )),
        Some(last) if *last != print => faults.push(format!(
            "attachment {id}: the row was changed, it is not the one that the audit has"
        )),
        // Only going under the seal changes a row.
        Some(_) if bound.len() > 1 && !row.get::<bool>("sealed")? => faults.push(format!(
            "attachment {id}: the row was bound again, and it stands in the open"
        )),
        Some(_) => {}
    }
    Ok(())
}

fn check_content(tx: &mut Tx<'_>, row: &Row, faults: &mut Vec<String>) -> Result<()> {
    let hash: String = row.get("hash")?;
    let media_type: String = row.get("media_type").unwrap_or_default();
    let bytes = tx.first(BYTES, params![hash])?;
    let bytes = bytes.and_then(|row| row.get::<Vec<u8>>("bytes").ok());
    let bytes = bytes.unwrap_or_default();
    if HEXLOWER.encode(&Sha256::digest(&bytes)) != hash {
        faults.push(format!(
            "content {hash}: the bytes were changed, they are not those of the hash"
        ));
    }
    let is_of_size = row
        .get::<i64>("size")
        .is_ok_and(|size| usize::try_from(size).is_ok_and(|size| size == bytes.len()));
    if !is_of_size {
        faults.push(format!("content {hash}: it has not the size that is told"));
    }
    if tx.first(HAD, params![hash, media_type])?.is_none() {
        faults.push(format!(
            "content {hash}: nothing has it as {media_type:?}, or nothing has it"
        ));
    }
    Ok(())
}
