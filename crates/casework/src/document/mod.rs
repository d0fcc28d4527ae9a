//! Files that come with a petition, a visit or a case: kept by the hash of their content, their type told by
//! their content and not by their name, bounded in size, one thing and not two, never unpacked. What a denouncer sent
//! stands in tables of its own.

mod archive;
mod bind;
mod check;
mod name;
pub mod scan;
mod seal;
mod shape;
#[cfg(test)]
mod tests;

pub(crate) use bind::bind_earlier;
pub use check::check;
pub use scan::{Scan, Standing, Verdict};
pub(crate) use seal::adopt;
pub use seal::{read_sealed, seal};

use sha2::{Digest, Sha256};
use store::{Tx, params};

use crate::person::Seal;
use crate::{FieldError, Id, Result, Setting};

/// Largest file, in bytes (20 MiB).
pub const LARGEST: usize = 20 * 1024 * 1024;
/// Most files of one petition.
pub const MOST: usize = 50;
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
#[derive(Debug, Clone, Default)]
pub struct Upload {
    /// Its name on the sender's machine.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What the scanner said of it when it came.
    pub verdict: Verdict,
}

impl Upload {
    /// A file that no scanner has looked at.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            verdict: Verdict::default(),
        }
    }
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
const ATTACH: &str = "insert into attachment (id, tenant, subject, sealed, name, media_type, size, hash, added_at, added_by, salt) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const COPY: &str = "insert into attachment (id, tenant, subject, sealed, name, media_type, size, hash, added_at, added_by, salt) \
     select $2, $3, $4, sealed, name, media_type, size, hash, added_at, added_by, $5 from attachment where id = $1";
const COPY_NAME: &str = "insert into sealed_file (attachment, tenant, name, seal, envelope) select $2, $3, name, seal, envelope from sealed_file where attachment = $1";
const OF_SUBJECT: &str = "select id, subject, sealed, name, media_type, size, hash from attachment where subject = $1 order by id";
const ONE: &str = "select id, subject, sealed, name, media_type, size, hash from attachment where id = $1 and not sealed";
const BYTES: &str = "select bytes from content where hash = $1";
const COUNT: &str = "select cast(count(*) as bigint) as n from attachment where subject = $1";

/// What is wrong with a file, if anything: empty, too large, of a type that is not taken, two things at once, a page with
/// programs, an archive that is not what it says.
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
    let media_type = media_type
        .and_then(|found| TYPES.iter().copied().find(|known| *known == found))
        .ok_or_else(|| FieldError::new(field, "file-type").with("found", found.unwrap_or("?")))?;
    shape::fault(media_type, &upload.bytes)
        .map_or(Ok(media_type), |code| Err(FieldError::new(field, code)))
}

/// What a file is tied to.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The petition, the visit, the case.
    pub id: Id,
    /// Its tenant.
    pub tenant: &'a str,
    /// The seal under which it lies; none: in the open.
    pub seal: Option<&'a Seal>,
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
        seal: under,
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
    let name = name::clean(&upload.name, media_type);
    let hash = match under {
        Some(under) => seal::keep(tx, at, under, media_type, &upload.bytes)?,
        None => keep(tx, media_type, &upload.bytes)?,
    };
    note(tx, at, &hash, media_type, &upload.bytes, &upload.verdict)?;
    let id = at.id();
    let sealed = under.is_some();
    let shown = if sealed {
        (there + 1).to_string()
    } else {
        name.clone()
    };
    tx.execute(
        ATTACH,
        params![
            id,
            tenant,
            subject,
            sealed,
            shown,
            media_type,
            size,
            hash,
            at.now.at,
            by,
            salt_of(at, sealed)
        ],
    )?;
    if let Some(under) = under {
        seal::keep_name(tx, at, under, (id, tenant), &name)?;
    }
    bind::bind(tx, at.now.at, id)?;
    Ok(id)
}

/// Notes what is known of a file beside its content.
///
/// # Errors
/// What the database reports.
pub(crate) fn note(
    tx: &mut Tx<'_>,
    at: &Setting,
    hash: &str,
    media_type: &str,
    bytes: &[u8],
    verdict: &Verdict,
) -> Result<()> {
    let has_macros = shape::has_macros(media_type, bytes);
    scan::note(tx, at.now, hash, has_macros, verdict)
}

/// Under the seal the name is a number and needs no salt.
fn salt_of(at: &Setting, sealed: bool) -> String {
    if sealed {
        String::new()
    } else {
        bind::salt(at.secrets.as_ref())
    }
}

/// The files of one subject, also under another of this tenant.
///
/// # Errors
/// What the database reports.
pub(crate) fn copy(tx: &mut Tx<'_>, at: &Setting, from: Id, to: Id, tenant: &str) -> Result<()> {
    for file in of_subject(tx, from)? {
        let id = at.id();
        let salt = salt_of(at, file.sealed);
        tx.execute(COPY, params![file.id, id, tenant, to, salt])?;
        tx.execute(COPY_NAME, params![file.id, id, tenant])?;
        bind::bind(tx, at.now.at, id)?;
    }
    Ok(())
}

/// Keeps a content in the open by its hash and answers the hash: SHA-256, hexadecimal.
///
/// # Errors
/// What the database reports.
pub fn keep(tx: &mut Tx<'_>, media_type: &str, bytes: &[u8]) -> Result<String> {
    let hash = hash_of(bytes);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    tx.execute(KEEP, params![hash, size, media_type, bytes])?;
    Ok(hash)
}

fn hash_of(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
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
