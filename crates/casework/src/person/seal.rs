//! The seal over a denouncer: putting it on, and opening it for a reason that stays on record.

use store::{Tx, params};

use super::Identity;
use crate::access::{Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::{Failure, FieldError, Id, Result, Setting};

const COPY: &str = "insert into sealed_person (id, tenant, is_organization, name, name_folded, id_kind, id_number, address, commune, phone, email) \
     select $2, tenant, is_organization, name, name_folded, id_kind, id_number, address, commune, phone, email from person where id = $1";
const FORGET: &str = "delete from person where id = $1 \
     and not exists (select 1 from visit_person where person = $1) \
     and not exists (select 1 from petition_party where person = $1) \
     and not exists (select 1 from case_participant where person = $1)";

const SEALED_OF: &str = "select s.* from sealed_person s join petition_party pp on pp.sealed = s.id where pp.petition = $1 order by pp.no";

/// The shortest reason that tells anything.
const REASON: usize = 10;

/// Copies a person under the seal and answers the sealed row; the caller turns its own row to it and then
/// calls [`forget_if_unused`].
///
/// # Errors
/// What the database reports.
pub fn seal_person(tx: &mut Tx<'_>, at: &Setting, person: Id) -> Result<Id> {
    let sealed = at.id();
    tx.execute(COPY, params![person, sealed])?;
    Ok(sealed)
}

/// Removes the open row of a person whom no other row names any more.
///
/// # Errors
/// What the database reports.
pub fn forget_if_unused(tx: &mut Tx<'_>, person: Id) -> Result<()> {
    tx.execute(FORGET, params![person])?;
    Ok(())
}

/// Opens the seal over the parties of one petition; the reason goes on record before anything is shown. Nobody is
/// answered for one without a name.
///
/// # Errors
/// A field error when the reason says nothing; not found when the petition is out of scope or has no seal.
pub fn open_seal(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::OpenSeal>,
    scope: &Scope,
    petition: Id,
    reason: &str,
) -> Result<Vec<Identity>> {
    if reason.trim().chars().count() < REASON {
        return Err(FieldError::new("reason", "reason-too-short")
            .with("least", REASON)
            .into());
    }
    let sql = format!(
        "select q.id from petition q where q.id = $1 and q.sealed and {}",
        scope.condition("q.unit", 2)
    );
    let [unit, below] = scope.values();
    tx.first(
        &sql,
        &[params![petition].as_slice(), &[unit, below]].concat(),
    )?
    .ok_or(Failure::NotFound)?;
    let rows = tx.query(SEALED_OF, params![petition])?;
    let detail = serde_json::json!({ "reason": reason.trim() }).to_string();
    let event = Event {
        name: "seal.opened",
        subject_kind: "petition",
        subject: Some(petition),
        detail: &detail,
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(rows
        .iter()
        .map(Identity::of_row)
        .collect::<store::Result<_>>()?)
}
