//! A list is opened: a name, the document behind it, a period.

use store::{Tx, params};

use super::form::RawList;
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::{Failure, Id, Result, Setting, organization};

const INSERT: &str = "insert into prolonged_list (id, tenant, unit, name, basis, from_on, until_on, recorded_by) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Opens a list. Answers its row.
///
/// # Errors
/// Field errors for a list without name, document or period.
pub fn open_list(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepList>,
    raw: &RawList,
) -> Result<Id> {
    let (from, until) = raw.days().map_err(Failure::Invalid)?;
    organization::ensure(tx, at, permit.unit())?;
    let id = at.id();
    let (name, basis) = (raw.name.trim(), raw.basis.trim());
    tx.send(
        INSERT,
        params![
            id,
            permit.tenant(),
            permit.unit(),
            name,
            basis,
            from,
            until,
            permit.official()
        ],
    )?;
    let event = Event {
        name: "prolonged.list-opened",
        subject_kind: "prolonged_list",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(id)
}
