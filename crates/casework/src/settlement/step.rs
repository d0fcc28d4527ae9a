//! Taking a step: the only way a case changes.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::procedure::{Act, Facts, FieldKind, Post, Procedure, Standing, Step};
use serde_json::Value as Json;
use store::{Tx, params};

use super::case::{Case, write_facts};
use super::decision::Days;
use super::docket::{self, Writing};
use super::effect::Doing;
use super::enforcement::{carries_out, is_carried_out};
use super::entry::Filling;
use super::given::{are_contents_settled, given, is_given, kept};
use super::{calendar, conflict, meeting, phase, proposal, takeover, verification};
use crate::access::{Actor, acts};
use crate::audit::{self, By, Event};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, organization, tally, term};

/// A step as it is asked for.
#[derive(Debug, Clone, Default)]
pub struct Taking {
    /// Id of the step.
    pub step: String,
    /// The day of it; absent: today.
    pub on: Option<Date>,
    /// What was typed.
    pub fields: BTreeMap<String, String>,
    /// The version of the case that the person saw.
    pub expected: Option<i64>,
}

/// A step taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The case's version after it.
    pub version: i64,
    /// The state after it.
    pub state: String,
    /// Number on the docket.
    pub seq: i64,
    /// The case that it opened at the unit above, when that took the case over.
    pub opened: Option<Id>,
}

/// A step that is lawful now for a person.
#[derive(Debug, Clone)]
pub struct LawfulStep<'a> {
    /// The step with its fields.
    pub step: &'a Step,
    /// Requirements that still forbid it whatever is entered; empty when it may be taken.
    pub blocks: Vec<&'a law::procedure::Requirement>,
}

const SAVE: &str = "update cases set state = $2, phase = $3, facts = $4, accepted_on = $5, decided_on = $6, closed_on = $7, due_on = $8, \
     settler = $9, verifier = $10, people = $11, calendar_on = $12, last_on = $13, docket_length = $14, docket_hash = $15 where id = $1";

/// Takes a step as a person. The caller has shown that the person may see the case.
///
/// # Errors
/// Not found; `changed-meanwhile`; field errors; refusals of the procedure with the article that forbids.
pub fn take(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    id: Id,
    taking: &Taking,
) -> Result<Taken> {
    let mut case = Case::take(tx, id, taking.expected)?;
    let on = taking.on.unwrap_or(at.now.today);
    calendar::catch_up(tx, at, &mut case, on.min(at.now.today))?;
    let procedure = case.procedure(at)?;
    let step = find(procedure, &case, &taking.step, on)?;
    let Some(rule) = rule_to_take(tx, at, actor, &case, step)? else {
        return Err(Refusal::new("step-needs-post")
            .article(&step.article)
            .with("step", &step.title.vi)
            .into());
    };
    if !conflict::is_open_to_all(step.act) {
        conflict::refuse_barred(tx, at, &case, actor.official, on)?;
    }
    check_open(tx, &case, on)?;
    let by = By {
        rule: Some(rule),
        ..actor.by()
    };
    let done = run(tx, at, by, &mut case, step, on, &taking.fields)?;
    proposal::taken(tx, at, actor, &case, &step.id)?;
    Ok(done)
}

/// Would the step be taken with these fields on this day? For what an officer proposes to his head.
///
/// # Errors
/// As [`take`].
pub(super) fn examine(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    case: &Case,
    step: &Step,
    (on, typed): (Date, &BTreeMap<String, String>),
) -> Result<()> {
    check_day(at, case, on)?;
    check_open(tx, case, on)?;
    if let Some(official) = by.official {
        conflict::refuse_barred(tx, at, case, official, on)?;
    }
    let procedure = case.procedure(at)?;
    let facts = given(tx, at, case, on, by.official)?;
    let filling = Filling {
        at,
        case,
        step,
        on,
        facts: &facts,
        typed,
    };
    let entered = filling.read(tx)?;
    check_waiting(tx, procedure, case, step, on)?;
    let standing = Standing {
        state: case.state.clone(),
        facts: with_own_entries(&facts, step),
    };
    match step.take(&standing, &entered.answers) {
        Ok(_) => Ok(()),
        Err(requirements) => Err(refused(&requirements)),
    }
}

/// The facts of a case today, as this person would act on them: for the choices of a step to offer.
///
/// # Errors
/// What the database reports.
pub fn facts(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, case: &Case) -> Result<Facts> {
    given(tx, at, case, at.now.today, Some(actor.official))
}

