//! Protection is asked for (Law on Denunciations art. 50), by the denouncer or by the settler of himself.

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Tx, params};

use super::article::refusal;
use super::seal::{self, keep_text};
use super::state::{Decision, Ending, Protection};
use super::step::{Act, act_day};
use super::words::{Source, Stand};
use crate::access::{Permit, acts};
use crate::audit::By;
use crate::given::{LINE, TEXT, bounded, listed, refuse};
use crate::person::{self, Identity};
use crate::{Failure, FieldError, Id, Result, Setting, organization};

/// The lists of the law of which a request chooses: who, what, from whom.
pub const LISTS: [&str; 3] = [
    "protection.person",
    "protection.threat",
    "protection.from_whom",
];
/// Of them the denouncer himself.
const DENOUNCER: &str = "denouncer";
/// The office's own target in hours.
const TARGET: &str = "protection.target";
/// The book.
const BOOK: &str = "protection";
/// Most people of one request.
const PEOPLE: usize = 10;

/// Somebody to be protected, as he was typed.
#[derive(Debug, Clone, Default)]
pub struct RawPerson {
    /// What he is to the denouncer: a code of the law's list.
    pub relation: String,
    /// His name, where it was told; it goes under the seal.
    pub name: String,
}

/// A request as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawRequest {
    /// `written`, `minutes`, `oral`, `settler`.
    pub source: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// Does it bear no delay?
    pub is_urgent: bool,
    /// Who is to be protected; nobody told: the denouncer.
    pub people: Vec<RawPerson>,
    /// What is threatened.
    pub threat: String,
    /// Who threatens.
    pub from_whom: String,
    /// The reasons, as the denouncer tells them; they go under the seal.
    pub text: String,
}

/// The denunciation for which protection is asked, and who holds it.
pub(super) struct Subject {
    petition: Id,
    pub(super) unit: String,
    received_on: Date,
}

const SUBJECT: &str = "select coalesce(n.id, q.id) as id, coalesce(c.unit, nc.unit, n.unit, q.unit) as unit, q.received_on, q.sealed \
     from petition q left join petition n on n.id = q.sent_petition left join cases c on c.id = q.case_id \
     left join cases nc on nc.id = n.case_id where q.id = $1";
const RUNS: &str = "select id from protection where petition = $1 and stand in ('asked', 'granted') order by id limit 1";
const PERSON: &str =
    "insert into protection_person (protection, no, relation, sealed) values ($1, $2, $3, $4)";

impl Subject {
    /// Of a petition, as far as it was sent on.
    pub(super) fn of(tx: &mut Tx<'_>, at: &Setting, petition: Id) -> Result<Self> {
        let row = tx
            .first(SUBJECT, params![petition])?
            .ok_or(Failure::NotFound)?;
        if !row.get::<bool>("sealed")? {
            return Err(refusal(at, "protection-not-of-denunciation", "who").into());
        }
        Ok(Self {
            petition: row.get("id")?,
            unit: row.get("unit")?,
            received_on: row.get("received_on")?,
        })
    }
}

/// Takes a request down for the denunciation of a petition that the unit of the permit holds.
///
/// # Errors
/// Not found when it holds none; field errors; `protection-not-of-denunciation`, `protection-runs`.
pub fn ask(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::AskProtection>,
    petition: Id,
    raw: &RawRequest,
) -> Result<Id> {
    let subject = Subject::of(tx, at, petition)?;
    if subject.unit != permit.unit() {
        return Err(Failure::NotFound);
    }
    let source = Source::parse(&raw.source);
    let source = source.ok_or_else(|| FieldError::new("source", "choice-unknown"))?;
    take_down(tx, at, permit.by(), (&subject, source), raw)
}

