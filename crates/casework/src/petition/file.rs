//! Taking a petition in: from the desk, the post, the public page, another body.

use jiff::civil::Date;
use law::procedure::Class;
use sha2::{Digest, Sha256};
use store::{Tx, params};

use super::above;
use super::competence::Against;
use super::form::Filing;
use super::seal;
use crate::access::{self, Permit, acts};
use crate::audit::{self, Event};
use crate::document;
use crate::organization::{NumberAsked, UnitAsked};
use crate::person::{self, Identity, Names, Party, Seal};
use crate::tally::{self, Count, Open};
use crate::{Failure, FieldError, Id, Result, Setting, organization, term};

/// How a petition arrives that another unit of the register sent on.
pub(super) const TRANSFERRED: &str = "body";

/// What the petitioner gets: the number, and the code and secret with which he follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The petition.
    pub id: Id,
    /// Its number in the unit's book of the year.
    pub number: i64,
    /// The year of that book.
    pub year: i64,
    /// Code to follow it.
    pub follow_code: String,
    /// Second secret, shown once.
    pub follow_secret: String,
}

const INSERT: &str = "insert into petition (id, tenant, unit, year, number, received_on, received_at, dated_on, channel, forwarded_by, \
     forwarded_unit, answer_forwarder, visit, signers, has_originals, sealed, summary, respondent, respondent_unit, respondent_role, state, \
     text_print, follow_code, follow_hash, came_from, part_of, stated_class, due_on, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 'received', $21, $22, $23, $24, $25, $26, $27, 1)";
const PARTY: &str =
    "insert into petition_party (petition, no, role, person, sealed) values ($1, $2, $3, $4, $5)";
const PROVED: &str = "update petition set identity_proved_by = $2 where id = $1";
const KNOWN: &str = "select id from person where id = $1 and tenant = $2";
const VISIT: &str = "select id from visit where id = $1 and unit = $2";
const OPEN_TEXT: &str = "insert into open_text (subject, tenant, text) values ($1, $2, $3)";
const COPY_TEXT: &str = "insert into sealed_text (subject, tenant, text, seal, envelope) select $2, $3, '', seal, envelope from sealed_text where subject = $1";

/// Where a petition comes from inside the register.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Origin {
    /// The petition of the unit that transferred it.
    pub(super) came_from: Option<Id>,
    /// The mixed petition of which it is a part.
    pub(super) part_of: Option<Id>,
    /// The petition under whose seal it lies as well.
    pub(super) under_seal_of: Option<Id>,
}

/// The place of a petition in the register.
#[derive(Debug)]
pub(super) struct Place {
    id: Id,
    number: NumberAsked,
}

impl Place {
    /// The next one in the unit's book.
    ///
    /// # Errors
    /// What the database reports.
    pub(super) fn ask(tx: &mut Tx<'_>, at: &Setting, unit: &str, filing: &Filing) -> Result<Self> {
        let number = organization::ask_number(tx, unit, "petition", filing.received_on)?;
        Ok(Self {
            id: at.id(),
            number,
        })
    }
}

/// Keeps a petition: text, people, files, number, receipt and clock in one transaction.
///
/// # Errors
/// Field errors of the files; what the database reports.
pub fn file(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::File>,
    filing: &Filing,
) -> Result<Filed> {
    check_known(tx, permit.tenant(), permit.unit(), filing)?;
    let Some(above) = above::book(tx, at, permit, filing)? else {
        return keep(tx, at, permit, filing, None);
    };
    keep(tx, at, &permit.brought_to(&above), filing, None)
}

/// As [`file()`], for somebody without an account: anybody may petition any unit, which enters the register with the first
/// petition it receives.
///
/// # Errors
/// As [`file()`], and a field error `unit-unknown` on `unit`.
pub fn file_openly(tx: &mut Tx<'_>, at: &Setting, unit: &str, filing: &Filing) -> Result<Filed> {
    let unit = organization::ask_unit(tx, at, unit)?;
    let permit = access::public(&unit.unit);
    check_known(tx, permit.tenant(), permit.unit(), filing)?;
    let Some(above) = above::book(tx, at, &permit, filing)? else {
        return keep(tx, at, &permit, filing, Some(&unit));
    };
    keep(tx, at, &permit.brought_to(&above), filing, None)
}

