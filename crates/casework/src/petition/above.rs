//! A denunciation of whoever heads a unit is not for that unit (Law on Denunciations art. 12(1)): it is kept in the book of the
//! unit above, which alone sees and handles it.

use jiff::civil::Date;
use law::procedure::{Class, Stage};
use store::{Tx, params};

use super::competence::{Against, propose_competence};
use super::form::Filing;
use super::state::{Petition, Received};
use crate::access::{self, Permit, acts, holders, led_by_accused, name_holders};
use crate::audit::{self, By, Event};
use crate::organization::Unit;
use crate::person::{self, Party};
use crate::tally::{self, Count};
use crate::{Failure, FieldError, Id, Result, Setting, organization};

const HEAD: &str = "head";
const MOVE: &str = "update petition set unit = $2, tenant = $3, number = $4, within_competence = (competent_unit = $2), skips_level = false, \
     version = version + 1 where id = $1";
const CLOCKS: &str = "update clock set unit = $2, tenant = $3 where subject = $1";
const TENANTS: [&str; 5] = [
    "update sealed_file set tenant = $2 where attachment in (select id from attachment where subject = $1)",
    "update open_text set tenant = $2 where subject = $1",
    "update sealed_text set tenant = $2 where subject = $1",
    "update attachment set tenant = $2 where subject = $1",
    "update accused set tenant = $2 where subject = $1",
];
const PARTIES: &str =
    "select no, person, sealed from petition_party where petition = $1 order by no";
const PARTY: &str =
    "update petition_party set person = $3, sealed = $4 where petition = $1 and no = $2";
const COUNTED: &str = "select measure, on_day, amount from counted where subject = $1 and unit = $2 and amount <> 0 order by measure, on_day";
const EMPTY: &str = "delete from counted where subject = $1 and unit = $2 and amount = 0";

/// The unit in whose book a petition belongs that says it denounces whoever heads this unit or one above it; none where it
/// belongs in this one, or where he enters it himself.
///
/// # Errors
/// What the database reports.
pub(super) fn book(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::File>,
    filing: &Filing,
) -> Result<Option<Unit>> {
    let raw = &filing.raw;
    let (Some(Class::Denunciation), Some(against), Some(HEAD)) = (
        raw.class,
        raw.respondent_unit.as_deref(),
        raw.respondent_role.as_deref(),
    ) else {
        return Ok(None);
    };
    if !is_over(at, against, permit.unit()) {
        return Ok(None);
    }
    let named = holders(tx, against, HEAD, filing.received_on)?;
    if named.is_empty()
        || permit
            .official()
            .is_some_and(|filer| named.contains(&filer))
    {
        return Ok(None);
    }
    let Some(above) = above(at, against, filing.received_on) else {
        return Ok(None);
    };
    let above = organization::ensure(tx, at, &above)?;
    // People of the register belong to their tenant.
    let is_bound = raw.visit.is_some() || filing.people.iter().any(|(_, known, _)| known.is_some());
    Ok((above.tenant == permit.tenant() || !is_bound).then_some(above))
}

/// Names whom the law names, if the officer has found against whom it is; and where that is the head of the unit itself or of
/// one above it, the petition goes into the book of the unit above him. Answers whether it went.
///
/// # Errors
/// What the database reports.
pub(super) fn lead(
    tx: &mut Tx<'_>,
    at: &Setting,
    received: &Received,
    named: Option<&[Id]>,
) -> Result<bool> {
    let today = at.now.today;
    if let Some(named) = named {
        name_holders(tx, at, (received.id, &received.tenant), named)?;
    }
    let Some(led) = led_by_accused(tx, at, received.id, &received.unit)? else {
        return Ok(false);
    };
    let Some(above) = above(at, &led, today) else {
        return Ok(false);
    };
    let above = organization::ensure(tx, at, &above)?;
    bring(tx, at, received, &above)?;
    let by = By {
        official: None,
        unit: &above.code,
        tenant: &above.tenant,
        rule: None,
    };
    let event = Event {
        name: "petition.led_above",
        subject_kind: "petition",
        subject: Some(received.id),
        detail: "",
    };
    audit::record(tx, at, by, &event)?;
    Ok(true)
}

/// As [`access::name_accused`]; a petition that is not yet handled goes into the book of the unit above when the official leads this
/// unit or one above it, for nobody here may handle it then.
///
/// # Errors
/// As [`access::name_accused`].
pub fn name_accused(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::NameAccused>,
    subject: Id,
    official: Id,
) -> Result<()> {
    access::name_accused(tx, at, permit, subject, official)?;
    let received = match Petition::load(tx, subject, permit.unit()) {
        Ok(Petition::Received(received)) => received,
        Ok(Petition::Classified(classified)) => classified.received,
        Ok(Petition::Handled(_)) | Err(Failure::NotFound) => return Ok(()),
        Err(failure) => return Err(failure),
    };
    lead(tx, at, &received, None).map(drop)
}

