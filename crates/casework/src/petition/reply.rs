//! Answers about a petition that one body sent to another, and the clocks of these answers (Law on Citizen Reception
//! art. 27, 28, Law on Denunciations art. 26; rulebook CR-51, CR-52, TC-05).

use jiff::civil::Date;
use law::handling::{Outcome, Rule};
use law::procedure::Class;
use store::{Row, Tx, params};

use super::form::{LINE, TEXT};
use super::state::{Classified, Handled, Petition};
use crate::access::{Permit, acts};
use crate::audit::{self, By, Event};
use crate::tally::{self, Count};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, term};

/// What is said of a petition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The row.
    pub id: Id,
    /// Its day.
    pub on: Date,
    /// Number of the paper.
    pub number: String,
    /// Who says it, if it is a unit of the register.
    pub unit: Option<String>,
    /// `result` of the settlement, `returned` with reasons, `told` to the petitioner.
    pub kind: String,
    /// What is said.
    pub text: String,
}

/// An answer as it is entered.
#[derive(Debug, Clone, Default)]
pub struct Answering {
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// Number of the paper.
    pub number: String,
    /// What it says.
    pub text: String,
}

const ADD: &str = "insert into reply (id, tenant, petition, on_day, number, unit, kind, text) values ($1, $2, $3, $4, $5, $6, $7, $8)";
const OF_PETITION: &str =
    "select id, on_day, number, unit, kind, text from reply where petition = $1 order by id";
const SENT_TO: &str = "select sent_to from petition where id = $1";
const ORIGIN: &str = "select o.id, o.unit, o.tenant, o.class from petition q join petition o on o.id = q.came_from where q.id = $1";
const FORWARDED: &str = "select id from petition where id = $1 and answer_forwarder";
const TO_ANSWER: &str = "select q.id, q.unit, q.tenant from petition q where q.case_id = $1 and q.answer_forwarder and q.outcome = 'accept' \
     and not exists (select 1 from clock c where c.subject = q.id and c.term = $2) order by q.id";

/// What was said of a petition, in order. The caller has shown that the petition may be seen.
///
/// # Errors
/// What the database reports.
pub fn replies(tx: &mut Tx<'_>, petition: Id) -> Result<Vec<Reply>> {
    let read = |row: &Row| {
        Ok(Reply {
            id: row.get("id")?,
            on: row.get("on_day")?,
            number: row.get("number")?,
            unit: row.get("unit")?,
            kind: row.get("kind")?,
            text: row.get("text")?,
        })
    };
    let rows = tx.query(OF_PETITION, params![petition])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// A petition with the unit that holds it, as a reply needs it.
struct Holder {
    petition: Id,
    unit: String,
    tenant: String,
    class: Option<String>,
}

impl Holder {
    fn own(permit: &Permit<acts::Handle>, petition: Id, class: Option<&str>) -> Self {
        Self {
            petition,
            unit: permit.unit().to_owned(),
            tenant: permit.tenant().to_owned(),
            class: class.map(str::to_owned),
        }
    }

    /// The petition of the unit that sent this one on.
    fn origin(tx: &mut Tx<'_>, petition: Id) -> Result<Option<Self>> {
        let Some(row) = tx.first(ORIGIN, params![petition])? else {
            return Ok(None);
        };
        Ok(Some(Self {
            petition: row.get("id")?,
            unit: row.get("unit")?,
            tenant: row.get("tenant")?,
            class: row.get("class")?,
        }))
    }

    fn by(&self) -> By<'_> {
        By {
            official: None,
            unit: &self.unit,
            tenant: &self.tenant,
            rule: None,
        }
    }

    fn open_clock(&self, tx: &mut Tx<'_>, at: &Setting, name: &str, start: Date) -> Result<()> {
        let opening = term::Opening {
            subject_kind: "petition",
            subject: self.petition,
            unit: &self.unit,
            tenant: &self.tenant,
            term: name,
            start,
            is_remote: false,
            is_complex: false,
        };
        term::open(tx, at, &opening).map(drop)
    }

    /// The result has come: it is counted, and the citizen is to be told (rulebook CR-52).
    fn result_came(&self, tx: &mut Tx<'_>, at: &Setting, on: Date) -> Result<()> {
        if let Some(class) = &self.class {
            let one = Count {
                unit: &self.unit,
                measure: &format!("petition.replied.{class}"),
                on,
                subject_kind: "petition",
                subject: self.petition,
                amount: 1,
            };
            tally::count(tx, at, &[one])?;
        }
        self.open_clock(tx, at, term::RESULT_TO_CITIZEN, on)
    }
}