/// The steps that the law knows in the case's state today and that this person's post may take.
///
/// # Errors
/// What the database reports.
pub fn lawful_steps<'a>(
    tx: &mut Tx<'_>,
    at: &'a Setting,
    actor: &Actor,
    case: &Case,
) -> Result<Vec<LawfulStep<'a>>> {
    let procedure = case.procedure(at)?;
    let facts = facts(tx, at, actor, case)?;
    let mut lawful = Vec::new();
    for step in procedure.steps_on(&case.state, case.started_on, at.now.today) {
        if may_take(tx, at, actor, case, step)? {
            lawful.push(LawfulStep {
                step,
                blocks: step.blocks(&with_own_entries(&facts, step)),
            });
        }
    }
    Ok(lawful)
}

/// A step that asks for the findings settles the contents itself; one that asks what was carried out may bring the rest.
pub(super) fn with_own_entries(facts: &Facts, step: &Step) -> Facts {
    let mut facts = facts.clone();
    if step
        .fields
        .iter()
        .any(|field| field.kind == FieldKind::Findings)
    {
        facts.set("contents_settled", true);
    }
    if carries_out(step) {
        facts.set("carried_out", true);
    }
    facts
}

pub(super) fn find<'a>(
    procedure: &'a Procedure,
    case: &Case,
    id: &str,
    on: Date,
) -> Result<&'a Step> {
    if let Some(step) = procedure.step_on(id, &case.state, case.started_on, on) {
        return Ok(step);
    }
    let Some(known) = procedure.steps.iter().find(|step| step.id == id) else {
        return Err(FieldError::new("step", "choice-unknown")
            .with("found", id)
            .into());
    };
    let same_state = known.from.contains(&case.state);
    let code = if same_state {
        "step-not-in-force"
    } else {
        "step-not-in-this-state"
    };
    let state = procedure
        .state(&case.state)
        .map_or(case.state.as_str(), |state| state.title.vi.as_str());
    Err(Refusal::new(code)
        .article(&known.article)
        .with("step", &known.title.vi)
        .with("state", state)
        .with("on", on)
        .into())
}

/// May this person take the step?
pub(super) fn may_take(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    case: &Case,
    step: &Step,
) -> Result<bool> {
    Ok(rule_to_take(tx, at, actor, case, step)?.is_some())
}

/// The rule under which this person may take the step: from above; in the unit that settles; or for its head.
fn rule_to_take<'a>(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &'a Actor,
    case: &Case,
    step: &Step,
) -> Result<Option<&'a str>> {
    // A superior demands of a unit below, not of his own.
    let is_strictly_above = matches!(
        step.act,
        Act::Demand
            | Act::TakeOver
            | Act::ReceiveOverdue
            | Act::Reexamine
            | Act::ConcludeReexamination
    );
    let from_above = actor.posts_for::<acts::TakeStepFromAbove>();
    let is_of_above = step.by.iter().any(|post| from_above.contains(post));
    let above = is_of_above
        && actor.may::<acts::TakeStepFromAbove>()
        && !(is_strictly_above && actor.unit == case.unit)
        && organization::is_within(tx, &actor.unit, &case.unit)?;
    let holds = |post: &Post| !from_above.contains(post) && actor.holds(*post, &case.unit);
    if above {
        return Ok(actor.rule_in::<acts::TakeStepFromAbove>(&actor.unit));
    }
    if step.by.iter().any(holds) {
        return Ok(actor.rule_in::<acts::TakeStep>(&case.unit));
    }
    let of_head = actor.posts_for::<acts::Delegate>();
    let is_of_head = step.by.iter().any(|post| of_head.contains(post));
    if is_of_head && proposal::is_delegated(tx, actor, &case.unit, at.now.today)? {
        return Ok(actor.rule_in::<acts::ActForHead>(&case.unit));
    }
    Ok(None)
}

fn check_day(at: &Setting, case: &Case, on: Date) -> Result<()> {
    if on > at.now.today {
        return Err(FieldError::new("on", "field-in-the-future").into());
    }
    if on < case.last_on {
        return Err(FieldError::new("on", "before-the-last-step")
            .with("last", case.last_on)
            .into());
    }
    Ok(())
}

/// Figures of a closed period stand; what the passing of days brings counts in none.
fn check_open(tx: &mut Tx<'_>, case: &Case, on: Date) -> Result<()> {
    match tally::closed_until(tx, &case.unit, on)? {
        Some(until) => Err(FieldError::new("on", "period-closed")
            .with("until", until)
            .into()),
        None => Ok(()),
    }
}

