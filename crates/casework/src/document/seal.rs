//! The seal over files: handwriting and the name of a file tell who wrote (Law on Denunciations art. 8(3)).

use store::{Tx, params};

use super::bind::bind;
use super::{Attachment, hash_of, of_row, scan};
use crate::person::seal::{Opened, Seal};
use crate::{Id, Result, Setting};

const OPEN: &str = "select a.id, a.tenant, a.name, a.media_type, a.hash, c.bytes from attachment a join content c on c.hash = a.hash \
     where a.subject = $1 and not a.sealed order by a.id";
const KEEP: &str = "insert into sealed_content (hash, size, media_type, bytes, seal) values ($1, $2, $3, $4, $5) on conflict (hash) do nothing";
const NAME: &str = "insert into sealed_file (attachment, tenant, name, seal, envelope) values ($1, $2, '', $3, $4)";
const TURN: &str =
    "update attachment set sealed = true, name = $2, hash = $3, salt = '' where id = $1";
const FORGET: &str = "delete from content where hash = $1 \
     and not exists (select 1 from attachment where hash = $1 and not sealed) and not exists (select 1 from paper where hash = $1)";

/// Keeps a content under a seal and answers the hash of its envelope, by which it is found: SHA-256, hexadecimal.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    at: &Setting,
    seal: &Seal,
    media_type: &str,
    bytes: &[u8],
) -> Result<String> {
    let envelope = seal.close(at, "content", bytes)?;
    let hash = hash_of(&envelope);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    tx.execute(KEEP, params![hash, size, media_type, envelope, seal.id()])?;
    Ok(hash)
}

/// Keeps the name of a file under a seal.
pub(super) fn keep_name(
    tx: &mut Tx<'_>,
    at: &Setting,
    seal: &Seal,
    (attachment, tenant): (Id, &str),
    name: &str,
) -> Result<()> {
    let envelope = seal.close(at, "name", name.as_bytes())?;
    tx.execute(NAME, params![attachment, tenant, seal.id(), envelope])?;
    Ok(())
}

/// Puts every file of a subject under its seal: its content and its name leave the open tables.
///
/// # Errors
/// What the database reports.
pub fn seal(tx: &mut Tx<'_>, at: &Setting, seal: &Seal, subject: Id) -> Result<()> {
    for (index, row) in tx.query(OPEN, params![subject])?.iter().enumerate() {
        let (id, open): (Id, String) = (row.get("id")?, row.get("hash")?);
        let (tenant, name): (String, String) = (row.get("tenant")?, row.get("name")?);
        let (media_type, bytes): (String, Vec<u8>) = (row.get("media_type")?, row.get("bytes")?);
        let sealed = keep(tx, at, seal, &media_type, &bytes)?;
        keep_name(tx, at, seal, (id, &tenant), &name)?;
        tx.execute(TURN, params![id, (index + 1).to_string(), sealed])?;
        bind(tx, at.now.at, id)?;
        tx.execute(FORGET, params![open])?;
        scan::follow(tx, &open, &sealed)?;
    }
    Ok(())
}

const ONE: &str = "select a.id, a.subject, a.sealed, a.name, a.media_type, a.size, a.hash, f.seal as name_seal, f.envelope, c.seal, c.bytes from attachment a \
     join sealed_file f on f.attachment = a.id join sealed_content c on c.hash = a.hash where a.id = $1 and a.sealed";

/// One file under the seal with its own name and its content. The caller has opened the seal for a reason on record.
///
/// # Errors
/// What the database reports; the refusals of [`Opened::read`].
pub fn read_sealed(
    tx: &mut Tx<'_>,
    at: &Setting,
    opened: &mut Opened,
    id: Id,
) -> Result<Option<(Attachment, Vec<u8>)>> {
    let Some(row) = tx.first(ONE, params![id])? else {
        return Ok(None);
    };
    let mut file = of_row(&row)?;
    let envelope: Vec<u8> = row.get("envelope")?;
    let name = opened.read(tx, at, (row.get("name_seal")?, "name"), &envelope)?;
    file.name = String::from_utf8_lossy(&name).into_owned();
    let envelope: Vec<u8> = row.get("bytes")?;
    let bytes = opened.read(tx, at, (row.get("seal")?, "content"), &envelope)?;
    Ok(Some((file, bytes)))
}

const CLEAR: &str = "select a.id, a.tenant, a.media_type, a.hash, f.name, c.bytes from attachment a join sealed_file f on f.attachment = a.id \
     join sealed_content c on c.hash = a.hash where a.subject = $1 and a.sealed and f.seal is null order by a.id";
const RENAME: &str =
    "update sealed_file set name = '', seal = $2, envelope = $3 where attachment = $1";
const MOVE: &str = "update attachment set hash = $2 where id = $1";
const DROP: &str = "delete from sealed_content where hash = $1 and seal is null and not exists (select 1 from attachment a where a.hash = $1)";

/// Encrypts the files of a subject that stood under the seal in the clear.
pub(crate) fn adopt(tx: &mut Tx<'_>, at: &Setting, seal: &Seal, subject: Id) -> Result<()> {
    for row in tx.query(CLEAR, params![subject])? {
        let (id, clear): (Id, String) = (row.get("id")?, row.get("hash")?);
        let (media_type, name): (String, String) = (row.get("media_type")?, row.get("name")?);
        let bytes: Vec<u8> = row.get("bytes")?;
        let sealed = keep(tx, at, seal, &media_type, &bytes)?;
        let envelope = seal.close(at, "name", name.as_bytes())?;
        tx.execute(RENAME, params![id, seal.id(), envelope])?;
        tx.execute(MOVE, params![id, sealed])?;
        bind(tx, at.now.at, id)?;
        tx.execute(DROP, params![clear])?;
    }
    Ok(())
}