/// The fact that an officer finds when the matter was settled before.
const SETTLED: &str = "settled";

/// Whoever forwarded a denunciation is to be told how it was handled (rulebook TC-05), and whoever forwarded a matter that
/// was settled before, its result at once (rulebook CR-51a); what goes back tells it itself.
pub(super) fn owe_forwarder(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    classified: &Classified,
    rule: &Rule,
) -> Result<()> {
    let received = &classified.received;
    if rule.outcome == Outcome::Return || tx.first(FORWARDED, params![received.id])?.is_none() {
        return Ok(());
    }
    let holder = Holder::own(permit, received.id, None);
    if classified.facts.iter().any(|fact| fact == SETTLED) {
        holder.open_clock(tx, at, term::RESULT_TO_SENDER_AT_ONCE, received.received_on)?;
    }
    if classified.class == Class::Denunciation {
        holder.open_clock(tx, at, term::HANDLING_TO_FORWARDER, received.received_on)?;
    }
    Ok(())
}

const RECEIVED: &str =
    "select unit, tenant, received_on from petition where id = $1 and answer_forwarder";

/// A petition that somebody sent on joined a case that is decided already: he is told the result at once (rulebook
/// CR-51a).
pub(crate) fn settled_before(tx: &mut Tx<'_>, at: &Setting, petition: Id) -> Result<()> {
    let Some(row) = tx.first(RECEIVED, params![petition])? else {
        return Ok(());
    };
    let holder = Holder {
        petition,
        unit: row.get("unit")?,
        tenant: row.get("tenant")?,
        class: None,
    };
    holder.open_clock(
        tx,
        at,
        term::RESULT_TO_SENDER_AT_ONCE,
        row.get("received_on")?,
    )
}

/// A case was settled on a day: whoever sent one of its petitions on is to be told (rulebook CR-51).
pub(crate) fn settled(tx: &mut Tx<'_>, at: &Setting, case: Id, on: Date) -> Result<()> {
    for row in tx.query(TO_ANSWER, params![case, term::RESULT_TO_SENDER])? {
        let holder = Holder {
            petition: row.get("id")?,
            unit: row.get("unit")?,
            tenant: row.get("tenant")?,
            class: None,
        };
        holder.open_clock(tx, at, term::RESULT_TO_SENDER, on)?;
    }
    Ok(())
}

/// What a reply says, and who says it.
struct Saying<'a> {
    on: Date,
    number: &'a str,
    unit: &'a str,
    kind: &'a str,
    text: &'a str,
}

impl<'a> Saying<'a> {
    fn new(on: Date, answering: &'a Answering, unit: &'a str, kind: &'a str) -> Self {
        Self {
            on,
            number: answering.number.trim(),
            unit,
            kind,
            text: answering.text.trim(),
        }
    }

    fn keep(&self, tx: &mut Tx<'_>, at: &Setting, to: &Holder) -> Result<()> {
        let id = at.id();
        let (on, number, unit) = (self.on, self.number, self.unit);
        tx.execute(
            ADD,
            params![
                id,
                to.tenant,
                to.petition,
                on,
                number,
                unit,
                self.kind,
                self.text
            ],
        )?;
        Ok(())
    }
}

fn check(at: &Setting, answering: &Answering, since: Date) -> Result<Date> {
    let on = answering.on.unwrap_or(at.now.today);
    let mut errors = Vec::new();
    if on > at.now.today {
        errors.push(FieldError::new("on", "field-in-the-future"));
    }
    if on < since {
        errors.push(FieldError::new("on", "before-the-last-step").with("last", since));
    }
    for (field, text, most) in [
        ("number", &answering.number, LINE),
        ("text", &answering.text, TEXT),
    ] {
        if text.chars().count() > most {
            errors.push(FieldError::new(field, "field-too-long").with("most", most));
        }
    }
    if errors.is_empty() {
        Ok(on)
    } else {
        Err(Failure::Invalid(errors))
    }
}

