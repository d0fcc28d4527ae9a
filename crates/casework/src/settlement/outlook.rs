//! What can be done with a case now, what comes next on its way, and whose hand it waits for.

use law::procedure::{Act, Facts, Post, Procedure, Requirement, Step};
use store::{Row, Tx, Value, params};

use super::case::{COLUMNS, Case};
use super::effect::decides;
use super::given::given;
use super::query::CaseRow;
use super::step::{may_take, with_own_entries};
use crate::access::{Actor, Scope, acts};
use crate::{Id, Result, Setting, term};

/// A step that the law knows in the case's state today.
#[derive(Debug, Clone)]
pub struct Prospect<'a> {
    /// The step.
    pub step: &'a Step,
    /// What forbids it whatever is entered; empty when it may be taken.
    pub blocks: Vec<&'a Requirement>,
    /// May the person who asks take it?
    pub is_mine: bool,
}

impl Prospect<'_> {
    /// May it be taken now by whoever holds its post?
    pub fn is_open(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// A case as it can go on.
#[derive(Debug, Clone)]
pub struct Outlook<'a> {
    /// Every step of its state that a person takes, in the order of the law's data.
    pub steps: Vec<Prospect<'a>>,
    /// The one that leads it on, as its place in `steps`; none when it waits for a day or has ended.
    pub next: Option<usize>,
}

impl<'a> Outlook<'a> {
    /// The step that leads the case on.
    pub fn next(&self) -> Option<&Prospect<'a>> {
        self.steps.get(self.next?)
    }
}

/// The acts by which a case goes its way, in that order. All others happen beside it.
const WAY: &[Act] = &[
    Act::Resume,
    Act::CheckIdentity,
    Act::Accept,
    Act::AssignVerification,
    Act::Notify,
    Act::HearAccused,
    Act::ReportVerification,
    Act::InviteDialogue,
    Act::HoldDialogue,
    Act::Decide,
    Act::Conclude,
    Act::Answer,
    Act::Send,
    Act::Publish,
    Act::InstructEnforcement,
    Act::CompleteEnforcement,
    Act::Close,
];

/// How the case can go on today, seen by a person.
///
/// # Errors
/// What the database reports.
pub fn outlook<'a>(
    tx: &mut Tx<'_>,
    at: &'a Setting,
    actor: &Actor,
    case: &Case,
) -> Result<Outlook<'a>> {
    let procedure = case.procedure(at)?;
    let facts = given(tx, at, case, at.now.today, Some(actor.official))?;
    let mut steps = open_steps(at, procedure, case, &facts);
    for prospect in &mut steps {
        prospect.is_mine = may_take(tx, at, actor, case, prospect.step)?;
    }
    let next = next_of(&steps, case, &facts);
    Ok(Outlook { steps, next })
}

fn open_steps<'a>(
    at: &Setting,
    procedure: &'a Procedure,
    case: &Case,
    facts: &Facts,
) -> Vec<Prospect<'a>> {
    let steps = procedure.steps_on(&case.state, case.started_on, at.now.today);
    let by_people = steps.into_iter().filter(|step| step.by != [Post::Calendar]);
    by_people
        .map(|step| Prospect {
            step,
            blocks: blocks(step, facts),
            is_mine: false,
        })
        .collect()
}

/// What forbids the step whatever is entered: a step that asks for a finding on every content settles them itself.
fn blocks<'a>(step: &'a Step, facts: &Facts) -> Vec<&'a Requirement> {
    step.blocks(&with_own_entries(facts, step))
}