/// Takes a step for whoever may take it; the case goes on with it.
pub(super) fn run(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    case: &mut Case,
    step: &Step,
    on: Date,
    typed: &BTreeMap<String, String>,
) -> Result<Taken> {
    check_day(at, case, on)?;
    let procedure = case.procedure(at)?;
    let mut facts = given(tx, at, case, on, by.official)?;
    let filling = Filling {
        at,
        case,
        step,
        on,
        facts: &facts,
        typed,
    };
    let entered = filling.read(tx)?;
    let doing = Doing {
        at,
        by,
        procedure,
        step,
        on,
        entered: &entered,
    };
    doing.settle_contents(tx, case)?;
    facts.set("contents_settled", are_contents_settled(tx, case)?);
    doing.carry_out(tx, case)?;
    if is_given(procedure, "carried_out") {
        facts.set("carried_out", is_carried_out(tx, case.id)?);
    }
    check_waiting(tx, procedure, case, step, on)?;
    let standing = Standing {
        state: case.state.clone(),
        facts,
    };
    let after = step
        .take(&standing, &entered.answers)
        .map_err(|requirements| refused(&requirements))?;
    let state = procedure.state(&after.state).ok_or(Failure::NotFound)?;
    write(tx, &doing, case, &state.id)?;
    doing.clocks(tx, case, &after.facts)?;
    phase::turn(tx, at, case, state.phase, &after.facts, on)?;
    let facts = kept(procedure, &case.facts, &after.facts);
    (case.state, case.phase, case.facts, case.last_on) = (state.id.clone(), state.phase, facts, on);
    let number = doing.notices(tx, case)?;
    record(tx, &doing, case)?;
    let days = doing.mean(tx, case, number)?;
    doing.end_so(tx, case)?;
    doing.end_contents(tx, case)?;
    save(tx, at, case, &days)?;
    let opened = match step.act {
        Act::TakeOver => Some(takeover::open(tx, at, by, case, on, &step.article)?),
        _ => None,
    };
    Ok(Taken {
        version: case.version,
        state: case.state.clone(),
        seq: case.docket_length,
        opened,
    })
}

/// Writes the rows of their own that a step makes beside its docket entry.
fn record(tx: &mut Tx<'_>, doing: &Doing<'_>, case: &mut Case) -> Result<()> {
    doing.verify_contents(tx, case)?;
    verification::record(doing, tx, case)?;
    meeting::record(doing, tx, case)?;
    conflict::record(doing, tx, case)
}

fn write(tx: &mut Tx<'_>, doing: &Doing<'_>, case: &mut Case, state: &str) -> Result<()> {
    let fields = Json::Object(doing.entered.json.clone()).to_string();
    let writing = Writing {
        step: &doing.step.id,
        act: doing.step.act.as_str(),
        on: doing.on,
        official: doing.by.official,
        unit: doing.by.unit,
        article: &doing.step.article,
        state,
        fields: &fields,
    };
    docket::append(tx, doing.at, case, &writing)?;
    let event = Event {
        name: "case.step",
        subject_kind: "case",
        subject: Some(case.id),
        detail: &doing.step.id,
    };
    audit::record(tx, doing.at, doing.by, &event)
}

fn save(tx: &mut Tx<'_>, at: &Setting, case: &mut Case, days: &Days) -> Result<()> {
    let due = term::kept(term::due_of(tx, at, case.id, &case.unit)?);
    match (case.closed_on, days.closed_on) {
        (None, None) => tally::shift(tx, at, &case.stands(), due)?,
        (None, Some(_)) => tally::stand(tx, at, &case.stands(), -1)?,
        (Some(_), _) => {}
    }
    (case.due_on, case.closed_on) = (due, days.closed_on);
    let next = term::kept(calendar::next_day(tx, at, case)?);
    tx.send(
        SAVE,
        params![
            case.id,
            case.state,
            case.phase.as_str(),
            write_facts(&case.facts),
            case.accepted_on,
            days.decided_on,
            days.closed_on,
            due,
            case.settler,
            case.verifier,
            case.people,
            next,
            case.last_on,
            case.docket_length,
            case.docket_hash
        ],
    )?;
    Ok(())
}

fn check_waiting(
    tx: &mut Tx<'_>,
    procedure: &Procedure,
    case: &Case,
    step: &Step,
    on: Date,
) -> Result<()> {
    if step.after.is_empty() {
        return Ok(());
    }
    let running = calendar::awaited(tx, procedure, case, step)?;
    let running = running.iter();
    match running.filter_map(|clock| clock.due).max() {
        Some(due) if due >= on => Err(Refusal::new("step-too-early")
            .article(&step.article)
            .with("due", due)
            .into()),
        _ => Ok(()),
    }
}

fn refused(requirements: &[&law::procedure::Requirement]) -> Failure {
    let refusal = requirements.first().map(|first| {
        Refusal::new("step-forbidden")
            .article(&first.article)
            .text(first.refusal.clone())
    });
    refusal
        .unwrap_or_else(|| Refusal::new("step-forbidden"))
        .into()
}