fn keep(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::File>,
    filing: &Filing,
    entering: Option<&UnitAsked>,
) -> Result<Filed> {
    let (unit, tenant) = (permit.unit(), permit.tenant());
    // All is asked before the first answer is waited for: one way to the database and back.
    let place = Place::ask(tx, at, unit, filing)?;
    let lane = audit::ask_lane(tx, permit.by(), Some(place.id))?;
    if let Some(unit) = entering {
        unit.ensure(tx, at)?;
    }
    let filed = insert(tx, at, place, (unit, tenant), filing, Origin::default())?;
    let under = if filing.sealed {
        Some(Seal::of(tx, at, filed.id, (unit, tenant))?)
    } else {
        None
    };
    if let Some(provider) = &filing.raw.identity_proved_by {
        tx.send(PROVED, params![filed.id, provider])?;
    }
    for (no, (role, known, identity)) in filing.people.iter().enumerate() {
        let party = party_of(tx, at, tenant, under.as_ref(), (*known, identity.as_ref()))?;
        let (person, sealed) = party.columns();
        let no = i64::try_from(no).unwrap_or(i64::MAX) + 1;
        tx.send(PARTY, params![filed.id, no, role, person, sealed])?;
    }
    for (index, upload) in filing.raw.files.iter().enumerate() {
        let field = format!("files.{index}");
        let subject = document::Subject {
            id: filed.id,
            tenant,
            seal: under.as_ref(),
        };
        document::attach(tx, at, permit.official(), subject, &field, upload)?;
    }
    check_names(
        tx,
        at,
        filed.id,
        filing.sealed,
        &filing.raw.summary,
        "summary",
    )?;
    name_accused(tx, at, permit, filed.id, filing)?;
    let event = Event {
        name: "petition.filed",
        subject_kind: "petition",
        subject: Some(filed.id),
        detail: "",
    };
    audit::record_in(tx, at, permit.by(), &event, lane)?;
    Ok(filed)
}

/// A denunciation of whoever leads a unit is kept from him from the first moment; not from one who enters it himself.
fn name_accused(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::File>,
    petition: Id,
    filing: &Filing,
) -> Result<()> {
    let raw = &filing.raw;
    let (Some(class), Some(unit), Some(role)) = (
        raw.class,
        raw.respondent_unit.as_deref(),
        raw.respondent_role.as_deref(),
    ) else {
        return Ok(());
    };
    let against = Against {
        unit,
        role,
        ..Against::default()
    };
    let meant = above::meant(tx, class, &against, filing.received_on)?;
    if meant.is_empty()
        || permit
            .official()
            .is_some_and(|filer| meant.contains(&filer))
    {
        return Ok(());
    }
    access::name_holders(tx, at, (petition, permit.tenant()), &meant)
}

/// What the filing names must be there: people of the register, the visit at which it was handed in.
fn check_known(tx: &mut Tx<'_>, tenant: &str, unit: &str, filing: &Filing) -> Result<()> {
    let mut errors = Vec::new();
    for (index, (_, known, _)) in filing.people.iter().enumerate() {
        if let Some(person) = known
            && tx.first(KNOWN, params![*person, tenant])?.is_none()
        {
            errors.push(FieldError::new(
                format!("people.{index}.known"),
                "person-unknown",
            ));
        }
    }
    if let Some(visit) = filing.raw.visit
        && tx.first(VISIT, params![visit, unit])?.is_none()
    {
        errors.push(FieldError::new("visit", "visit-unknown"));
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(errors))
    }
}

/// The summary of a sealed petition stands in the open and may not tell who wrote it.
pub(super) fn check_names(
    tx: &mut Tx<'_>,
    at: &Setting,
    petition: Id,
    sealed: bool,
    summary: &str,
    field: &'static str,
) -> Result<()> {
    if sealed && Names::of_petition(tx, at, petition)?.stand_in(summary) {
        return Err(FieldError::new(field, "names-the-denouncer").into());
    }
    Ok(())
}

fn party_of(
    tx: &mut Tx<'_>,
    at: &Setting,
    tenant: &str,
    seal: Option<&Seal>,
    (known, identity): (Option<Id>, Option<&Identity>),
) -> Result<Party> {
    match (known, seal) {
        (Some(person), Some(seal)) => Ok(Party::Sealed(person::seal_person(tx, at, seal, person)?)),
        (Some(person), None) => Ok(Party::Open(person)),
        (None, seal) => {
            let nobody = Identity::default();
            person::keep(tx, at, tenant, identity.unwrap_or(&nobody), seal)
        }
    }
}

