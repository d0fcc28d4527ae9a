//! Files of a petition that come later.

use store::{Tx, params};

use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::document::{self, Upload};
use crate::person::Seal;
use crate::{Failure, Id, Result, Setting};

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
    let place = (permit.unit(), permit.tenant());
    let seal = if row.get("sealed")? {
        Some(Seal::of(tx, at, petition, place)?)
    } else {
        None
    };
    let subject = document::Subject {
        id: petition,
        tenant: permit.tenant(),
        seal: seal.as_ref(),
    };
    let id = document::attach(tx, at, permit.official(), subject, "file", upload)?;
    let event = Event {
        name: "petition.file-added",
        subject_kind: "petition",
        subject: Some(petition),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(id)
}