fn next_of(steps: &[Prospect<'_>], case: &Case, facts: &Facts) -> Option<usize> {
    let open = || {
        steps
            .iter()
            .enumerate()
            .filter(|(_, prospect)| prospect.is_open())
    };
    let of_act = |is: &dyn Fn(Act) -> bool| {
        open()
            .find(|(_, found)| is(found.step.act))
            .map(|found| found.0)
    };
    if facts.holds("withdrawn_whole") {
        return of_act(&|act| act == Act::Terminate);
    }
    // What is ready to be decided is decided, whatever else could still be done.
    if let Some(decision) = of_act(&decides) {
        return Some(decision);
    }
    let undone = open().filter(|(_, prospect)| !is_done(prospect.step, case, facts));
    undone
        .filter_map(|(index, prospect)| {
            let rank = WAY.iter().position(|act| *act == prospect.step.act)?;
            Some((rank, index))
        })
        .min()
        .map(|(_, index)| index)
}

/// Would the step say again what is true already?
fn is_done(step: &Step, case: &Case, facts: &Facts) -> bool {
    match step.act {
        Act::AssignVerification => case.verifier.is_some(),
        Act::InviteDialogue if facts.holds("dialogue_held") => true,
        _ => !step.sets.is_empty() && step.sets.iter().all(|fact| facts.holds(fact)),
    }
}

/// A case that waits for its head.
#[derive(Debug, Clone)]
pub struct Waiting<'a> {
    /// The case with its due day.
    pub row: CaseRow,
    /// The step he is to take.
    pub step: &'a Step,
}

/// Cases read while looking for those that wait, so that a page stays quick in a unit with many.
const LOOKED_AT: i64 = 400;

/// A place in a list: due day and id.
pub type Place = (String, Id);

/// Open cases of the person's own unit whose next step is for its head or deputy alone, first due first, at most
/// `limit`; the second value is the place after which to go on.
///
/// # Errors
/// What the database reports.
pub fn waiting_for_head<'a>(
    tx: &mut Tx<'_>,
    at: &'a Setting,
    actor: &Actor,
    after: Option<(String, Id)>,
    limit: usize,
) -> Result<(Vec<Waiting<'a>>, Option<Place>)> {
    let scope = actor.scope().own();
    let (mut waiting, mut last) = (Vec::new(), None);
    let rows = candidates(tx, &scope, after, LOOKED_AT)?;
    // Whoever may delegate and whoever may stand in for him.
    let heads = [
        actor.posts_for::<acts::Delegate>(),
        actor.posts_for::<acts::ActForHead>(),
    ]
    .concat();
    let is_all = i64::try_from(rows.len()).is_ok_and(|count| count < LOOKED_AT);
    for row in rows {
        let place = (term::kept(row.due_on).to_string(), row.case.id);
        if waiting.len() == limit {
            return Ok((waiting, last));
        }
        last = Some(place);
        let procedure = row.case.procedure(at)?;
        if !heads_stand_in(&heads, procedure, &row.case.state) {
            continue;
        }
        let facts = given(tx, at, &row.case, at.now.today, Some(actor.official))?;
        let steps = open_steps(at, procedure, &row.case, &facts);
        let next = next_of(&steps, &row.case, &facts).and_then(|index| steps.get(index));
        let step = next.map(|next| next.step);
        if let Some(step) = step.filter(|step| is_for_head(&heads, step)) {
            waiting.push(Waiting { row, step });
        }
    }
    Ok((waiting, last.filter(|_| !is_all)))
}

/// Is it signed by the head or his deputy, and by nobody else of the unit?
fn is_for_head(heads: &[Post], step: &Step) -> bool {
    step.by.iter().all(|post| heads.contains(post))
}

fn heads_stand_in(heads: &[Post], procedure: &Procedure, state: &str) -> bool {
    let mut of_state = procedure
        .steps
        .iter()
        .filter(|step| step.from.iter().any(|from| from == state));
    of_state.any(|step| is_for_head(heads, step))
}

fn candidates(
    tx: &mut Tx<'_>,
    scope: &Scope,
    after: Option<(String, Id)>,
    limit: i64,
) -> Result<Vec<CaseRow>> {
    let sql = format!(
        "select {COLUMNS}, due_on, closed_on from cases where closed_on is null and {} \
         and (due_on > $3 or (due_on = $3 and id > $4)) order by due_on, id limit $5",
        scope.condition("unit", 1)
    );
    let (due, id) = after.unwrap_or_else(|| (String::new(), Id::of(0)));
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![due, id, limit];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let read = |row: &Row| {
        Ok(CaseRow {
            case: Case::of_row(row)?,
            due_on: term::told(row.get("due_on")?),
            closed_on: row.get("closed_on")?,
        })
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}
