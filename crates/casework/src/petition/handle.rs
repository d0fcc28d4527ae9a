//! What is done with a petition: accepted, guided, returned, transferred, urged, filed (rulebook §4.4).

use jiff::civil::Date;
use law::handling::{Counted, Outcome, Rule};
use store::{Tx, params};

use super::above;
use super::form::SUMMARY;
use super::split::{self, Part};
use super::state::{Classified, Petition};
use super::{facts, reply, send, tip};
use crate::access::{Permit, acts};
use crate::audit::{self, By, Event};
use crate::person::Names;
use crate::tally::{self, Count};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, organization, reception, term};

/// Most claims of one case.
const MOST_CONTENTS: usize = 100;

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
    /// The case settled first, for a second complaint; for an urge the overdue case below.
    pub earlier_case: Option<Id>,
    /// The parts of a mixed petition, when the unit splits it itself.
    pub parts: Vec<Part>,
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
    let facts = facts::facts(tx, at, &classified)?;
    Ok(at
        .law
        .handling
        .lawful(classified.kind(), &facts, at.now.today))
}

const SAVE: &str = "update petition set state = 'handled', rule = $2, outcome = $3, handled_on = $4, handled_by = $5, sent_to = $6, \
     sent_petition = $7, reason = $8, duplicate_of = $9, due_on = $10, version = version + 1 where id = $1";
const ONCE: &str = "select q.id, q.number, q.year from petition q where q.id <> $1 and q.unit = $2 and q.rule = $3 and q.text_print <> '' \
     and q.text_print = (select text_print from petition where id = $1) order by q.id limit 1";
const ORIGINAL: &str = "select case_id from petition where id = $1 and unit = $2 and id <> $3";
const NOTICE: &str = "insert into notice (id, tenant, unit, subject_kind, subject, form, series, year, number, on_day, article) \
     values ($1, $2, $3, 'petition', $4, $5, $6, $7, $8, $9, $10)";

/// What came of handling a petition without a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// The petition made at the unit to which it was sent.
    pub sent: Option<Id>,
    /// The petitions into which it was split.
    pub parts: Vec<Id>,
    /// The record of information from an unknown source.
    pub tip: Option<Id>,
}

/// Handles a petition by an outcome that opens no case.
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
) -> Result<Outcomes> {
    let (classified, rule) = close(tx, at, permit, id, handling)?;
    let on = handling.on.unwrap_or(at.now.today);
    let mut outcomes = Outcomes::default();
    match rule.outcome {
        Outcome::Transfer | Outcome::Tip => {
            if rule.outcome == Outcome::Tip {
                outcomes.tip = Some(tip::record(tx, at, &classified, handling, on)?);
            }
            if let Some(unit) = &handling.sent_to {
                outcomes.sent = Some(send::send(tx, at, &classified, unit, on)?);
            }
        }
        Outcome::Return => reply::give_back(tx, at, permit, &classified, on, &handling.reason)?,
        Outcome::Split => outcomes.parts = split::split(tx, at, permit, &classified, handling)?,
        Outcome::Urge => send::link_urged(tx, id, handling)?,
        _ => {}
    }
    Ok(outcomes)
}

/// Closes a petition as accepted; the case is opened or joined by the settlement.
pub(crate) fn close_handling(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    id: Id,
    handling: &Handling,
) -> Result<Classified> {
    Ok(close(tx, at, permit, id, handling)?.0)
}

/// The case of the petition of which this one is a copy, if it has one.
///
/// # Errors
/// A field error when the unit has no such petition.
pub(crate) fn case_of_original(
    tx: &mut Tx<'_>,
    permit: &Permit<acts::Handle>,
    id: Id,
    handling: &Handling,
) -> Result<Option<Id>> {
    let Some(original) = handling.duplicate_of else {
        return Ok(None);
    };
    let row = tx
        .first(ORIGINAL, params![original, permit.unit(), id])?
        .ok_or_else(|| FieldError::new("duplicate_of", "petition-unknown"))?;
    Ok(row.get("case_id")?)
}

