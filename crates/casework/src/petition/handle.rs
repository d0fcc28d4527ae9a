//! What is done with a petition: accepted, guided, returned, transferred, urged, filed (rulebook §4.4).

use jiff::civil::Date;
use law::handling::{Counted, Outcome, Rule};
use law::procedure::Facts;
use store::{Tx, params};

use super::file::{self, Origin};
use super::state::{Classified, Petition, Source};
use crate::access::{Permit, acts};
use crate::audit::{self, By, Event};
use crate::tally::{self, Count};
use crate::{FieldError, Id, Refusal, Result, Setting, organization, reception, term};

/// Handling as the officer asks for it.
#[derive(Debug, Clone, Default)]
pub struct Handling {
    /// Id of the rule: `XD-02`.
    pub rule: String,
    /// The day; absent: today.
    pub on: Option<Date>,
    /// Where it is sent, for a transfer, a return, an urge.
    pub sent_to: Option<String>,
    /// Why, or what the petitioner is told.
    pub reason: String,
    /// The case it joins, when the matter is there already.
    pub join_case: Option<Id>,
    /// The case settled first, for a second complaint.
    pub earlier_case: Option<Id>,
    /// The claims of the case it opens.
    pub contents: Vec<String>,
    /// Facts that the petition gives the case: `remote`, `all_signed`…
    pub facts: Vec<String>,
    /// Against a disciplinary decision?
    pub is_discipline: bool,
    /// The petition of which this is a copy.
    pub duplicate_of: Option<Id>,
    /// The version that the officer saw.
    pub expected: Option<i64>,
}

/// What the rules of handling ask about a petition.
pub(super) fn facts(at: &Setting, classified: &Classified) -> Facts {
    let Classified {
        received,
        eligible,
        within_competence,
        facts,
        ..
    } = classified;
    let mut facts: Facts = facts.iter().map(String::as_str).collect();
    facts.set("eligible", *eligible);
    facts.set("competent", *within_competence);
    facts.set("transferred", received.source == Source::Forwarded);
    facts.set("group", at.law.groups.is_large(received.signers));
    facts
}

/// The lawful outcomes for a classified petition on a day, the proposed one first.
///
/// # Errors
/// Not found; a refusal before it is classified or after it was handled.
pub fn lawful_outcomes<'a>(
    tx: &mut Tx<'_>,
    at: &'a Setting,
    unit: &str,
    id: Id,
) -> Result<Vec<&'a Rule>> {
    let classified = Petition::load(tx, id, unit)?.to_handle()?;
    Ok(at
        .law
        .handling
        .lawful(classified.kind(), &facts(at, &classified), at.now.today))
}

const SAVE: &str = "update petition set state = 'handled', rule = $2, outcome = $3, handled_on = $4, handled_by = $5, sent_to = $6, \
     sent_petition = $7, reason = $8, duplicate_of = $9, due_on = $10, version = version + 1 where id = $1";
const ONCE: &str = "select q.id, q.number, q.year from petition q where q.id <> $1 and q.unit = $2 and q.rule = $3 and q.text_print <> '' \
     and q.text_print = (select text_print from petition where id = $1) order by q.id limit 1";
const COPY: &str = "insert into petition_party (petition, no, role, person, sealed) select $2, no, role, person, sealed from petition_party where petition = $1";
const COPY_FILE: &str = "insert into attachment (id, tenant, subject, sealed, name, media_type, size, hash, added_at, added_by) \
     select $2, $3, $4, sealed, name, media_type, size, hash, added_at, added_by from attachment where id = $1";
const FROZEN: &str =
    "select until_on from frozen_figure where unit = $1 and from_on <= $2 and until_on >= $2";
const NOTICE: &str = "insert into notice (id, tenant, unit, subject_kind, subject, form, year, number, on_day, article) \
     values ($1, $2, $3, 'petition', $4, $5, $6, $7, $8, $9)";

/// Handles a petition by an outcome that opens no case. Answers the petition made at the unit it was sent to.
///
/// # Errors
/// Field errors; refusals: not classified, already handled, changed meanwhile, not lawful for this petition, done
/// before for the same content (once per content).
pub fn handle(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    id: Id,
    handling: &Handling,
) -> Result<Option<Id>> {
    let classified = close(tx, at, permit, id, handling)?;
    let rule = rule_of(at, &classified, handling)?;
    let sent = match (rule.outcome, &handling.sent_to) {
        (Outcome::Transfer | Outcome::Return, Some(unit)) => {
            Some(send(tx, at, &classified, unit, permit.unit())?)
        }
        _ => None,
    };
    if let Some(sent) = sent {
        tx.execute(
            "update petition set sent_petition = $2 where id = $1",
            params![id, sent],
        )?;
    }
    Ok(sent)
}

