//! The proof of the seals: nothing in the clear, nothing that nobody can open, nothing changed.

use store::{Tx, params};

use super::matter;
use super::rotate::missing_epochs;
use crate::{Id, Result, Setting};

/// What must not be found, each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "under the seal, but not encrypted: person",
        "select id from sealed_person where seal is null or envelope is null or name <> '' or name_folded <> '' or address <> '' \
         or id_number is not null or phone is not null or email is not null or commune is not null order by id",
    ),
    (
        "under the seal, but not encrypted: text of petition",
        "select subject as id from sealed_text where seal is null or envelope is null or text <> '' order by subject",
    ),
    (
        "under the seal, but not encrypted: name of file",
        "select attachment as id from sealed_file where seal is null or envelope is null or name <> '' order by attachment",
    ),
    (
        "seal that no post can open",
        "select s.id from seal s where s.destroyed_at is null and not exists (select 1 from seal_wrap w join seal_key k on k.id = w.recipient \
         where w.seal = s.id and k.post <> 'recovery') order by s.id",
    ),
    (
        "destroyed seal with a key",
        "select s.id from seal s where s.destroyed_at is not null and exists (select 1 from seal_wrap w where w.seal = s.id) order by s.id",
    ),
    (
        "seal of nothing",
        "select s.id from seal s where not exists (select 1 from seal_subject t where t.seal = s.id) order by s.id",
    ),
    (
        "opening without a reason",
        "select id from seal_opening where reason = '' order by id",
    ),
    (
        "opening confirmed by the one who asked",
        "select id from seal_opening where confirmed_by = official order by id",
    ),
];

const SEALS: &str =
    "select id from seal where destroyed_at is null and id > $1 order by id limit 200";
const ENVELOPES: [(&str, &str); 3] = [
    (
        "person",
        "select id, envelope from sealed_person where seal = $1 and envelope is not null order by id",
    ),
    (
        "text",
        "select subject as id, envelope from sealed_text where seal = $1 and envelope is not null order by subject",
    ),
    (
        "name",
        "select attachment as id, envelope from sealed_file where seal = $1 and envelope is not null order by attachment",
    ),
];

/// Every fault of the seals, one line each; empty when all is well. Where the master keys are at hand, every envelope is tried;
/// nothing of it is shown.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    if at.seals.epoch() == 0 || !missing_epochs(tx, at)?.is_empty() {
        return Ok(faults);
    }
    let mut after = Id::of(0);
    loop {
        let page = tx.query(SEALS, params![after])?;
        let Some(last) = page.last() else {
            return Ok(faults);
        };
        after = last.get("id")?;
        for row in &page {
            try_all(tx, at, row.get("id")?, &mut faults)?;
        }
    }
}

fn try_all(tx: &mut Tx<'_>, at: &Setting, seal: Id, faults: &mut Vec<String>) -> Result<()> {
    let Ok(key) = matter::unwrap(tx, at, seal, None) else {
        faults.push(format!("seal {seal}: its key cannot be unwrapped"));
        return Ok(());
    };
    for (kind, sql) in ENVELOPES {
        for row in tx.query(sql, params![seal])? {
            let (id, envelope): (Id, Vec<u8>) = (row.get("id")?, row.get("envelope")?);
            if matter::open(&key, seal, kind, &envelope).is_err() {
                faults.push(format!(
                    "seal {seal}: the envelope of {kind} {id} was changed"
                ));
            }
        }
    }
    Ok(())
}
