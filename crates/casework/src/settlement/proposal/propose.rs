//! Proposing a step.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{Tx, params};

use super::super::case::Case;
use super::super::step::{self, Taking};
use super::query::{Proposal, one};
use crate::access::{Actor, Permit, acts};
use crate::audit::{self, Event};
use crate::person::Names;
use crate::{Failure, FieldError, Id, Refusal, Result, Setting};

/// Longest note to the head, in characters.
const NOTE: usize = 2000;

/// A step as it is proposed.
#[derive(Debug, Clone, Default)]
pub struct Proposing {
    /// The step with what was filled in.
    pub taking: Taking,
    /// What the head should know.
    pub note: String,
}

const ADD: &str = "insert into proposal (id, tenant, unit, case_id, step, on_day, fields, note, state, proposed_by, proposed_at, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10, 1)";
const WAITING: &str = "select id from proposal where case_id = $1 and step = $2 and state in ('proposed', 'checked') order by id limit 1";

/// Proposes a step of a case of one's own unit. Everything that the head would be refused is refused here.
///
/// # Errors
/// As [`super::super::take`]; `proposal-waits` while the same step was proposed before; `step-is-yours` for who may take it himself.
pub fn propose(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Propose>,
    actor: &Actor,
    id: Id,
    proposing: &Proposing,
) -> Result<Proposal> {
    let taking = &proposing.taking;
    let case = Case::read(tx, id)?;
    if case.unit != permit.unit() {
        return Err(Failure::NotFound);
    }
    if taking.expected.is_some_and(|seen| seen != case.version) {
        return Err(Refusal::new("changed-meanwhile").into());
    }
    let on = taking.on.unwrap_or(at.now.today);
    let procedure = case.procedure(at)?;
    let found = step::find(procedure, &case, &taking.step, on)?;
    if step::may_take(tx, at, actor, &case, found)? {
        return Err(Refusal::new("step-is-yours").into());
    }
    if tx.first(WAITING, params![id, taking.step])?.is_some() {
        return Err(Refusal::new("proposal-waits").into());
    }
    let note = proposing.note.trim();
    if note.chars().count() > NOTE {
        let error = FieldError::new("note", "field-too-long");
        return Err(error.with("most", NOTE).into());
    }
    tells_nobody(tx, at, &case, "note", note)?;
    step::examine(tx, at, actor.by(), &case, found, (on, &taking.fields))?;
    let proposal = add(
        tx,
        at,
        permit,
        &case,
        (on, &taking.step, &taking.fields, note),
    )?;
    record(tx, at, permit.by(), id, "proposal.made")?;
    one(tx, permit.unit(), proposal)
}

fn add(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Propose>,
    case: &Case,
    (on, step, fields, note): (Date, &str, &BTreeMap<String, String>, &str),
) -> Result<Id> {
    let id = at.id();
    let fields = serde_json::Value::from_iter(fields.clone()).to_string();
    let (tenant, unit, by) = (permit.tenant(), permit.unit(), permit.official());
    let values = params![
        id, tenant, unit, case.id, step, on, fields, note, by, at.now.at
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// What colleagues write to each other tells no denouncer either (Law on Denunciations art. 8(3)).
pub(super) fn tells_nobody(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    field: &'static str,
    text: &str,
) -> Result<()> {
    if case.sealed && Names::of_case(tx, at, case.id)?.stand_in(text) {
        return Err(FieldError::new(field, "names-the-denouncer").into());
    }
    Ok(())
}

/// Puts on record what was done with a proposal of a case.
pub(super) fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: audit::By<'_>,
    case: Id,
    name: &'static str,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "case",
        subject: Some(case),
        detail: "",
    };
    audit::record(tx, at, by, &event)
}
