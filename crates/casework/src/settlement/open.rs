//! Handling a petition by taking it on: it opens a case in the first state of its procedure, or joins one.

use jiff::civil::Date;
use law::handling::Outcome;
use law::procedure::{Facts, Phase, Procedure, Stage};
use store::{Tx, params};

use super::case::{Case, write_facts};
use super::docket::{self, Writing};
use super::{calendar, effect, given, people, phase};
use crate::access::{Permit, acts};
use crate::audit::By;
use crate::petition::{self, Classified, Handling};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, organization, tally, term};

/// What became of a petition that was handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The petition.
    pub petition: Id,
    /// The case it opened or joined.
    pub case: Option<Id>,
    /// The petition made at the unit to which it was sent.
    pub sent_petition: Option<Id>,
    /// The petitions into which it was split.
    pub parts: Vec<Id>,
    /// The record of information from an unknown source.
    pub tip: Option<Id>,
}

const INSERT: &str = "insert into cases (id, tenant, unit, year, number, procedure, class, stage, field, title, sealed, state, phase, facts, \
     started_on, due_on, people, respondent, respondent_unit, respondent_role, earlier_case, calendar_on, last_on, docket_length, docket_hash, version) \
     select $1, tenant, unit, $2, $3, $4, $5, $6, $7, summary, sealed, $8, $9, $10, $11, '9999-12-31', signers, respondent, respondent_unit, \
     respondent_role, $12, '9999-12-31', $11, 0, '', 1 from petition where id = $13";
const SAVE: &str = "update cases set due_on = $2, calendar_on = $3, last_on = $4, docket_length = $5, docket_hash = $6 where id = $1";
const JOINED: &str = "update cases set people = people + (select signers from petition where id = $2), facts = $3, \
     sealed = sealed or (select sealed from petition where id = $2) where id = $1";
const LINK: &str = "update petition set case_id = $2 where id = $1";
const EARLIER: &str = "select id from cases where id = $1 and stage = 'first' and class = $2";

/// Handles a petition by any lawful outcome; one that accepts opens or joins a case in the same transaction.
///
/// # Errors
/// As [`petition::handle`]; `case-not-to-join` for a case of another unit or class, or one that has ended.
pub fn handle(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    id: Id,
    handling: &Handling,
) -> Result<Joined> {
    let on = handling.on.unwrap_or(at.now.today);
    let rule = at.law.handling.rule(&handling.rule, on);
    let Some(rule) = rule.filter(|rule| rule.outcome == Outcome::Accept) else {
        let outcomes = petition::handle(tx, at, permit, id, handling)?;
        return Ok(Joined {
            petition: id,
            case: None,
            sent_petition: outcomes.sent,
            parts: outcomes.parts,
            tip: outcomes.tip,
        });
    };
    let classified = petition::close_handling(tx, at, permit, id, handling)?;
    let original = petition::case_of_original(tx, permit, id, handling)?;
    let entering = Entering {
        classified: &classified,
        handling,
        article: &rule.article,
        on,
    };
    let case = match handling.join_case.or(original) {
        Some(case) => entering.join(tx, at, permit, case)?,
        None => entering.open(tx, at, permit)?,
    };
    tx.send(LINK, params![id, case.id])?;
    if matches!(case.phase, Phase::Decided | Phase::Enforcing) {
        petition::settled_before(tx, at, id)?;
    }
    if handling.join_case.or(original).is_some() {
        phase::join_cohort(tx, at, &case, id, on)?;
    } else {
        phase::open_cohort(tx, at, &case, on)?;
    }
    Ok(Joined {
        petition: id,
        case: Some(case.id),
        sent_petition: None,
        parts: Vec::new(),
        tip: None,
    })
}

/// A petition that enters a case.
struct Entering<'a> {
    classified: &'a Classified,
    handling: &'a Handling,
    article: &'a str,
    on: Date,
}