/// Closes a petition as accepted; the case is opened or joined by the settlement.
pub(crate) fn close_handling(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    id: Id,
    handling: &Handling,
) -> Result<Classified> {
    close(tx, at, permit, id, handling)
}

fn rule_of<'a>(at: &'a Setting, classified: &Classified, handling: &Handling) -> Result<&'a Rule> {
    let on = handling.on.unwrap_or(at.now.today);
    let known = at.law.handling.rule(&handling.rule, on);
    let rule = known
        .ok_or_else(|| FieldError::new("rule", "choice-unknown").with("found", &handling.rule))?;
    if !at
        .law
        .handling
        .lawful(classified.kind(), &facts(at, classified), on)
        .iter()
        .any(|lawful| lawful.id == rule.id)
    {
        return Err(Refusal::new("handling-unlawful")
            .article(&rule.article)
            .with("rule", &rule.id)
            .into());
    }
    Ok(rule)
}

fn close(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    id: Id,
    handling: &Handling,
) -> Result<Classified> {
    let classified = Petition::load(tx, id, permit.unit())?
        .expect_version(handling.expected)?
        .to_handle()?;
    let on = handling.on.unwrap_or(at.now.today);
    check_day(tx, at, &classified, on)?;
    let rule = rule_of(at, &classified, handling)?;
    if rule.once_per_content
        && let Some(row) = tx.first(ONCE, params![id, permit.unit(), rule.id])?
    {
        let before = format!("{}/{}", row.get::<i64>("number")?, row.get::<i64>("year")?);
        return Err(Refusal::new("done-once-already")
            .article(&rule.article)
            .with("petition", before)
            .into());
    }
    check_target(tx, at, permit, rule, handling)?;
    reception::told_by_petition(tx, id, on)?;
    for clock in term::of_subject(tx, id)?
        .iter()
        .filter(|clock| clock.closed_on.is_none())
    {
        term::meet(tx, id, &[&clock.term], on)?;
    }
    tx.execute(
        SAVE,
        params![
            id,
            rule.id,
            rule.outcome.as_str(),
            on,
            permit.official(),
            handling.sent_to,
            None::<Id>,
            handling.reason.trim(),
            handling.duplicate_of,
            term::kept(None)
        ],
    )?;
    count(tx, at, &classified, rule, on)?;
    issue(tx, at, permit.by(), id, rule, on)?;
    let event = Event {
        name: "petition.handled",
        subject_kind: "petition",
        subject: Some(id),
        detail: &rule.id,
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(classified)
}

fn check_day(tx: &mut Tx<'_>, at: &Setting, classified: &Classified, on: Date) -> Result<()> {
    if on > at.now.today {
        return Err(FieldError::new("on", "field-in-the-future").into());
    }
    if on < classified.received.received_on {
        return Err(FieldError::new("on", "before-the-last-step")
            .with("last", classified.received.received_on)
            .into());
    }
    if let Some(row) = tx.first(FROZEN, params![classified.received.unit, on])? {
        return Err(FieldError::new("on", "period-closed")
            .with("until", row.get::<String>("until_on")?)
            .into());
    }
    Ok(())
}

/// A transfer needs somewhere to go, and that is not here.
fn check_target(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    rule: &Rule,
    handling: &Handling,
) -> Result<()> {
    if rule.outcome != Outcome::Transfer {
        return Ok(());
    }
    match handling.sent_to.as_deref() {
        None => Err(FieldError::new("sent_to", "field-missing").into()),
        Some(unit) if unit == permit.unit() => {
            Err(FieldError::new("sent_to", "sent-to-itself").into())
        }
        Some(unit) => organization::ensure(tx, at, unit).map(drop).map_err(|_| {
            FieldError::new("sent_to", "unit-unknown")
                .with("unit", unit)
                .into()
        }),
    }
}

/// 02/XLD: processed on this day; eligible; within competence by class, stage and field, or outside by outcome. A petition
/// within competence that opens no case (refused at once) is a matter `alone`.
fn count(
    tx: &mut Tx<'_>,
    at: &Setting,
    classified: &Classified,
    rule: &Rule,
    on: Date,
) -> Result<()> {
    let Classified {
        received,
        class,
        stage,
        field,
        eligible,
        ..
    } = classified;
    let (name, stage) = (class.as_str(), stage.as_str());
    let group = |forms| {
        let found = at.law.classification.group_of(field, *class, forms);
        found.map_or("other", |group| group.id.as_str())
    };
    let (new, old) = (group(tally::FORMS), group(tally::FORMER_FORMS));
    let outside = |what| format!("petition.outside.{name}.{what}.{new}.{old}");
    let mut measures = vec![format!("petition.processed.{name}")];
    // What cannot be processed stands in no column of results, whatever was done with it.
    let counted = if *eligible {
        rule.counted
    } else {
        Counted::None
    };
    match (counted, rule.outcome) {
        (Counted::WithinCompetence, outcome) => {
            measures.push(format!("petition.within.{name}.{stage}.{new}.{old}"));
            if outcome != Outcome::Accept {
                let outcome = outcome.as_str();
                measures.push(format!("petition.alone.{name}.{stage}.{old}.{outcome}"));
                measures.push(format!("petition.settled.{name}"));
            }
        }
        (Counted::Guided, Outcome::Return) => measures.push(outside("returned")),
        (Counted::Guided, _) => measures.push(outside("guided")),
        (Counted::Transferred, _) => measures.push(outside("transferred")),
        (Counted::Urged, _) => measures.push(outside("urged")),
        (Counted::None, _) => {}
    }
    if counted != Counted::None {
        measures.push(format!("petition.eligible.{name}"));
    }
    for measure in &measures {
        let one = Count {
            unit: &received.unit,
            measure,
            on,
            subject_kind: "petition",
            subject: received.id,
            amount: 1,
        };
        tally::count(tx, at, &[one])?;
    }
    Ok(())
}

fn issue(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    petition: Id,
    rule: &Rule,
    on: Date,
) -> Result<()> {
    let Some(form) = rule.document.as_deref() else {
        return Ok(());
    };
    let number = organization::next_number(tx, by.unit, form, on)?;
    tx.execute(
        NOTICE,
        params![
            at.id(),
            by.tenant,
            by.unit,
            petition,
            form,
            i64::from(on.year()),
            number,
            on,
            rule.article
        ],
    )?;
    Ok(())
}

/// The same petition at another unit: text, people and files go along, under the same seal.
fn send(
    tx: &mut Tx<'_>,
    at: &Setting,
    classified: &Classified,
    unit: &str,
    from: &str,
) -> Result<Id> {
    let target = organization::ensure(tx, at, unit)?;
    let source = organization::ensure(tx, at, from)?;
    let (id, received) = (classified.received.id, &classified.received);
    let filing = super::query::refile(tx, id, &source, at.now.today)?;
    let sent = file::insert(
        tx,
        at,
        &target.code,
        &target.tenant,
        &filing,
        Origin {
            came_from: Some(id),
            part_of: None,
        },
    )?;
    tx.execute(COPY, params![id, sent.id])?;
    for file in crate::document::of_subject(tx, id)? {
        tx.execute(COPY_FILE, params![file.id, at.id(), target.tenant, sent.id])?;
    }
    let by = By {
        official: None,
        unit: &target.code,
        tenant: &target.tenant,
    };
    let event = Event {
        name: "petition.arrived",
        subject_kind: "petition",
        subject: Some(sent.id),
        detail: &received.unit,
    };
    audit::record(tx, at, by, &event)?;
    Ok(sent.id)
}

const REPLY: &str = "insert into reply (id, tenant, petition, on_day, number, unit, text) values ($1, $2, $3, $4, $5, $6, $7)";

/// Records the answer of the body to which a petition was transferred.
///
/// # Errors
/// Not found, a future day, or a petition that was never sent anywhere.
pub fn record_reply(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    id: Id,
    on: Date,
    number: &str,
    text: &str,
) -> Result<()> {
    let Petition::Handled(handled) = Petition::load(tx, id, permit.unit())? else {
        return Err(Refusal::new("petition-not-sent").into());
    };
    if on > at.now.today || on < handled.on {
        return Err(FieldError::new("on", "field-in-the-future").into());
    }
    let row = tx.first("select sent_to from petition where id = $1", params![id])?;
    let Some(sent_to) = row
        .map(|row| row.get::<Option<String>>("sent_to"))
        .transpose()?
        .flatten()
    else {
        return Err(Refusal::new("petition-not-sent").into());
    };
    let reply = at.id();
    tx.execute(
        REPLY,
        params![
            reply,
            permit.tenant(),
            id,
            on,
            number.trim(),
            sent_to,
            text.trim()
        ],
    )?;
    let measure = format!("petition.replied.{}", handled.classified.class.as_str());
    tally::count(
        tx,
        at,
        &[Count {
            unit: permit.unit(),
            measure: &measure,
            on,
            subject_kind: "petition",
            subject: id,
            amount: 1,
        }],
    )?;
    let event = Event {
        name: "petition.replied",
        subject_kind: "petition",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}