/// A petition is not sent to a unit led by the one it is against.
///
/// # Errors
/// A field error on `sent_to`.
pub(super) fn check_target(
    tx: &mut Tx<'_>,
    at: &Setting,
    petition: Id,
    target: Option<&str>,
) -> Result<()> {
    let Some(unit) = target else { return Ok(()) };
    match led_by_accused(tx, at, petition, unit)? {
        Some(_) => Err(FieldError::new("sent_to", "sent-to-the-accused").into()),
        None => Ok(()),
    }
}

/// Who of a unit is meant by a role on the day the petition came; nobody where he has moved since or has left.
///
/// # Errors
/// What the database reports.
pub(super) fn meant(
    tx: &mut Tx<'_>,
    class: Class,
    against: &Against<'_>,
    on: Date,
) -> Result<Vec<Id>> {
    if class != Class::Denunciation || !against.circumstance.is_empty() {
        return Ok(Vec::new());
    }
    holders(tx, against.unit, against.role, on)
}

/// Whose competence it is to settle what is said against the head of a unit.
fn above(at: &Setting, unit: &str, on: Date) -> Option<String> {
    let against = Against {
        unit,
        role: HEAD,
        ..Against::default()
    };
    let found = propose_competence(at, &against, Class::Denunciation, Stage::First, on);
    let found = found.and_then(|found| found.unit);
    let found = found.or_else(|| at.law.units.get(unit)?.parent);
    // Whoever is below him reports to him too.
    found.filter(|above| !is_over(at, unit, above))
}

/// Is the first unit the second one or above it?
fn is_over(at: &Setting, upper: &str, lower: &str) -> bool {
    let mut code = Some(lower.to_owned());
    while let Some(current) = code {
        if current == upper {
            return true;
        }
        code = at.law.units.get(&current).and_then(|entry| entry.parent);
    }
    false
}

/// The petition with its clocks, files, people and counts, in the book of another unit.
fn bring(tx: &mut Tx<'_>, at: &Setting, received: &Received, to: &Unit) -> Result<()> {
    let (id, unit) = (received.id, to.code.as_str());
    let number = organization::next_number(tx, unit, "petition", received.received_on)?;
    tally::stand(tx, at, &received.stands(), -1)?;
    tx.execute(MOVE, params![id, unit, to.tenant, number])?;
    tx.execute(CLOCKS, params![id, unit, to.tenant])?;
    let there = Received {
        unit: to.code.clone(),
        tenant: to.tenant.clone(),
        ..received.clone()
    };
    tally::stand(tx, at, &there.stands(), 1)?;
    if received.tenant != to.tenant {
        for sql in TENANTS {
            tx.execute(sql, params![id, to.tenant])?;
        }
        bring_people(tx, at, id, &to.tenant)?;
    }
    bring_counts(tx, at, received, unit)
}

fn bring_people(tx: &mut Tx<'_>, at: &Setting, id: Id, tenant: &str) -> Result<()> {
    for row in tx.query(PARTIES, params![id])? {
        let (person, sealed): (Option<Id>, Option<Id>) = (row.get("person")?, row.get("sealed")?);
        let Some(party) = person.map(Party::Open).or(sealed.map(Party::Sealed)) else {
            continue;
        };
        let (person, sealed) = person::copy_to(tx, at, party, tenant)?.columns();
        tx.execute(PARTY, params![id, row.get::<i64>("no")?, person, sealed])?;
    }
    Ok(())
}

/// It is counted where it is kept; a period that is closed stays as it was reported.
fn bring_counts(tx: &mut Tx<'_>, at: &Setting, received: &Received, unit: &str) -> Result<()> {
    for row in tx.query(COUNTED, params![received.id, received.unit])? {
        let (measure, on): (String, Date) = (row.get("measure")?, row.get("on_day")?);
        let amount: i64 = row.get("amount")?;
        if tally::closed_until(tx, &received.unit, on)?.is_some()
            || tally::closed_until(tx, unit, on)?.is_some()
        {
            continue;
        }
        let one = |unit, amount| Count {
            unit,
            measure: &measure,
            on,
            subject_kind: "petition",
            subject: received.id,
            amount,
        };
        tally::count(tx, at, &[one(&received.unit, -amount), one(unit, amount)])?;
    }
    tx.execute(EMPTY, params![received.id, received.unit])?;
    Ok(())
}
