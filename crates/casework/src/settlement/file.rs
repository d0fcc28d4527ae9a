//! Files kept with a case, for its list of evidence: by the hash of their content, which the step that records them binds
//! into the docket.

use store::{Tx, params};

use super::case::Case;
use super::{conflict, find};
use crate::access::{Actor, Permit, acts};
use crate::audit::{self, Event};
use crate::document::{self, Attachment, Upload};
use crate::person::Names;
use crate::{Failure, FieldError, Id, Result, Setting};

const HOLDS: &str = "select id from cases where id = $1 and unit = $2 and closed_on is null";

/// Keeps a file with a case of the unit. Its name may not tell who denounced.
///
/// # Errors
/// Not found; `conflict-of-interest`; the field error of a file that is not taken.
pub fn add_file(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepCaseFiles>,
    id: Id,
    upload: &Upload,
) -> Result<Id> {
    tx.first(HOLDS, params![id, permit.unit()])?
        .ok_or(Failure::NotFound)?;
    let case = Case::read(tx, id)?;
    if let Some(official) = permit.official() {
        conflict::refuse_barred(tx, at, &case, official, at.now.today)?;
    }
    if case.sealed && Names::of_case(tx, at, id)?.stand_in(&upload.name) {
        return Err(FieldError::new("file", "names-the-denouncer").into());
    }
    let subject = document::Subject {
        id,
        tenant: &case.tenant,
        seal: None,
    };
    let file = document::attach(tx, at, permit.official(), subject, "file", upload)?;
    let event = Event {
        name: "case.file-added",
        subject_kind: "case",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(file)
}

/// One file of a case in scope; the reading goes on record.
///
/// # Errors
/// Not found when the case is out of scope or has no such file.
pub fn read_file(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    id: Id,
    file: Id,
) -> Result<(Attachment, Vec<u8>)> {
    find::seen(tx, &actor.scope(), id)?;
    let found = document::read(tx, file)?.filter(|(file, _)| file.subject == id);
    let found = found.ok_or(Failure::NotFound)?;
    let event = Event {
        name: "case.file-read",
        subject_kind: "case",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, actor.by(), &event)?;
    Ok(found)
}
