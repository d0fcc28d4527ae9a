//! Handling a petition by taking it on: it opens a case in the first state of its procedure, or joins one.

use jiff::civil::Date;
use law::handling::Outcome;
use law::procedure::{Class, Facts, Procedure, Stage};
use store::{Tx, params};

use super::case::{Case, write_facts};
use super::docket::{self, Writing};
use super::{effect, phase};
use crate::access::{Permit, acts};
use crate::petition::{self, Classified, Handling};
use crate::{FieldError, Id, Refusal, Result, Setting, organization, term};

/// What became of a petition that was handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The petition.
    pub petition: Id,
    /// The case it opened or joined.
    pub case: Option<Id>,
    /// The petition made at the unit to which it was sent.
    pub sent_petition: Option<Id>,
}

const INSERT: &str = "insert into cases (id, tenant, unit, year, number, procedure, class, stage, field, title, sealed, state, phase, facts, \
     started_on, due_on, people, respondent, respondent_unit, respondent_role, earlier_case, last_on, docket_length, docket_hash, version) \
     select $1, tenant, unit, $2, $3, $4, $5, $6, $7, summary, sealed, $8, $9, $10, $11, '9999-12-31', signers, respondent, respondent_unit, \
     respondent_role, $12, $11, 0, '', 1 from petition where id = $13";
const SAVE: &str =
    "update cases set due_on = $2, docket_length = $3, docket_hash = $4 where id = $1";
const CONTENT: &str =
    "insert into case_content (case_id, no, text, state) values ($1, $2, $3, 'open')";
const NEXT_CONTENT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from case_content where case_id = $1";
const PARTIES: &str =
    "select no, role, person, sealed from petition_party where petition = $1 order by no";
const NEXT_PARTY: &str = "select cast(coalesce(max(no), 0) + 1 as bigint) as no from case_participant where case_id = $1";
const PARTICIPANT: &str = "insert into case_participant (case_id, no, role, person, sealed, name, unit) values ($1, $2, $3, $4, $5, $6, $7)";
const RESPONDENT: &str = "select respondent, respondent_unit from petition where id = $1";
const MORE_PEOPLE: &str = "update cases set people = people + (select signers from petition where id = $2), version = version + 1 where id = $1";
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
    let rule = at
        .law
        .handling
        .rule(&handling.rule, handling.on.unwrap_or(at.now.today));
    if rule.is_none_or(|rule| rule.outcome != Outcome::Accept) {
        let sent_petition = petition::handle(tx, at, permit, id, handling)?;
        return Ok(Joined {
            petition: id,
            case: None,
            sent_petition,
        });
    }
    let classified = petition::close_handling(tx, at, permit, id, handling)?;
    let on = handling.on.unwrap_or(at.now.today);
    let case = match handling.join_case {
        Some(case) => join(tx, at, &classified, id, case)?,
        None => open(tx, at, permit, &classified, handling, id)?,
    };
    tx.execute(
        "update petition set case_id = $2 where id = $1",
        params![id, case.id],
    )?;
    if handling.join_case.is_some() {
        phase::join_cohort(tx, at, &case, id, on)?;
    } else {
        phase::open_cohort(tx, at, &case, on)?;
    }
    Ok(Joined {
        petition: id,
        case: Some(case.id),
        sent_petition: None,
    })
}

fn join(
    tx: &mut Tx<'_>,
    at: &Setting,
    classified: &Classified,
    petition: Id,
    id: Id,
) -> Result<Case> {
    let case = Case::read(tx, id)?;
    if case.unit != classified.received.unit
        || case.class != classified.class
        || case.phase.is_end()
    {
        return Err(Refusal::new("case-not-to-join").into());
    }
    add_people(tx, at, &case, classified.class, petition)?;
    tx.execute(MORE_PEOPLE, params![id, petition])?;
    Ok(case)
}

