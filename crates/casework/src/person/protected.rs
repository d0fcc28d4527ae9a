//! Those who are protected with a denouncer (Law on Denunciations art. 47): their names stand under the seal, and open for a
//! reason that stays on record.

use store::{Tx, params};

use super::seal::{Opened, reason as valid};
use super::{Identity, Names};
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::{Failure, Id, Result, Setting};

/// A protected person by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protected {
    /// What he is to the denouncer: a code of the law's list.
    pub relation: String,
    /// Who.
    pub identity: Identity,
}

/// The denouncer of the petition stands for himself; his kin have rows of their own.
const PROTECTED: &str = "select pp.relation, pp.no, s.* from protection_person pp join sealed_person s on s.id = pp.sealed where pp.protection = $1 \
     union all select pp.relation, pp.no, s.* from protection_person pp join protection p on p.id = pp.protection \
     join petition_party q on q.petition = p.petition join sealed_person s on s.id = q.sealed \
     where pp.protection = $1 and pp.sealed is null and pp.relation = 'denouncer' order by no, id";
const OF_PROTECTION: &str =
    "where m.sealed in (select sealed from protection_person where protection = $1)";
const OWN: &str = "select id from protection where id = $1 and unit = $2";

/// Opens the seal over the people of one protection; the reason goes on record before anybody is shown.
///
/// # Errors
/// A field error when the reason says nothing; not found when another unit holds the protection; the refusals of
/// [`Opened::read`].
pub fn open_protected(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::OpenSeal>,
    protection: Id,
    reason: &str,
) -> Result<(Vec<Protected>, Opened)> {
    let reason = valid(reason)?;
    tx.first(OWN, params![protection, permit.unit()])?
        .ok_or(Failure::NotFound)?;
    let detail = serde_json::json!({ "reason": reason }).to_string();
    let event = Event {
        name: "protection.opened",
        subject_kind: "protection",
        subject: Some(protection),
        detail: &detail,
    };
    audit::record(tx, at, permit.by(), &event)?;
    let mut opened = Opened::of_unit(permit.unit());
    let mut people = Vec::new();
    for row in tx.query(PROTECTED, params![protection])? {
        let (seal, envelope): (Id, Vec<u8>) = (row.get("seal")?, row.get("envelope")?);
        let bytes = opened.read(tx, at, (seal, "person"), &envelope)?;
        people.push(Protected {
            relation: row.get("relation")?,
            identity: Identity::of_bytes(&bytes)?,
        });
    }
    Ok((people, opened))
}

impl Names {
    /// Of the people of a protection; the denouncer among them is his petition's.
    ///
    /// # Errors
    /// As [`Names::of_petition`].
    pub fn of_protection(tx: &mut Tx<'_>, at: &Setting, protection: Id) -> Result<Self> {
        Self::sealed(tx, at, OF_PROTECTION, protection)
    }
}