fn handled(tx: &mut Tx<'_>, id: Id, unit: &str, otherwise: &'static str) -> Result<Handled> {
    match Petition::load(tx, id, unit)? {
        Petition::Handled(handled) => Ok(*handled),
        _ => Err(Refusal::new(otherwise).into()),
    }
}

fn note(tx: &mut Tx<'_>, at: &Setting, by: By<'_>, petition: Id, name: &'static str) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "petition",
        subject: Some(petition),
        detail: "",
    };
    audit::record(tx, at, by, &event)
}

/// Records the answer of the body to which a petition was transferred.
///
/// # Errors
/// Not found; field errors; `petition-not-sent` for a petition that was sent nowhere.
pub fn record_reply(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    id: Id,
    answering: &Answering,
) -> Result<()> {
    let handled = handled(tx, id, permit.unit(), "petition-not-sent")?;
    let on = check(at, answering, handled.on)?;
    let row = tx.first(SENT_TO, params![id])?;
    let sent_to: Option<String> = row.map_or(Ok(None), |row| row.get("sent_to"))?;
    let sent_to = sent_to.ok_or_else(|| Refusal::new("petition-not-sent"))?;
    let to = Holder::own(permit, id, Some(handled.classified.class.as_str()));
    Saying::new(on, answering, &sent_to, "result").keep(tx, at, &to)?;
    to.result_came(tx, at, on)?;
    note(tx, at, permit.by(), id, "petition.replied")
}

/// Tells whoever sent a petition on what became of it; a unit of the register gets the answer with its own petition.
///
/// # Errors
/// Not found; field errors; `petition-not-forwarded` for a petition that nobody sent on, `petition-unhandled` for one
/// that is not handled yet.
pub fn answer_forwarder(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    id: Id,
    answering: &Answering,
) -> Result<()> {
    let handled = handled(tx, id, permit.unit(), "petition-unhandled")?;
    let on = check(at, answering, handled.on)?;
    if tx.first(FORWARDED, params![id])?.is_none() {
        return Err(Refusal::new("petition-not-forwarded").into());
    }
    let owed = [
        term::RESULT_TO_SENDER,
        term::RESULT_TO_SENDER_AT_ONCE,
        term::HANDLING_TO_FORWARDER,
    ];
    term::meet(tx, id, &owed, on)?;
    let saying = Saying::new(on, answering, permit.unit(), "result");
    if let Some(origin) = Holder::origin(tx, id)? {
        saying.keep(tx, at, &origin)?;
        origin.result_came(tx, at, on)?;
        note(tx, at, origin.by(), origin.petition, "petition.replied")?;
    } else {
        saying.keep(tx, at, &Holder::own(permit, id, None))?;
    }
    note(tx, at, permit.by(), id, "petition.answered")
}

/// Tells the citizen what the body wrote to which his petition was sent.
///
/// # Errors
/// Not found; field errors; `petition-unhandled` for one that is not handled yet.
pub fn tell_petitioner(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    id: Id,
    answering: &Answering,
) -> Result<()> {
    let handled = handled(tx, id, permit.unit(), "petition-unhandled")?;
    let on = check(at, answering, handled.on)?;
    term::meet(tx, id, &[term::RESULT_TO_CITIZEN], on)?;
    let own = Holder::own(permit, id, None);
    Saying::new(on, answering, permit.unit(), "told").keep(tx, at, &own)?;
    note(tx, at, permit.by(), id, "petition.told")
}

/// A forwarded petition goes back with reasons; a forwarder of the register finds them with its own petition.
pub(super) fn give_back(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    classified: &Classified,
    on: Date,
    reason: &str,
) -> Result<()> {
    let id = classified.received.id;
    let saying = Saying {
        on,
        number: "",
        unit: permit.unit(),
        kind: "returned",
        text: reason.trim(),
    };
    match Holder::origin(tx, id)? {
        Some(origin) => {
            saying.keep(tx, at, &origin)?;
            note(tx, at, origin.by(), origin.petition, "petition.returned")
        }
        None => saying.keep(tx, at, &Holder::own(permit, id, None)),
    }
}
