//! Taking a step: the only way a case changes.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::procedure::{Act, Facts, FieldKind, Post, Procedure, Standing, Step};
use serde_json::Value as Json;
use store::{Tx, params};

use super::case::{Case, write_facts};
use super::docket::{self, Writing};
use super::{effect, entry, phase};
use crate::access::Actor;
use crate::audit::{self, By, Event};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, organization, term};

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
     settler = $9, last_on = $10, docket_length = $11, docket_hash = $12 where id = $1";
const FROZEN: &str =
    "select until_on from frozen_figure where unit = $1 and from_on <= $2 and until_on >= $2";
const OPEN_CONTENTS: &str =
    "select cast(count(*) as bigint) as n from case_content where case_id = $1 and state = 'open'";
const EARLIER_SETTLER: &str = "select settler from cases where id = $1";

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
    let case = Case::take(tx, id, taking.expected)?;
    let on = taking.on.unwrap_or(at.now.today);
    let procedure = case.procedure(at)?;
    let step = find(procedure, &case, &taking.step, on)?;
    if !may_take(tx, actor, &case, step)? {
        return Err(Refusal::new("step-needs-post")
            .article(&step.article)
            .with("step", &step.title.vi)
            .into());
    }
    run(tx, at, actor.by(), case, step, on, &taking.fields)
}

/// Takes every step that the passing of days brings (legal effect, lapse), up to today. Answers how many.
///
/// # Errors
/// What the database reports.
pub fn by_calendar(tx: &mut Tx<'_>, at: &Setting, id: Id) -> Result<usize> {
    let mut taken = 0;
    loop {
        let case = Case::take(tx, id, None)?;
        let procedure = case.procedure(at)?;
        let steps = procedure.steps_on(&case.state, case.started_on, at.now.today);
        let facts = given(tx, at, &case, at.now.today)?;
        let mut ready = None;
        for step in steps
            .into_iter()
            .filter(|step| step.by == [Post::Calendar] && step.refusals(&facts).is_empty())
        {
            if let Some(on) =
                first_day(tx, procedure, &case, step)?.filter(|on| *on <= at.now.today)
            {
                ready = Some((step, on.max(case.last_on)));
                break;
            }
        }
        let Some((step, on)) = ready else {
            return Ok(taken);
        };
        let (unit, tenant) = (case.unit.clone(), case.tenant.clone());
        run(
            tx,
            at,
            By {
                official: None,
                unit: &unit,
                tenant: &tenant,
            },
            case,
            step,
            on,
            &BTreeMap::new(),
        )?;
        taken += 1;
    }
}

/// The day after the clocks for which a step waits have run out.
fn first_day(
    tx: &mut Tx<'_>,
    procedure: &Procedure,
    case: &Case,
    step: &Step,
) -> Result<Option<Date>> {
    let clocks = term::of_subject(tx, case.id)?;
    let waits = |name: &str| {
        step.after
            .iter()
            .any(|term| procedure.terms_meant(term).contains(&name))
    };
    let last = clocks
        .iter()
        .filter(|clock| waits(&clock.term))
        .filter_map(|clock| clock.due.or(clock.nominal))
        .max();
    Ok(last.and_then(|last| last.tomorrow().ok()))
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
    let facts = given(tx, at, case, at.now.today)?;
    let mut lawful = Vec::new();
    for step in procedure.steps_on(&case.state, case.started_on, at.now.today) {
        if may_take(tx, actor, case, step)? {
            lawful.push(LawfulStep {
                step,
                blocks: step.blocks(&with_own_findings(&facts, step)),
            });
        }
    }
    Ok(lawful)
}

/// A step that asks for the findings settles the contents itself.
fn with_own_findings(facts: &Facts, step: &Step) -> Facts {
    let mut facts = facts.clone();
    if step
        .fields
        .iter()
        .any(|field| field.kind == FieldKind::Findings)
    {
        facts.set("contents_settled", true);
    }
    facts
}

fn find<'a>(procedure: &'a Procedure, case: &Case, id: &str, on: Date) -> Result<&'a Step> {
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

/// May this person take the step? A supervisor acts from above; everybody else in the unit that settles.
fn may_take(tx: &mut Tx<'_>, actor: &Actor, case: &Case, step: &Step) -> Result<bool> {
    let above = step.by.contains(&Post::Supervisor)
        && actor.holds(Post::Supervisor, &actor.unit)
        && organization::is_within(tx, &actor.unit, &case.unit)?;
    Ok(above
        || step
            .by
            .iter()
            .any(|post| *post != Post::Supervisor && actor.holds(*post, &case.unit)))
}

