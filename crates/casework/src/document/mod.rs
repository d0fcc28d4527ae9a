//! Files that come with a petition, a visit or a case: kept by the hash of their content, their type told by
//! their content and not by their name, bounded in size. What a denouncer sent stands in tables of its own.

mod seal;

pub use seal::{read_sealed, seal};

use sha2::{Digest, Sha256};
use store::{Tx, params};

use crate::{FieldError, Id, Result, Setting};

/// Largest file, in bytes (20 MiB).
pub const LARGEST: usize = 20 * 1024 * 1024;
/// Most files of one petition.
pub const MOST: usize = 50;
/// Longest name of a file.
const NAME: usize = 200;
/// Types that are taken; whatever else a file is, it is refused with this list.
pub const TYPES: &[&str] = &[
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/webp",
    "image/heif",
    "audio/mpeg",
    "audio/m4a",
    "audio/ogg",
    "audio/x-wav",
    "video/mp4",
    "video/webm",
    "video/quicktime",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "text/plain",
];

/// A file as it was handed in.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Its name on the sender's machine.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The row.
    pub id: Id,
    /// What it belongs to.
    pub subject: Id,
    /// Is it under the seal?
    pub sealed: bool,
    /// Name to show.
    pub name: String,
    /// Type, told by the content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the content, hexadecimal.
    pub hash: String,
}

const KEEP: &str = "insert into content (hash, size, media_type, bytes) values ($1, $2, $3, $4) on conflict (hash) do nothing";
const KEEP_SEALED: &str = "insert into sealed_content (hash, size, media_type, bytes) values ($1, $2, $3, $4) on conflict (hash) do nothing";
const NAME_SEALED: &str = "insert into sealed_file (attachment, tenant, name) values ($1, $2, $3)";
const ATTACH: &str = "insert into attachment (id, tenant, subject, sealed, name, media_type, size, hash, added_at, added_by) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const OF_SUBJECT: &str = "select id, subject, sealed, name, media_type, size, hash from attachment where subject = $1 order by id";
const ONE: &str = "select id, subject, sealed, name, media_type, size, hash from attachment where id = $1 and not sealed";
const BYTES: &str = "select bytes from content where hash = $1";
const COUNT: &str = "select cast(count(*) as bigint) as n from attachment where subject = $1";

/// What is wrong with a file, if anything: empty, too large, of a type that is not taken.
///
/// # Errors
/// One error on `field`.
pub fn sniff(field: &str, upload: &Upload) -> std::result::Result<&'static str, FieldError> {
    if upload.bytes.is_empty() {
        return Err(FieldError::new(field, "file-empty"));
    }
    if upload.bytes.len() > LARGEST {
        return Err(
            FieldError::new(field, "file-too-large").with("megabytes", LARGEST / 1024 / 1024)
        );
    }
    let found = infer::get(&upload.bytes).map(|kind| kind.mime_type());
    let media_type = found.or_else(|| {
        std::str::from_utf8(&upload.bytes)
            .is_ok()
            .then_some("text/plain")
    });
    media_type
        .and_then(|found| TYPES.iter().copied().find(|known| *known == found))
        .ok_or_else(|| FieldError::new(field, "file-type").with("found", found.unwrap_or("?")))
}

/// What a file is tied to.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The petition, the visit, the case.
    pub id: Id,
    /// Its tenant.
    pub tenant: &'a str,
    /// Is it under the seal?
    pub sealed: bool,
}

/// Keeps a file and ties it to its subject. `field` is where a fault of the file is told.
///
/// # Errors
/// What [`sniff`] finds, or too many files for one subject.
pub fn attach(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: Option<Id>,
    subject: Subject<'_>,
    field: &str,
    upload: &Upload,
) -> Result<Id> {
    let Subject {
        id: subject,
        tenant,
        sealed,
    } = subject;
    let media_type = sniff(field, upload)?;
    let there: i64 = tx
        .first(COUNT, params![subject])?
        .map_or(Ok(0), |row| row.get("n"))?;
    if usize::try_from(there).is_ok_and(|n| n >= MOST) {
        return Err(FieldError::new(field, "too-many-files")
            .with("most", MOST)
            .into());
    }
    let size = i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX);
    let name: String = upload
        .name
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '/' | '\\'))
        .take(NAME)
        .collect();
    let hash = keep(tx, media_type, &upload.bytes, sealed)?;
    let id = at.id();
    let shown = if sealed {
        (there + 1).to_string()
    } else {
        name.clone()
    };
    tx.execute(
        ATTACH,
        params![
            id, tenant, subject, sealed, shown, media_type, size, hash, at.now.at, by
        ],
    )?;
    if sealed {
        tx.execute(NAME_SEALED, params![id, tenant, name])?;
    }
    Ok(id)
}

/// Keeps a content by its hash, open or under the seal, and answers the hash: SHA-256, hexadecimal.
///
/// # Errors
/// What the database reports.
pub fn keep(tx: &mut Tx<'_>, media_type: &str, bytes: &[u8], sealed: bool) -> Result<String> {
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(bytes));
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let keep = if sealed { KEEP_SEALED } else { KEEP };
    tx.execute(keep, params![hash, size, media_type, bytes])?;
    Ok(hash)
}

/// An open content by its hash. The caller has shown that what has it may be seen.
///
/// # Errors
/// What the database reports.
pub fn content(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Vec<u8>>> {
    let row = tx.first(BYTES, params![hash])?;
    Ok(row.map(|row| row.get("bytes")).transpose()?)
}

/// The files of a petition, a visit or a case. The caller has shown that the subject may be seen.
///
/// # Errors
/// What the database reports.
pub fn of_subject(tx: &mut Tx<'_>, subject: Id) -> Result<Vec<Attachment>> {
    Ok(tx
        .query(OF_SUBJECT, params![subject])?
        .iter()
        .map(of_row)
        .collect::<store::Result<_>>()?)
}

/// One open file with its content; a sealed one has none here. The caller has shown that its subject may be seen.
///
/// # Errors
/// What the database reports.
pub fn read(tx: &mut Tx<'_>, id: Id) -> Result<Option<(Attachment, Vec<u8>)>> {
    let Some(row) = tx.first(ONE, params![id])? else {
        return Ok(None);
    };
    let attachment = of_row(&row)?;
    let content = tx.first(BYTES, params![attachment.hash])?;
    Ok(content
        .map(|row| row.get("bytes").map(|bytes| (attachment, bytes)))
        .transpose()?)
}

fn of_row(row: &store::Row) -> store::Result<Attachment> {
    Ok(Attachment {
        id: row.get("id")?,
        subject: row.get("subject")?,
        sealed: row.get("sealed")?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
        hash: row.get("hash")?,
    })
}
