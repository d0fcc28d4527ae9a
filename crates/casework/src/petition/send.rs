//! A petition goes to another unit: transferred with its text, people and files, or a unit below is urged.

use jiff::civil::Date;
use law::handling::{Outcome, Rule};
use store::{Tx, params};

use super::facts::is_directly_below;
use super::file::{self, Origin};
use super::handle::Handling;
use super::state::Classified;
use crate::access::{Permit, acts};
use crate::audit::{self, By, Event};
use crate::person::{self, Party};
use crate::{FieldError, Id, Result, Setting, document, organization};

const PARTIES: &str =
    "select no, role, person, sealed from petition_party where petition = $1 order by no";
const PARTY: &str =
    "insert into petition_party (petition, no, role, person, sealed) values ($1, $2, $3, $4, $5)";
const SENT: &str = "update petition set sent_petition = $2 where id = $1";
const URGED: &str = "select id from cases where id = $1 and unit = $2";
const LINK: &str = "update petition set case_id = $2 where id = $1";

/// What is wrong with a unit as the one to which something goes today.
pub(super) fn fault_of_target(at: &Setting, field: &str, code: &str) -> Option<FieldError> {
    let Some(unit) = at.law.units.get(code) else {
        return Some(FieldError::new(field, "unit-unknown").with("unit", code));
    };
    let ended = !unit.is_in_force(at.now.today);
    ended.then(|| FieldError::new(field, "unit-not-in-force").with("unit", unit.name.vi))
}

/// A transfer needs somewhere to go that is not here; an urge goes to a unit directly below.
pub(super) fn check_target(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    rule: &Rule,
    handling: &Handling,
) -> Result<()> {
    let is_needed = matches!(rule.outcome, Outcome::Transfer | Outcome::Urge);
    let wrong = |code| Err(FieldError::new("sent_to", code).into());
    let Some(unit) = handling.sent_to.as_deref() else {
        return if is_needed {
            wrong("field-missing")
        } else {
            Ok(())
        };
    };
    if let Some(fault) = fault_of_target(at, "sent_to", unit) {
        return Err(fault.into());
    }
    if unit == permit.unit() {
        return wrong("sent-to-itself");
    }
    if rule.outcome != Outcome::Urge {
        return organization::ensure(tx, at, unit).map(drop);
    }
    if !is_directly_below(at, unit, permit.unit()) {
        return wrong("unit-not-below");
    }
    match handling.earlier_case {
        Some(case) if tx.first(URGED, params![case, unit])?.is_none() => {
            Err(FieldError::new("earlier_case", "case-unknown").into())
        }
        _ => Ok(()),
    }
}

/// The petition belongs to the matter whose settlement below is urged.
pub(super) fn link_urged(tx: &mut Tx<'_>, id: Id, handling: &Handling) -> Result<()> {
    if let Some(case) = handling.earlier_case {
        tx.execute(LINK, params![id, case])?;
    }
    Ok(())
}

/// The same petition at another unit: text, people and files go along, under the same seal.
pub(super) fn send(
    tx: &mut Tx<'_>,
    at: &Setting,
    classified: &Classified,
    unit: &str,
    on: Date,
) -> Result<Id> {
    let received = &classified.received;
    let target = organization::ensure(tx, at, unit)?;
    let source = organization::ensure(tx, at, &received.unit)?;
    let filing = super::query::refile(tx, received.id, &source, on)?;
    let origin = Origin {
        came_from: Some(received.id),
        part_of: None,
        under_seal_of: received.sealed.then_some(received.id),
    };
    let place = file::Place::ask(tx, at, &target.code, &filing)?;
    let to = (target.code.as_str(), target.tenant.as_str());
    let sent = file::insert(tx, at, place, to, &filing, origin)?;
    let (from, to) = (received.id, sent.id);
    copy_people(tx, at, from, to, &received.tenant, &target.tenant)?;
    document::copy(tx, at, from, to, &target.tenant)?;
    let by = By {
        official: None,
        unit: &target.code,
        tenant: &target.tenant,
        rule: None,
    };
    let event = Event {
        name: "petition.arrived",
        subject_kind: "petition",
        subject: Some(to),
        detail: &received.unit,
    };
    audit::record(tx, at, by, &event)?;
    tx.execute(SENT, params![from, to])?;
    Ok(to)
}

/// People of another tenant get rows of their own there.
pub(super) fn copy_people(
    tx: &mut Tx<'_>,
    at: &Setting,
    from: Id,
    to: Id,
    here: &str,
    there: &str,
) -> Result<()> {
    for row in tx.query(PARTIES, params![from])? {
        let (no, role): (i64, String) = (row.get("no")?, row.get("role")?);
        let (person, sealed): (Option<Id>, Option<Id>) = (row.get("person")?, row.get("sealed")?);
        let Some(party) = person.map(Party::Open).or(sealed.map(Party::Sealed)) else {
            continue;
        };
        let party = if here == there {
            party
        } else {
            person::copy_to(tx, at, party, there)?
        };
        let (person, sealed) = party.columns();
        tx.execute(PARTY, params![to, no, role, person, sealed])?;
    }
    Ok(())
}
