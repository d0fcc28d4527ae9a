//! Reading what a petition holds beside its line: its files, and what lies under the seal.

use store::{Tx, params};

use crate::access::{Actor, Permit, Scope, acts};
use crate::audit::{self, By, Event};
use crate::document::{self, Attachment};
use crate::person::{self, Identity};
use crate::{Failure, Id, Result, Setting};

/// What lies under the seal of a denunciation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsealed {
    /// Who wrote it; nobody for one without a name.
    pub people: Vec<Identity>,
    /// The text.
    pub text: String,
    /// Its files.
    pub files: Vec<Attachment>,
}

const SEALED_TEXT: &str = "select seal, envelope from sealed_text where subject = $1";

/// Opens the seal of a petition for a reason that goes on record (Law on Denunciations art. 8(3)).
///
/// # Errors
/// As [`person::open_seal`].
pub fn open_seal(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::OpenSeal>,
    scope: &Scope,
    id: Id,
    reason: &str,
) -> Result<Unsealed> {
    let mut opened = person::open_seal(tx, at, permit, scope, id, reason)?;
    let mut text = String::new();
    if let Some(row) = tx.first(SEALED_TEXT, params![id])? {
        let envelope: Vec<u8> = row.get("envelope")?;
        let bytes = opened.read(tx, at, (row.get("seal")?, "text"), &envelope)?;
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    Ok(Unsealed {
        people: opened.people,
        text,
        files: document::of_subject(tx, id)?,
    })
}

/// Opens one file under the seal; each opening has its reason on record.
///
/// # Errors
/// As [`person::open_seal`]; not found when the petition has no such file.
pub fn read_sealed_file(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::OpenSeal>,
    scope: &Scope,
    id: Id,
    file: Id,
    reason: &str,
) -> Result<(Attachment, Vec<u8>)> {
    let mut opened = person::open_seal(tx, at, permit, scope, id, reason)?;
    let found = document::read_sealed(tx, at, &mut opened, file)?;
    read(tx, at, permit.by(), id, found)
}

/// One open file of a petition in scope; the reading goes on record.
///
/// # Errors
/// Not found when the petition is out of scope, has no such file, or keeps it under the seal.
pub fn read_file(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    id: Id,
    file: Id,
) -> Result<(Attachment, Vec<u8>)> {
    let scope = actor.scope();
    let sql = format!(
        "select q.id from petition q where q.id = $1 and not q.sealed and {}",
        scope.condition("q.unit", 2)
    );
    let [unit, below] = scope.values();
    tx.first(&sql, &[params![id].as_slice(), &[unit, below]].concat())?
        .ok_or(Failure::NotFound)?;
    let found = document::read(tx, file)?;
    read(tx, at, actor.by(), id, found)
}

fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    id: Id,
    found: Option<(Attachment, Vec<u8>)>,
) -> Result<(Attachment, Vec<u8>)> {
    let (attachment, bytes) = found
        .filter(|(attachment, _)| attachment.subject == id)
        .ok_or(Failure::NotFound)?;
    let event = Event {
        name: "petition.file_read",
        subject_kind: "petition",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, by, &event)?;
    Ok((attachment, bytes))
}
