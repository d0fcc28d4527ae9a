//! People who stood under the seal before it was encrypted.

use store::{Tx, params};

use super::mark;
use super::matter::Seal;
use crate::person::Identity;
use crate::{Id, Result, Setting};

const PEOPLE: &str = "select s.* from sealed_person s where s.seal is null and (exists (select 1 from petition_party p where p.petition = $1 and p.sealed = s.id) \
     or exists (select 1 from visit_person p where p.visit = $1 and p.sealed = s.id) \
     or exists (select 1 from case_participant p where p.case_id = $1 and p.sealed = s.id)) order by s.id";
const PERSON: &str = "update sealed_person set name = '', name_folded = '', id_kind = null, id_number = null, address = '', commune = null, \
     phone = null, email = null, seal = $2, envelope = $3 where id = $1";

/// Encrypts the people of a petition, a visit or a case that stand under the seal in the clear.
///
/// # Errors
/// What the database reports; the refusal `seal-keys-missing`.
pub fn adopt(tx: &mut Tx<'_>, at: &Setting, seal: &Seal, subject: Id) -> Result<()> {
    for row in tx.query(PEOPLE, params![subject])? {
        let (id, identity): (Id, Identity) = (row.get("id")?, Identity::of_row(&row)?);
        let envelope = seal.close(at, "person", &identity.bytes()?)?;
        tx.execute(PERSON, params![id, seal.id(), envelope])?;
        mark(tx, at, id, &identity)?;
    }
    Ok(())
}
