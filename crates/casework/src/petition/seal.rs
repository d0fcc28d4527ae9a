//! A petition turns out to be a denunciation: who wrote it, its text and its files leave the open tables, here and
//! wherever the same letter was sent (Law on Denunciations art. 8(3), 56).

use std::collections::BTreeSet;

use store::{Tx, params};

use crate::person::Seal;
use crate::{Failure, Id, Result, Setting, document, person, reception};

const PLACE: &str = "select unit, tenant from petition where id = $1";
const OPEN_TEXT: &str = "select text from open_text where subject = $1";
const SEAL_TEXT: &str =
    "insert into sealed_text (subject, tenant, text, seal, envelope) values ($1, $2, '', $3, $4)";
const DROP_TEXT: &str = "delete from open_text where subject = $1";
const OPEN_PARTIES: &str =
    "select no, person from petition_party where petition = $1 and person is not null order by no";
const TURN_PARTY: &str =
    "update petition_party set person = null, sealed = $3 where petition = $1 and no = $2";
const MARK: &str = "update petition set sealed = true where id = $1";
/// What it is about is told by its field alone from then on.
const DROP_CAUSE: &str = "delete from petition_cause where petition = $1";
const NEIGHBOURS: &str = "select id from petition where (id = (select came_from from petition where id = $1) or came_from = $1) \
     and not sealed order by id";

/// Puts a petition under the seal, with the same letter at every unit that has it and the visit at which it was given.
pub(super) fn seal(tx: &mut Tx<'_>, at: &Setting, petition: Id) -> Result<()> {
    let (mut waiting, mut done) = (vec![petition], BTreeSet::new());
    while let Some(id) = waiting.pop() {
        if !done.insert(id) {
            continue;
        }
        for row in tx.query(NEIGHBOURS, params![id])? {
            waiting.push(row.get("id")?);
        }
        seal_one(tx, at, id)?;
    }
    Ok(())
}

fn seal_one(tx: &mut Tx<'_>, at: &Setting, id: Id) -> Result<()> {
    let row = tx.first(PLACE, params![id])?.ok_or(Failure::NotFound)?;
    let (unit, tenant): (String, String) = (row.get("unit")?, row.get("tenant")?);
    let under = Seal::of(tx, at, id, (&unit, &tenant))?;
    if let Some(row) = tx.first(OPEN_TEXT, params![id])? {
        keep_text(tx, at, &under, (id, &tenant), &row.get::<String>("text")?)?;
        tx.execute(DROP_TEXT, params![id])?;
    }
    turn(tx, at, &under, id)?;
    document::seal(tx, at, &under, id)?;
    tx.execute(MARK, params![id])?;
    tx.execute(DROP_CAUSE, params![id])?;
    reception::seal_with_petition(tx, at, id)
}

/// Keeps the text of a petition under its seal.
pub(super) fn keep_text(
    tx: &mut Tx<'_>,
    at: &Setting,
    under: &Seal,
    (petition, tenant): (Id, &str),
    text: &str,
) -> Result<()> {
    let envelope = under.close(at, "text", text.as_bytes())?;
    tx.send(SEAL_TEXT, params![petition, tenant, under.id(), envelope])?;
    Ok(())
}

/// Every open person of a petition becomes a sealed one; the open row goes when nothing else names him.
fn turn(tx: &mut Tx<'_>, at: &Setting, under: &Seal, petition: Id) -> Result<()> {
    for row in tx.query(OPEN_PARTIES, params![petition])? {
        let (no, person): (i64, Id) = (row.get("no")?, row.get("person")?);
        let sealed = person::seal_person(tx, at, under, person)?;
        tx.execute(TURN_PARTY, params![petition, no, sealed])?;
        person::forget_if_unused(tx, person)?;
    }
    Ok(())
}
