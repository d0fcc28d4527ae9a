//! Receiving a person or a group: the visit, its people, its number, its clocks and what the forms count of it.

use jiff::civil::Date;
use store::{Tx, params};

use super::check::{self, Lawful};
use super::state::Session;
use super::visit_form::{VisitEntry, Visitor};
use super::words::Register;
use super::{hold, matter, measure};
use crate::access::{Permit, acts};
use crate::audit::{self, By, Event};
use crate::person::{self, Party, Seal};
use crate::term::{self, Opening};
use crate::{Id, Result, Setting, organization};

/// A Party committee tells the citizen by its own rule what became of his matter.
const PARTY_NOTICE: &str = "DV-07";
/// By this rule everybody else tells him.
const NOTICE: &str = "CR-50";

/// A visit that was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The visit.
    pub id: Id,
    /// Its session.
    pub session: Id,
    /// Its number in the unit's book of the year.
    pub number: i64,
    /// The year of that book.
    pub year: i64,
    /// The first visit on the same matter, itself when it is that.
    pub matter: Id,
    /// Was the matter received before?
    pub is_repeated: bool,
    /// Is it a large group?
    pub is_large_group: bool,
    /// The last day to tell the citizen, where something is still owed.
    pub due: Option<Date>,
}

const INSERT: &str = "insert into visit (id, tenant, unit, session, register, year, number, on_day, column_group, people, is_repeated, class, \
     sealed, field, summary, settled_before_by, within_competence, outcome, ground, answer, promised_on, guided_to, handed_to, paper_number, \
     note, matter, petition, case_id, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, \
     $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)";
const VISITOR: &str = "insert into visit_person (visit, no, role, person, sealed, without_paper) values ($1, $2, $3, $4, $5, $6)";

/// Receives a person or a group. Without a session the visit stands at the unit's regular session of the day, which
/// is opened when there is none; a session that was only in the calendar is opened.
///
/// A petition taken in the same go is filed by the caller in the same transaction, with this visit as its `visit`,
/// and then tied by [`tie_petition`](super::tie_petition).
///
/// # Errors
/// Field errors; the refusals `representatives-not-lawful` and `denunciation-not-online` with their articles.
pub fn receive(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    entry: &VisitEntry,
) -> Result<Received> {
    let by = permit.by();
    let session = match entry.raw.session {
        Some(id) => hold::of_visit(tx, at, by, id)?,
        None => hold::regular(tx, at, by, entry.raw.on.unwrap_or(at.now.today))?,
    };
    let lawful = check::check(tx, at, &session, entry)?;
    let id = at.id();
    let parties = keep_people(tx, at, &session, id, entry)?;
    let (matter, is_repeated) = link(tx, &session, entry, id, &parties)?;
    let series = format!("visit.{}", session.register.as_str());
    let number = organization::next_number(tx, &session.unit, &series, session.on)?;
    let received = Received {
        id,
        session: session.id,
        number,
        year: i64::from(session.on.year()),
        matter,
        is_repeated,
        is_large_group: at.law.groups.is_large(entry.people),
        due: None,
    };
    insert(tx, &session, entry, &received, by)?;
    for (no, (visitor, party)) in (1_i64..).zip(entry.visitors.iter().zip(parties)) {
        let (person, sealed) = party.columns();
        let values = params![id, no, visitor.role, person, sealed, visitor.without_paper];
        tx.send(VISITOR, values)?;
    }
    if !lawful.is_refusal() {
        let counted = measure::Counted {
            visit: id,
            people: entry.people,
            is_repeated,
        };
        measure::count_visit(tx, at, &session, counted)?;
    }
    let due = open_clock(tx, at, &session, id, &lawful)?;
    let event = Event {
        name: if lawful.is_refusal() {
            "visit.refused"
        } else {
            "visit.received"
        },
        subject_kind: "visit",
        subject: Some(id),
        detail: &lawful.result.code,
    };
    audit::record(tx, at, by, &event)?;
    Ok(Received { due, ..received })
}

fn keep_people(
    tx: &mut Tx<'_>,
    at: &Setting,
    session: &Session,
    visit: Id,
    entry: &VisitEntry,
) -> Result<Vec<Party>> {
    let under = if entry.sealed {
        Some(Seal::of(tx, at, visit, (&session.unit, &session.tenant))?)
    } else {
        None
    };
    let mut parties = Vec::new();
    for Visitor {
        known, identity, ..
    } in &entry.visitors
    {
        let party = match (known, identity, &under) {
            (Some(known), _, Some(seal)) => {
                Party::Sealed(person::seal_person(tx, at, seal, *known)?)
            }
            (Some(known), _, None) => Party::Open(*known),
            (None, Some(identity), under) => {
                person::keep(tx, at, &session.tenant, identity, under.as_ref())?
            }
            (None, None, _) => continue,
        };
        parties.push(party);
    }
    Ok(parties)
}

/// The matter of the visit and whether it was received before: as the officer says, else as the program finds.
fn link(
    tx: &mut Tx<'_>,
    session: &Session,
    entry: &VisitEntry,
    id: Id,
    parties: &[Party],
) -> Result<(Id, bool)> {
    let raw = &entry.raw;
    let mut found = matter::named(tx, session, entry)?;
    if found.is_none() && raw.is_repeated != Some(false) {
        for party in parties {
            let (Party::Open(person), Some(class)) = (party, raw.class) else {
                continue;
            };
            let (unit, register) = (&session.unit, session.register);
            let earlier = matter::of_person(tx, unit, register, *person, class, &raw.field)?;
            found = found.or(earlier.map(|earlier| earlier.matter));
        }
    }
    let is_repeated = raw.is_repeated.unwrap_or(found.is_some());
    Ok((found.unwrap_or(id), is_repeated))
}

fn insert(
    tx: &mut Tx<'_>,
    session: &Session,
    entry: &VisitEntry,
    received: &Received,
    by: By<'_>,
) -> Result<()> {
    let raw = &entry.raw;
    let kept = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let (field, ground) = (kept(&raw.field), kept(&raw.ground));
    tx.send(
        INSERT,
        params![
            received.id,
            session.tenant,
            session.unit,
            session.id,
            session.register,
            received.year,
            received.number,
            session.on,
            session.group(),
            entry.people,
            received.is_repeated,
            raw.class.map(law::procedure::Class::as_str),
            entry.sealed,
            field,
            raw.summary,
            raw.settled_before_by,
            raw.within_competence,
            raw.outcome,
            ground,
            raw.answer,
            raw.promised_on,
            raw.guided_to,
            raw.handed_to,
            raw.paper_number,
            raw.note,
            received.matter,
            raw.petition,
            raw.case,
            by.official
        ],
    )?;
    Ok(())
}

/// The clock that the result or the ground of refusal starts, where the law of the day has one.
fn open_clock(
    tx: &mut Tx<'_>,
    at: &Setting,
    session: &Session,
    visit: Id,
    lawful: &Lawful<'_>,
) -> Result<Option<Date>> {
    let term = match (lawful.term(), session.register) {
        (Some(NOTICE), Register::Party) => PARTY_NOTICE,
        (Some(term), _) => term,
        (None, _) => return Ok(None),
    };
    let opening = Opening {
        subject_kind: "visit",
        subject: visit,
        unit: &session.unit,
        tenant: &session.tenant,
        term,
        start: session.on,
        is_remote: false,
        is_complex: false,
    };
    Ok(term::open(tx, at, &opening)?.and_then(|clock| clock.due))
}