fn rule_of<'a>(
    tx: &mut Tx<'_>,
    at: &'a Setting,
    classified: &Classified,
    handling: &Handling,
) -> Result<&'a Rule> {
    let on = handling.on.unwrap_or(at.now.today);
    let known = at.law.handling.rule(&handling.rule, on);
    let rule = known
        .ok_or_else(|| FieldError::new("rule", "choice-unknown").with("found", &handling.rule))?;
    let facts = facts::facts(tx, at, classified)?;
    if !at
        .law
        .handling
        .lawful(classified.kind(), &facts, on)
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

fn close<'a>(
    tx: &mut Tx<'_>,
    at: &'a Setting,
    permit: &Permit<acts::Handle>,
    id: Id,
    handling: &Handling,
) -> Result<(Classified, &'a Rule)> {
    let classified = Petition::load(tx, id, permit.unit())?
        .expect_version(handling.expected)?
        .to_handle()?;
    let on = handling.on.unwrap_or(at.now.today);
    check_day(tx, at, &classified, on)?;
    let rule = rule_of(tx, at, &classified, handling)?;
    if rule.once_per_content
        && let Some(row) = tx.first(ONCE, params![id, permit.unit(), rule.id])?
    {
        let before = format!("{}/{}", row.get::<i64>("number")?, row.get::<i64>("year")?);
        return Err(Refusal::new("done-once-already")
            .article(&rule.article)
            .with("petition", before)
            .into());
    }
    check_texts(tx, at, &classified, handling)?;
    send::check_target(tx, at, permit, rule, handling)?;
    above::check_target(tx, at, id, handling.sent_to.as_deref())?;
    case_of_original(tx, permit, id, handling)?;
    term::meet(tx, id, &["all"], on)?;
    reply::owe_forwarder(tx, at, permit, &classified, rule)?;
    reception::told_by_petition(tx, id, on)?;
    tx.send(
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
    tally::stand(tx, at, &classified.received.stands(), -1)?;
    count(tx, at, &classified, rule, on)?;
    issue(tx, at, permit.by(), id, rule, on)?;
    let event = Event {
        name: "petition.handled",
        subject_kind: "petition",
        subject: Some(id),
        detail: &rule.id,
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok((classified, rule))
}

/// Texts are bounded, and those of a denunciation do not tell who denounced.
fn check_texts(
    tx: &mut Tx<'_>,
    at: &Setting,
    classified: &Classified,
    handling: &Handling,
) -> Result<()> {
    let mut errors = Vec::new();
    let contents = handling.contents.iter().enumerate();
    let texts: Vec<(String, &str)> = contents
        .map(|(index, text)| (format!("contents.{index}"), text.as_str()))
        .chain([("reason".to_owned(), handling.reason.as_str())])
        .collect();
    for (field, text) in &texts {
        if text.chars().count() > SUMMARY {
            errors.push(FieldError::new(field, "field-too-long").with("most", SUMMARY));
        }
    }
    if handling.contents.len() > MOST_CONTENTS {
        errors.push(FieldError::new("contents", "too-many-contents").with("most", MOST_CONTENTS));
    }
    if classified.received.sealed {
        let names = Names::of_petition(tx, at, classified.received.id)?;
        errors.extend(names.check(texts.iter().map(|(field, text)| (field.as_str(), *text))));
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(errors))
    }
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
    if let Some(until) = tally::closed_until(tx, &classified.received.unit, on)? {
        return Err(FieldError::new("on", "period-closed")
            .with("until", until)
            .into());
    }
    Ok(())
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
    let numbered = organization::number_paper(tx, at, by.unit, form, on)?;
    tx.send(
        NOTICE,
        params![
            at.id(),
            by.tenant,
            by.unit,
            petition,
            form,
            numbered.series,
            i64::from(on.year()),
            numbered.number,
            on,
            rule.article
        ],
    )?;
    Ok(())
}
