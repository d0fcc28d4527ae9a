//! What becomes of a proposal.

use store::{Tx, params};

use super::super::case::Case;
use super::super::step;
use super::propose::{record, tells_nobody};
use super::query::{Proposal, one};
use super::state::State;
use crate::access::{Actor, Permit, acts};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting};

const CHECK: &str = "update proposal set state = 'checked', checked_by = $3, checked_at = $4, answer = $5, version = version + 1 \
     where id = $1 and version = $2";
const END: &str = "update proposal set state = $3, ended_by = $4, ended_at = $5, answer = $6, version = version + 1 \
     where id = $1 and version = $2";
const TAKEN: &str = "update proposal set state = 'taken', ended_by = $3, ended_at = $4, seq = $5, version = version + 1 \
     where case_id = $1 and step = $2 and state in ('proposed', 'checked')";

/// Shortest reason for returning a proposal, in characters.
const REASON: usize = 5;

/// The head of the section finds a proposal right; it goes on to the head.
///
/// # Errors
/// Not found out of the unit; `proposal-own` for one's own; `proposal-not-waiting`; `changed-meanwhile`.
pub fn check(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::CheckProposal>,
    id: Id,
    (expected, remark): (i64, &str),
) -> Result<Proposal> {
    let proposal = one(tx, permit.unit(), id)?;
    if !permit.is_second_to(proposal.proposed_by) {
        return Err(Refusal::new("proposal-own").into());
    }
    proposal.state.check()?;
    let case = Case::read(tx, proposal.case)?;
    tells_nobody(tx, at, &case, "remark", remark)?;
    let by = permit.official();
    let changed = tx.execute(CHECK, params![id, expected, by, at.now.at, remark.trim()])?;
    done(changed)?;
    record(tx, at, permit.by(), proposal.case, "proposal.checked")?;
    one(tx, permit.unit(), id)
}

/// Returns a proposal to its officer, with the reason: by the head of the section, or by whoever would take the step.
///
/// # Errors
/// Not found out of the unit; `act-needs-post`; a reason that says nothing; `proposal-not-waiting`; `changed-meanwhile`.
pub fn give_back(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    id: Id,
    (expected, reason): (i64, &str),
) -> Result<Proposal> {
    let proposal = one(tx, &actor.unit, id)?;
    if !actor.may::<acts::CheckProposal>() && !would_take(tx, at, actor, &proposal)? {
        return Err(Refusal::new("act-needs-post").into());
    }
    let reason = reason.trim();
    if reason.chars().count() < REASON {
        let error = FieldError::new("reason", "reason-too-short");
        return Err(error.with("least", REASON).into());
    }
    let case = Case::read(tx, proposal.case)?;
    tells_nobody(tx, at, &case, "reason", reason)?;
    let state = proposal.state.give_back()?;
    end(tx, at, actor, &proposal, (state, expected, reason))
}

/// The officer takes back what he proposed.
///
/// # Errors
/// Not found for a proposal of another; `proposal-not-waiting`; `changed-meanwhile`.
pub fn withdraw(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    id: Id,
    expected: i64,
) -> Result<Proposal> {
    let proposal = one(tx, &actor.unit, id)?;
    if proposal.proposed_by != actor.official {
        return Err(Failure::NotFound);
    }
    let state = proposal.state.withdraw()?;
    end(tx, at, actor, &proposal, (state, expected, ""))
}

fn end(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    proposal: &Proposal,
    (state, expected, answer): (State, i64, &str),
) -> Result<Proposal> {
    let (id, word, by) = (proposal.id, state.as_str(), actor.official);
    let values = params![id, expected, word, by, at.now.at, answer];
    let changed = tx.execute(END, values)?;
    done(changed)?;
    let name = if state == State::Returned {
        "proposal.returned"
    } else {
        "proposal.withdrawn"
    };
    record(tx, at, actor.by(), proposal.case, name)?;
    one(tx, &actor.unit, proposal.id)
}

fn done(changed: u64) -> Result<()> {
    if changed == 0 {
        return Err(Refusal::new("changed-meanwhile").into());
    }
    Ok(())
}

fn would_take(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, proposal: &Proposal) -> Result<bool> {
    let case = Case::read(tx, proposal.case)?;
    let procedure = case.procedure(at)?;
    let mut steps = procedure.steps.iter();
    match steps.find(|step| step.id == proposal.step) {
        Some(found) => step::may_take(tx, at, actor, &case, found),
        None => Ok(false),
    }
}

/// A step was taken: what was proposed of it is done.
pub(in super::super) fn taken(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    case: &Case,
    step: &str,
) -> Result<()> {
    let values = params![case.id, step, actor.official, at.now.at, case.docket_length];
    tx.execute(TAKEN, values)?;
    Ok(())
}