/// The facts of a case on a day: those that steps established and those that its own data give.
pub(super) fn given(tx: &mut Tx<'_>, _at: &Setting, case: &Case, on: Date) -> Result<Facts> {
    let mut facts = case.facts.clone();
    let open: i64 = tx
        .first(OPEN_CONTENTS, params![case.id])?
        .map_or(Ok(0), |row| row.get("n"))?;
    facts.set("contents_settled", open == 0);
    facts.set("many", case.people >= 2);
    facts.set("group", case.people >= 5);
    let overdue = term::of_subject(tx, case.id)?;
    let overdue = overdue
        .iter()
        .any(|clock| clock.closed_on.is_none() && clock.due.is_some_and(|due| due < on));
    facts.set("overdue", overdue);
    let same = match (case.earlier_case, case.settler) {
        (Some(earlier), Some(settler)) => {
            let row = tx.first(EARLIER_SETTLER, params![earlier])?;
            row.map(|row| row.get::<Option<Id>>("settler"))
                .transpose()?
                .flatten()
                == Some(settler)
        }
        _ => false,
    };
    facts.set("same_settler_as_first", same);
    Ok(facts)
}

fn check_day(tx: &mut Tx<'_>, at: &Setting, case: &Case, on: Date) -> Result<()> {
    if on > at.now.today {
        return Err(FieldError::new("on", "field-in-the-future").into());
    }
    if on < case.last_on {
        return Err(FieldError::new("on", "before-the-last-step")
            .with("last", case.last_on)
            .into());
    }
    if let Some(row) = tx.first(FROZEN, params![case.unit, on])? {
        return Err(FieldError::new("on", "period-closed")
            .with("until", row.get::<String>("until_on")?)
            .into());
    }
    Ok(())
}

fn run(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    mut case: Case,
    step: &Step,
    on: Date,
    typed: &BTreeMap<String, String>,
) -> Result<Taken> {
    check_day(tx, at, &case, on)?;
    let procedure = case.procedure(at)?;
    let entered = entry::read(tx, at, &case, step, on, typed)?;
    effect::settle_contents(tx, &case, &entered, step.act, on)?;
    let facts = given(tx, at, &case, on)?;
    check_waiting(tx, procedure, &case, step, on)?;
    let standing = Standing {
        state: case.state.clone(),
        facts,
    };
    let after = step
        .take(&standing, &entered.answers)
        .map_err(|requirements| refused(&requirements))?;
    let state = procedure.state(&after.state).ok_or(Failure::NotFound)?;
    let fields = Json::Object(entered.json.clone()).to_string();
    let writing = Writing {
        step: &step.id,
        act: step.act.as_str(),
        on,
        official: by.official,
        unit: by.unit,
        article: &step.article,
        state: &state.id,
        fields: &fields,
    };
    docket::append(tx, at, &mut case, &writing)?;
    effect::clocks(tx, at, &case, procedure, step, &after.facts, on, &entered)?;
    phase::turn(tx, &case, state.phase, &after.facts, on)?;
    (case.state, case.phase, case.facts, case.last_on) =
        (state.id.clone(), state.phase, after.facts, on);
    let dates = effect::act(tx, at, &mut case, step, on, &entered)?;
    effect::notices(tx, at, &case, step, on)?;
    let due = term::kept(term::due_of(tx, at, case.id)?);
    tx.execute(
        SAVE,
        params![
            case.id,
            case.state,
            case.phase.as_str(),
            write_facts(&case.facts),
            case.accepted_on,
            dates.decided_on,
            dates.closed_on,
            due,
            case.settler,
            on,
            case.docket_length,
            case.docket_hash
        ],
    )?;
    let event = Event {
        name: "case.step",
        subject_kind: "case",
        subject: Some(case.id),
        detail: &step.id,
    };
    audit::record(tx, at, by, &event)?;
    Ok(Taken {
        version: case.version,
        state: case.state,
        seq: case.docket_length,
    })
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
    let clocks = term::of_subject(tx, case.id)?;
    let waits = |name: &str| {
        step.after
            .iter()
            .any(|term| procedure.terms_meant(term).contains(&name))
    };
    let running = clocks
        .iter()
        .filter(|clock| clock.closed_on.is_none() && waits(&clock.term));
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

/// Is it an act that issues a decision, a conclusion or an answer?
pub(super) fn decides(act: Act) -> bool {
    matches!(act, Act::Decide | Act::Conclude | Act::Answer)
}
