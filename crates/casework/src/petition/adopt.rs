//! What stood under the seal before it was encrypted: sealed when the register is opened, some subjects in each transaction.

use store::{Tx, params};

use crate::person::seal::{self, Seal};
use crate::{Id, Result, Setting, document};

/// Subjects in one transaction.
const AT_ONCE: i64 = 50;
/// Petitions and visits with something under the seal that is not encrypted.
const LEFT: &str = "select x.subject, x.unit, x.tenant from ( \
     select q.id as subject, q.unit, q.tenant from petition q join sealed_text t on t.subject = q.id where t.seal is null \
     union select q.id, q.unit, q.tenant from petition q join petition_party pp on pp.petition = q.id join sealed_person s on s.id = pp.sealed where s.seal is null \
     union select q.id, q.unit, q.tenant from petition q join attachment a on a.subject = q.id join sealed_file f on f.attachment = a.id where f.seal is null \
     union select v.id, v.unit, v.tenant from visit v join visit_person vp on vp.visit = v.id join sealed_person s on s.id = vp.sealed where s.seal is null \
     union select v.id, v.unit, v.tenant from visit v join attachment a on a.subject = v.id join sealed_file f on f.attachment = a.id where f.seal is null \
     union select c.id, c.unit, c.tenant from cases c join case_participant cp on cp.case_id = c.id join sealed_person s on s.id = cp.sealed where s.seal is null \
     ) x order by x.subject limit $1";
const TEXT: &str = "select text from sealed_text where subject = $1 and seal is null";
const SEAL_TEXT: &str =
    "update sealed_text set text = '', seal = $2, envelope = $3 where subject = $1";

/// Encrypts what stands in the clear under the seal of petitions, visits and cases. Answers how many it took; 0 when all is
/// encrypted.
///
/// # Errors
/// What the database reports; the refusal `seal-keys-missing`.
pub fn adopt_sealed(tx: &mut Tx<'_>, at: &Setting) -> Result<usize> {
    let left = tx.query(LEFT, params![AT_ONCE])?;
    for row in &left {
        let subject: Id = row.get("subject")?;
        let (unit, tenant): (String, String) = (row.get("unit")?, row.get("tenant")?);
        let under = Seal::of(tx, at, subject, (&unit, &tenant))?;
        seal::adopt(tx, at, &under, subject)?;
        if let Some(row) = tx.first(TEXT, params![subject])? {
            let text: String = row.get("text")?;
            let envelope = under.close(at, "text", text.as_bytes())?;
            tx.execute(SEAL_TEXT, params![subject, under.id(), envelope])?;
        }
        document::adopt(tx, at, &under, subject)?;
    }
    Ok(left.len())
}
