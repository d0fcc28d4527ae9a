//! The seal over a denouncer (Law on Denunciations art. 8(3), 56(2)): his data are encrypted under the key of the matter, which
//! only the posts that the law names can unwrap; opened for a reason that stays on record.

mod adopt;
mod check;
mod custody;
mod key;
mod matter;
mod opening;
mod rotate;
mod rule;

pub use adopt::adopt;
pub use check::check;
pub use custody::{Shares, appoint_custodians, recover, shares};
pub(crate) use matter::read;
pub use matter::{Seal, destroy, extend, extend_for, share};
pub use opening::{
    Asked, Opened, Opening, answer, ask, may_open, open_seal, openings, openings_told, waiting,
};
pub use rotate::{missing_epochs, newest_epoch, retire_epochs, rotate};
pub use rule::{SealRule, rule, set_rule};

pub(super) use key::marks;
pub(super) use opening::reason;

use store::{Tx, params};

use super::Identity;
use super::name;
use crate::{Id, Result, Setting};

/// Tables from which rows leave when something goes under the seal.
pub const CLEANED: &[&str] = &[
    "person",
    "open_text",
    "content",
    "attachment",
    "petition_cause",
    "sealed_person",
    "sealed_text",
    "sealed_file",
    "sealed_content",
    "seal_wrap",
    "seal_mark",
];

/// When something was sealed, or a seal destroyed, last.
///
/// # Errors
/// What the database reports.
pub fn last_sealed(tx: &mut Tx<'_>) -> Result<Option<i64>> {
    const LAST: &str = "select max(case when destroyed_at > made_at then destroyed_at else made_at end) as last from seal";
    let row = tx.first(LAST, params![])?;
    Ok(row.map_or(Ok(None), |row| row.get("last"))?)
}

const OPEN: &str = "select * from person where id = $1";
const ADD: &str = "insert into sealed_person (id, tenant, is_organization, name, name_folded, address, seal, envelope) \
     values ($1, $2, $3, '', '', '', $4, $5)";
const MARK: &str = "insert into seal_mark (sealed, epoch, kind, size, mark) values ($1, $2, $3, $4, $5) on conflict (sealed, epoch, kind, size, mark) do nothing";
const FORGET: &str = "delete from person where id = $1 \
     and not exists (select 1 from visit_person where person = $1) \
     and not exists (select 1 from petition_party where person = $1) \
     and not exists (select 1 from case_participant where person = $1)";

/// Keeps somebody under a seal; nothing of him stands in the clear.
///
/// # Errors
/// What the database reports; the refusal `seal-keys-missing`.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    at: &Setting,
    tenant: &str,
    seal: &Seal,
    identity: &Identity,
) -> Result<Id> {
    let id = at.id();
    let envelope = seal.close(at, "person", &identity.bytes()?)?;
    let organization = identity.is_organization;
    tx.send(ADD, params![id, tenant, organization, seal.id(), envelope])?;
    mark(tx, at, id, identity)?;
    Ok(id)
}

/// Marks what would tell who somebody is.
fn mark(tx: &mut Tx<'_>, at: &Setting, sealed: Id, identity: &Identity) -> Result<()> {
    let epoch = i64::from(at.seals.epoch());
    let marks = marks(at, epoch)?;
    for (kind, size, text) in name::tellings(identity) {
        let mark = marks.mark(kind, &text);
        tx.send(MARK, params![sealed, epoch, kind, size, mark])?;
    }
    Ok(())
}

/// Copies a person under the seal and answers the sealed row; the caller turns its own row to it and then
/// calls [`forget_if_unused`].
///
/// # Errors
/// What the database reports; the refusal `seal-keys-missing`.
pub fn seal_person(tx: &mut Tx<'_>, at: &Setting, seal: &Seal, person: Id) -> Result<Id> {
    let row = tx
        .first(OPEN, params![person])?
        .ok_or(crate::Failure::NotFound)?;
    let tenant: String = row.get("tenant")?;
    keep(tx, at, &tenant, seal, &Identity::of_row(&row)?)
}

/// Removes the open row of a person whom no other row names any more.
///
/// # Errors
/// What the database reports.
pub fn forget_if_unused(tx: &mut Tx<'_>, person: Id) -> Result<()> {
    tx.execute(FORGET, params![person])?;
    Ok(())
}
