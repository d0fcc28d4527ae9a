//! The seal over files: handwriting and the name of a file tell who wrote (Law on Denunciations art. 8(3)).

use store::{Tx, params};

use super::{Attachment, of_row};
use crate::{Id, Result};

const OPEN: &str =
    "select id, tenant, name, hash from attachment where subject = $1 and not sealed order by id";
const KEEP: &str = "insert into sealed_content (hash, size, media_type, bytes) \
     select hash, size, media_type, bytes from content where hash = $1 on conflict (hash) do nothing";
const NAME: &str = "insert into sealed_file (attachment, tenant, name) values ($1, $2, $3)";
const TURN: &str = "update attachment set sealed = true, name = $2 where id = $1";
const FORGET: &str = "delete from content where hash = $1 \
     and not exists (select 1 from attachment where hash = $1 and not sealed) and not exists (select 1 from paper where hash = $1)";

/// Puts every file of a subject under the seal: its content and its name leave the open tables.
///
/// # Errors
/// What the database reports.
pub fn seal(tx: &mut Tx<'_>, subject: Id) -> Result<()> {
    for (index, row) in tx.query(OPEN, params![subject])?.iter().enumerate() {
        let (id, hash): (Id, String) = (row.get("id")?, row.get("hash")?);
        let (tenant, name): (String, String) = (row.get("tenant")?, row.get("name")?);
        tx.execute(KEEP, params![hash])?;
        tx.execute(NAME, params![id, tenant, name])?;
        tx.execute(TURN, params![id, (index + 1).to_string()])?;
        tx.execute(FORGET, params![hash])?;
    }
    Ok(())
}

const ONE: &str = "select a.id, a.subject, a.sealed, f.name, a.media_type, a.size, a.hash, c.bytes from attachment a \
     join sealed_file f on f.attachment = a.id join sealed_content c on c.hash = a.hash where a.id = $1 and a.sealed";

/// One file under the seal with its own name and its content. The caller has opened the seal for a reason on record.
///
/// # Errors
/// What the database reports.
pub fn read_sealed(tx: &mut Tx<'_>, id: Id) -> Result<Option<(Attachment, Vec<u8>)>> {
    let Some(row) = tx.first(ONE, params![id])? else {
        return Ok(None);
    };
    Ok(Some((of_row(&row)?, row.get("bytes")?)))
}