/// Writes a request down, whoever makes it.
pub(super) fn take_down(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    (subject, source): (&Subject, Source),
    raw: &RawRequest,
) -> Result<Id> {
    check(at, raw)?;
    let on = act_day(at, raw.on, subject.received_on)?;
    check_none_runs(tx, at, subject.petition)?;
    let unit = organization::ensure(tx, at, &subject.unit)?;
    let number = organization::next_number(tx, &unit.code, BOOK, on)?;
    let one = Protection {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        petition: subject.petition,
        number: (number, i64::from(on.year())),
        source,
        asked_on: on,
        is_urgent: raw.is_urgent,
        written_on: (source != Source::Oral).then_some(on),
        decide_by: decide_by(at, on, raw.is_urgent),
        threat: raw.threat.clone(),
        from_whom: raw.from_whom.clone(),
        stand: Stand::Asked,
        decision: Decision::default(),
        ending: Ending::default(),
        renews: None,
        version: 1,
    };
    one.insert(tx, by.official)?;
    add_people(tx, at, &one, &raw.people)?;
    keep_text(tx, at, &one, raw.text.trim())?;
    let act = Act {
        event: "protection.asked",
        on,
        text: "",
    };
    one.record(tx, at, by, act)?;
    Ok(one.id)
}

/// One protection of a denunciation runs at a time.
pub(super) fn check_none_runs(tx: &mut Tx<'_>, at: &Setting, petition: Id) -> Result<()> {
    if tx.first(RUNS, params![petition])?.is_some() {
        return Err(refusal(at, "protection-runs", "request").into());
    }
    Ok(())
}

/// At once where it bears no delay (art. 50(3)); else by the target that the office set itself, the law saying "in time".
pub(super) fn decide_by(at: &Setting, on: Date, is_urgent: bool) -> Date {
    let hours = at.law.parameters.number(TARGET).unwrap_or(0);
    let days = i64::from(hours.div_ceil(24));
    if is_urgent {
        on
    } else {
        on.saturating_add(days.days())
    }
}

fn check(at: &Setting, raw: &RawRequest) -> Result<()> {
    let (mut errors, today) = (Vec::new(), at.now.today);
    let [who, what, whom] = LISTS;
    listed(at, "threat", (what, &raw.threat), today, &mut errors);
    listed(at, "from_whom", (whom, &raw.from_whom), today, &mut errors);
    bounded("text", &raw.text, TEXT, &mut errors);
    if raw.people.len() > PEOPLE {
        errors.push(FieldError::new("people", "field-too-long").with("most", PEOPLE));
    }
    for one in &raw.people {
        listed(at, "relation", (who, &one.relation), today, &mut errors);
        bounded("name", &one.name, LINE, &mut errors);
    }
    refuse(errors)
}

fn add_people(tx: &mut Tx<'_>, at: &Setting, one: &Protection, people: &[RawPerson]) -> Result<()> {
    let nobody = RawPerson {
        relation: DENOUNCER.to_owned(),
        ..RawPerson::default()
    };
    let told = if people.is_empty() {
        std::slice::from_ref(&nobody)
    } else {
        people
    };
    for (no, person) in (1_i64..).zip(told) {
        // The denouncer is under the seal of his petition already.
        let name = person.name.trim();
        let sealed = if person.relation == DENOUNCER || name.is_empty() {
            None
        } else {
            let identity = Identity {
                name: name.to_owned(),
                ..Identity::default()
            };
            let under = seal::of(tx, at, one)?;
            person::keep(tx, at, &one.tenant, &identity, Some(&under))?
                .columns()
                .1
        };
        tx.send(PERSON, params![one.id, no, person.relation, sealed])?;
    }
    Ok(())
}

/// What was asked for by word of mouth is there in writing (art. 50(3)).
///
/// # Errors
/// Not found when another unit holds it; a field error for a wrong day; `protection-written`, `changed-meanwhile`.
pub fn confirm(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::AskProtection>,
    id: Id,
    (on, expected): (Option<Date>, Option<i64>),
) -> Result<()> {
    let one = Protection::take(tx, permit.unit(), id, expected)?;
    let on = act_day(at, on, one.asked_on)?;
    let one = one.confirmed(on)?;
    one.save(tx)?;
    let act = Act {
        event: "protection.confirmed",
        on,
        text: "",
    };
    one.record(tx, at, permit.by(), act)
}
