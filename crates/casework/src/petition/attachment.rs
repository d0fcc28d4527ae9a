//! Files of a petition: those that come later, and reading one.

use store::{Tx, params};

use crate::access::{Actor, Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::document::{self, Attachment, Upload};
use crate::{Failure, Id, Refusal, Result, Setting};

const HOLDS: &str = "select sealed from petition where id = $1 and unit = $2";

/// Adds a file to a petition that the unit holds; under the seal when the petition is.
///
/// # Errors
/// Not found; the field error of a file that is not taken.
pub fn add_attachment(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::File>,
    petition: Id,
    upload: &Upload,
) -> Result<Id> {
    let row = tx
        .first(HOLDS, params![petition, permit.unit()])?
        .ok_or(Failure::NotFound)?;
    let (tenant, by, sealed) = (permit.tenant(), permit.official(), row.get("sealed")?);
    let id = document::attach(tx, at, tenant, by, petition, sealed, "file", upload)?;
    let event = Event {
        name: "petition.file-added",
        subject_kind: "petition",
        subject: Some(petition),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(id)
}

/// One file of a petition in scope, with its content.
///
/// # Errors
/// Not found when it does not exist or its petition is out of scope; `file-sealed` for one under the seal.
pub fn read_file(tx: &mut Tx<'_>, scope: &Scope, file: Id) -> Result<(Attachment, Vec<u8>)> {
    let sql = format!(
        "select a.sealed from attachment a join petition q on q.id = a.subject where a.id = $1 and {}",
        scope.condition("q.unit", 2)
    );
    let [unit, below] = scope.values();
    let row = tx.first(&sql, &[params![file].as_slice(), &[unit, below]].concat())?;
    if row.ok_or(Failure::NotFound)?.get::<bool>("sealed")? {
        return Err(Refusal::new("file-sealed").into());
    }
    document::read(tx, file)?.ok_or(Failure::NotFound)
}

/// Puts on record that a person opened a file of a petition.
///
/// # Errors
/// What the database reports.
pub fn record_file_reading(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    file: &Attachment,
) -> Result<()> {
    let detail = file.id.to_string();
    let event = Event {
        name: "petition.file-read",
        subject_kind: "petition",
        subject: Some(file.subject),
        detail: &detail,
    };
    audit::record(tx, at, actor.by(), &event)
}