fn open(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    classified: &Classified,
    handling: &Handling,
    petition: Id,
) -> Result<Case> {
    let started = classified.received.received_on;
    let procedure = at
        .law
        .procedures
        .find(
            classified.class,
            classified.stage,
            handling.is_discipline,
            started,
        )
        .ok_or_else(|| {
            Refusal::new("procedure-unknown").with("procedure", classified.class.as_str())
        })?;
    let earlier = earlier_case(tx, classified, handling)?;
    let facts: Facts = handling
        .facts
        .iter()
        .map(String::as_str)
        .filter(|fact| is_given(procedure, fact))
        .collect();
    let start = procedure
        .state(&procedure.start)
        .ok_or_else(|| Refusal::new("procedure-unknown"))?;
    let (id, unit) = (at.id(), permit.unit());
    let number = organization::next_number(tx, unit, "case", started)?;
    tx.execute(
        INSERT,
        params![
            id,
            i64::from(started.year()),
            number,
            procedure.id,
            classified.class.as_str(),
            classified.stage.as_str(),
            classified.field,
            start.id,
            start.phase.as_str(),
            write_facts(&facts),
            started,
            earlier,
            petition
        ],
    )?;
    let mut case = Case::read(tx, id)?;
    add_contents(tx, &case, handling)?;
    add_people(tx, at, &case, classified.class, petition)?;
    for opening in procedure.opening_effects(&facts) {
        effect::open(tx, at, &case, &opening.term, &facts, started)?;
    }
    let on = handling.on.unwrap_or(at.now.today);
    write_opening(tx, at, &mut case, permit, handling, procedure, on)?;
    Ok(case)
}

fn write_opening(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &mut Case,
    permit: &Permit<acts::Handle>,
    handling: &Handling,
    procedure: &Procedure,
    on: Date,
) -> Result<()> {
    let rule = at.law.handling.rule(&handling.rule, on);
    let article = rule.map_or(procedure.article.as_str(), |rule| rule.article.as_str());
    let state = case.state.clone();
    let writing = Writing {
        step: "open",
        act: "open",
        on,
        official: permit.official(),
        unit: permit.unit(),
        article,
        state: &state,
        fields: "{}",
    };
    docket::append(tx, at, case, &writing)?;
    let due = term::kept(term::due_of(tx, at, case.id)?);
    tx.execute(
        SAVE,
        params![case.id, due, case.docket_length, case.docket_hash],
    )?;
    Ok(())
}

fn is_given(procedure: &Procedure, name: &str) -> bool {
    procedure
        .facts
        .iter()
        .any(|fact| fact.given && fact.id == name)
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

fn add_contents(tx: &mut Tx<'_>, case: &Case, handling: &Handling) -> Result<()> {
    let told = handling
        .contents
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty());
    let mut contents: Vec<&str> = told.collect();
    if contents.is_empty() {
        contents.push(&case.title);
    }
    for text in contents {
        let no: i64 = tx
            .first(NEXT_CONTENT, params![case.id])?
            .map_or(Ok(1), |row| row.get("no"))?;
        tx.execute(CONTENT, params![case.id, no, text])?;
    }
    Ok(())
}

/// The petition's people take part in the case under the role of their class; the respondent once.
fn add_people(
    tx: &mut Tx<'_>,
    _at: &Setting,
    case: &Case,
    class: Class,
    petition: Id,
) -> Result<()> {
    let (own, other) = match class {
        Class::Complaint => ("complainant", "respondent"),
        Class::Denunciation => ("denouncer", "accused"),
        Class::Recommendation => ("recommender", "affected"),
    };
    let mut no: i64 = tx
        .first(NEXT_PARTY, params![case.id])?
        .map_or(Ok(1), |row| row.get("no"))?;
    for row in tx.query(PARTIES, params![petition])? {
        let (role, person, sealed): (String, Option<Id>, Option<Id>) =
            (row.get("role")?, row.get("person")?, row.get("sealed")?);
        let role = if role == "representative" {
            "representative"
        } else {
            own
        };
        tx.execute(
            PARTICIPANT,
            params![
                case.id,
                no,
                role,
                person,
                sealed,
                None::<String>,
                None::<String>
            ],
        )?;
        no += 1;
    }
    let Some(row) = tx.first(RESPONDENT, params![petition])? else {
        return Ok(());
    };
    let (name, unit): (String, Option<String>) =
        (row.get("respondent")?, row.get("respondent_unit")?);
    if !name.is_empty() && no > 1 {
        tx.execute(
            PARTICIPANT,
            params![case.id, no, other, None::<Id>, None::<Id>, name, unit],
        )?;
    }
    Ok(())
}