/// The row, its text, its clock and its count; people and files are the caller's.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    at: &Setting,
    Place { id, number }: Place,
    (unit, tenant): (&str, &str),
    filing: &Filing,
    origin: Origin,
) -> Result<Filed> {
    let raw = &filing.raw;
    let year = i64::from(filing.received_on.year());
    let number = number.fetch(tx)?;
    let due = begin(tx, at, unit, tenant, (id, filing))?;
    let secret = at.secrets.secret();
    let follow_code = code(id);
    let follow_secret = data_encoding::BASE32_NOPAD.encode(secret.get(..10).unwrap_or_default());
    let forwarded_by = Some(raw.forwarded_by.trim()).filter(|text| !text.is_empty());
    tx.send(
        INSERT,
        params![
            id,
            tenant,
            unit,
            year,
            number,
            filing.received_on,
            at.now.at,
            raw.dated_on,
            raw.channel,
            forwarded_by,
            raw.forwarded_unit,
            forwarded_by.is_some(),
            raw.visit,
            filing.signers,
            raw.has_originals,
            filing.sealed,
            raw.summary.trim(),
            raw.respondent.trim(),
            raw.respondent_unit,
            raw.respondent_role,
            filing.print,
            follow_code,
            secret_hash(&follow_secret),
            origin.came_from,
            origin.part_of,
            raw.class.map(Class::as_str),
            due
        ],
    )?;
    keep_text(tx, at, (id, unit, tenant), filing, origin)?;
    let open = Open {
        unit,
        class: None,
        begun: filing.received_on,
        due,
    };
    tally::stand(tx, at, &open, 1)?;
    Ok(Filed {
        id,
        number,
        year,
        follow_code,
        follow_secret,
    })
}

/// The text; that of a sealed letter from another unit, or of the other parts of one, goes along as it lies under the seal.
fn keep_text(
    tx: &mut Tx<'_>,
    at: &Setting,
    (id, unit, tenant): (Id, &str, &str),
    filing: &Filing,
    origin: Origin,
) -> Result<()> {
    if !filing.sealed {
        tx.send(OPEN_TEXT, params![id, tenant, filing.raw.text])?;
        return Ok(());
    }
    if let Some(from) = origin.under_seal_of {
        person::seal::share(tx, at, from, id, unit)?;
        if filing.raw.text.is_empty() {
            tx.send(COPY_TEXT, params![from, id, tenant])?;
            return Ok(());
        }
    }
    let under = Seal::of(tx, at, id, (unit, tenant))?;
    seal::keep_text(tx, at, &under, (id, tenant), &filing.raw.text)
}

/// Its clock begins to run, and it is counted as received; the last day of the clock, as its row keeps it.
fn begin(
    tx: &mut Tx<'_>,
    at: &Setting,
    unit: &str,
    tenant: &str,
    (id, filing): (Id, &Filing),
) -> Result<Date> {
    let opening = term::Opening {
        subject_kind: "petition",
        subject: id,
        unit,
        tenant,
        term: term::UNPROCESSED,
        start: filing.received_on,
        is_remote: false,
        is_complex: false,
    };
    let clock = term::open(tx, at, &opening)?;
    let due = term::kept(clock.and_then(|clock| clock.due));
    let many = if filing.signers > 1 { "many" } else { "one" };
    let measure = format!("petition.received.{}.{many}", filing.raw.channel);
    tally::count(
        tx,
        at,
        &[Count {
            unit,
            measure: &measure,
            on: filing.received_on,
            subject_kind: "petition",
            subject: id,
            amount: 1,
        }],
    )?;
    Ok(due)
}

/// The code under which the public asks: the id in four groups, easy to read out.
fn code(id: Id) -> String {
    let text = id.to_string().to_uppercase();
    let groups: Vec<String> = text
        .chars()
        .collect::<Vec<_>>()
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

/// What is kept of a follow-up secret.
pub(super) fn secret_hash(secret: &str) -> String {
    let plain: String = secret
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_uppercase();
    data_encoding::HEXLOWER.encode(&Sha256::digest(plain.as_bytes()))
}