impl Entering<'_> {
    /// A further petition on the same matter: its people join, and what it gives is given.
    fn join(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        permit: &Permit<acts::Handle>,
        id: Id,
    ) -> Result<Case> {
        let mut case = Case::take(tx, id, None).map_err(|failure| match failure {
            Failure::NotFound => FieldError::new("join_case", "case-unknown").into(),
            other => other,
        })?;
        let received = &self.classified.received;
        if case.unit != received.unit
            || case.class != self.classified.class
            || case.phase.is_end()
            || case.sealed != received.sealed
        {
            return Err(Refusal::new("case-not-to-join").into());
        }
        if self.on < case.last_on {
            return Err(FieldError::new("on", "before-the-last-step")
                .with("last", case.last_on)
                .into());
        }
        let mut facts = case.facts.clone();
        for fact in ticked(case.procedure(at)?, self.handling)?.iter() {
            facts.set(fact, true);
        }
        people::add_people(tx, &case, received.id)?;
        tx.send(JOINED, params![id, received.id, write_facts(&facts)])?;
        write_opening(
            tx,
            at,
            &mut case,
            permit.by(),
            "join",
            self.article,
            self.on,
        )?;
        Ok(case)
    }

    fn open(&self, tx: &mut Tx<'_>, at: &Setting, permit: &Permit<acts::Handle>) -> Result<Case> {
        let (classified, handling) = (self.classified, self.handling);
        let (class, stage) = (classified.class, classified.stage);
        let started = classified.received.received_on;
        let unknown = || Refusal::new("procedure-unknown").with("procedure", class.as_str());
        let procedure = at
            .law
            .procedures
            .find(class, stage, handling.is_discipline, started)
            .ok_or_else(unknown)?;
        let earlier = earlier_case(tx, classified, handling)?;
        let facts = ticked(procedure, handling)?;
        let start = procedure.state(&procedure.start).ok_or_else(unknown)?;
        let (id, unit) = (at.id(), permit.unit());
        let number = organization::next_number(tx, unit, "case", started)?;
        tx.send(
            INSERT,
            params![
                id,
                i64::from(started.year()),
                number,
                procedure.id,
                class.as_str(),
                stage.as_str(),
                classified.field,
                start.id,
                start.phase.as_str(),
                write_facts(&facts),
                started,
                earlier,
                classified.received.id
            ],
        )?;
        let mut case = Case::read(tx, id)?;
        tally::stand(tx, at, &case.stands(), 1)?;
        people::add_contents(tx, &case, &handling.contents)?;
        people::add_people(tx, &case, classified.received.id)?;
        begin(tx, at, &case, procedure, &facts)?;
        write_opening(
            tx,
            at,
            &mut case,
            permit.by(),
            "open",
            self.article,
            self.on,
        )?;
        Ok(case)
    }
}

/// Opens the clocks that begin with a case.
pub(super) fn begin(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    procedure: &Procedure,
    facts: &Facts,
) -> Result<()> {
    let owner = (case.unit.as_str(), case.tenant.as_str());
    for opening in procedure.opening_effects(facts) {
        effect::open(tx, at, case, owner, &opening.term, facts, case.started_on)?;
    }
    Ok(())
}

/// Writes on the docket that a petition opened the case or joined it.
pub(super) fn write_opening(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &mut Case,
    by: By<'_>,
    name: &str,
    article: &str,
    on: Date,
) -> Result<()> {
    let state = case.state.clone();
    let writing = Writing {
        step: name,
        act: name,
        on,
        official: by.official,
        unit: by.unit,
        article,
        state: &state,
        fields: "{}",
    };
    docket::append(tx, at, case, &writing)?;
    case.last_on = on;
    let due = term::kept(term::due_of(tx, at, case.id, &case.unit)?);
    if case.closed_on.is_none() {
        tally::shift(tx, at, &case.stands(), due)?;
    }
    case.due_on = due;
    let next = term::kept(calendar::next_day(tx, at, case)?);
    tx.send(
        SAVE,
        params![case.id, due, next, on, case.docket_length, case.docket_hash],
    )?;
    Ok(())
}

/// The facts that the officer ticks because the petition gives them.
fn ticked(procedure: &Procedure, handling: &Handling) -> Result<Facts> {
    let unknown = |fact: &&String| !given::is_given(procedure, fact);
    let errors: Vec<FieldError> = handling
        .facts
        .iter()
        .filter(unknown)
        .map(|fact| FieldError::new("facts", "choice-unknown").with("found", fact))
        .collect();
    if errors.is_empty() {
        Ok(handling.facts.iter().map(String::as_str).collect())
    } else {
        Err(Failure::Invalid(errors))
    }
}

/// A second complaint or a continued denunciation may name the case that was settled first.
fn earlier_case(
    tx: &mut Tx<'_>,
    classified: &Classified,
    handling: &Handling,
) -> Result<Option<Id>> {
    let Some(earlier) = handling
        .earlier_case
        .filter(|_| classified.stage == Stage::Second)
    else {
        return Ok(None);
    };
    if tx
        .first(EARLIER, params![earlier, classified.class.as_str()])?
        .is_none()
    {
        return Err(FieldError::new("earlier_case", "case-unknown").into());
    }
    Ok(Some(earlier))
}
