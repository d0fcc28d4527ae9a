//! What comes after a visit: the answer that was owed, the petition that was taken, the seal that came later.

use jiff::civil::Date;
use store::{Tx, params};

use super::form;
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::person::{self, Seal};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, document, term};

/// The clocks of a visit all end with what the citizen is told.
const EVERY: &[&str] = &["all"];
/// Longest answer.
const TEXT: usize = 2_000;
/// Longest number of a paper.
const NUMBER: usize = 60;

const LOAD: &str = "select on_day from visit where id = $1 and unit = $2";
const ANSWERED: &str = "update visit set answer = case when cast($2 as text) = '' then answer else $2 end, \
     paper_number = case when cast($3 as text) = '' then paper_number else $3 end where id = $1";

/// Writes down that the citizen was told: the notice of the result (CR-50), of the refusal (CR-54), or of the Party
/// committee (DV-07). Ends the clocks of the visit.
///
/// # Errors
/// Not found; field errors for a day that cannot be and texts that are too long.
pub fn tell(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    visit: Id,
    on: Date,
    number: &str,
    answer: &str,
) -> Result<()> {
    let row = tx
        .first(LOAD, params![visit, permit.unit()])?
        .ok_or(Failure::NotFound)?;
    let mut errors = Vec::new();
    if on > at.now.today {
        errors.push(FieldError::new("on", "field-in-the-future"));
    }
    let received_on: Date = row.get("on_day")?;
    if on < received_on {
        errors.push(FieldError::new("on", "before-the-last-step").with("last", received_on));
    }
    form::bounded("answer", answer, TEXT, &mut errors);
    form::bounded("paper_number", number, NUMBER, &mut errors);
    if !errors.is_empty() {
        return Err(Failure::Invalid(errors));
    }
    tx.execute(ANSWERED, params![visit, answer.trim(), number.trim()])?;
    term::meet(tx, visit, EVERY, on)?;
    note(tx, at, permit, "visit.answered", visit)
}

const OF_PETITION: &str = "select id from visit where petition = $1 or id = (select visit from petition where id = $1) order by id";

/// The handling of a petition tells the citizen too: ends the clocks of the visits at which it was taken or spoken
/// of.
pub(crate) fn told_by_petition(tx: &mut Tx<'_>, petition: Id, on: Date) -> Result<()> {
    for row in tx.query(OF_PETITION, params![petition])? {
        term::meet(tx, row.get("id")?, EVERY, on)?;
    }
    Ok(())
}

/// Puts the visits at which a petition was taken or spoken of under the seal, when it turns out to be a
/// denunciation.
pub(crate) fn seal_with_petition(tx: &mut Tx<'_>, at: &Setting, petition: Id) -> Result<()> {
    for row in tx.query(OF_PETITION, params![petition])? {
        seal(tx, at, row.get("id")?)?;
    }
    Ok(())
}

const PETITION: &str = "select sealed from petition where id = $1 and unit = $2";
const TIE: &str = "update visit set petition = $2 where id = $1 and unit = $3 and petition is null";
const IS_SEALED: &str = "select sealed from visit where id = $1";

/// Ties a petition that was taken at a visit to it, in the transaction that filed it. A petition under the seal puts
/// the visit under it.
///
/// # Errors
/// Not found when either is not of this unit; the refusal `visit-has-petition` when it has another one.
pub fn tie_petition(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    visit: Id,
    petition: Id,
) -> Result<()> {
    let row = tx
        .first(PETITION, params![petition, permit.unit()])?
        .ok_or(Failure::NotFound)?;
    tx.first(LOAD, params![visit, permit.unit()])?
        .ok_or(Failure::NotFound)?;
    if tx.execute(TIE, params![visit, petition, permit.unit()])? == 0 {
        return Err(Refusal::new("visit-has-petition").into());
    }
    if row.get("sealed")? {
        seal(tx, at, visit)?;
    }
    note(tx, at, permit, "visit.petition-taken", visit)
}

const SAME_MATTER: &str = "select v.id, v.unit, v.tenant from visit v join visit own on own.matter = v.matter where own.id = $1 and not v.sealed order by v.id";
const OPEN_PEOPLE: &str =
    "select no, person from visit_person where visit = $1 and person is not null order by no";
const TURN: &str =
    "update visit_person set person = null, sealed = $3 where visit = $1 and no = $2";
const MARK: &str = "update visit set sealed = true where id = $1";

/// Puts a visit under the seal with every other visit on the same matter: one open visit would name the denouncer of
/// all.
fn seal(tx: &mut Tx<'_>, at: &Setting, visit: Id) -> Result<()> {
    let row = tx.first(IS_SEALED, params![visit])?;
    if row.ok_or(Failure::NotFound)?.get("sealed")? {
        return Ok(());
    }
    for row in tx.query(SAME_MATTER, params![visit])? {
        let visit: Id = row.get("id")?;
        let (unit, tenant): (String, String) = (row.get("unit")?, row.get("tenant")?);
        let under = Seal::of(tx, at, visit, (&unit, &tenant))?;
        for row in tx.query(OPEN_PEOPLE, params![visit])? {
            let (no, open): (i64, Id) = (row.get("no")?, row.get("person")?);
            let sealed = person::seal_person(tx, at, &under, open)?;
            tx.execute(TURN, params![visit, no, sealed])?;
            person::forget_if_unused(tx, open)?;
        }
        document::seal(tx, at, &under, visit)?;
        tx.execute(MARK, params![visit])?;
    }
    Ok(())
}

fn note(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    name: &'static str,
    visit: Id,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "visit",
        subject: Some(visit),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}
