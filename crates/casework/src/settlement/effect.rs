//! What a step does besides moving the case: clocks, contents, decisions, enforcement, papers, counts.

use jiff::civil::Date;
use law::procedure::{Act, Facts, Procedure, Step, TermAction};
use serde_json::{Map, Value as Json};
use store::{Tx, params};

use super::case::Case;
use super::entry::Entered;
use super::step::decides;
use crate::tally::{self, Count};
use crate::{Id, Result, Setting, organization, term};

const SETTLE: &str = "update case_content set state = 'settled', finding = $3, settled_on = $4 where case_id = $1 and no = $2 and state = 'open'";
const WITHDRAW: &str = "update case_content set state = 'withdrawn', settled_on = $3 where case_id = $1 and no = $2 and state = 'open'";
const WITHDRAW_ALL: &str = "update case_content set state = 'withdrawn', settled_on = $2 where case_id = $1 and state = 'open'";
const DECIDED_DAY: &str = "select decided_on, closed_on from cases where id = $1";
const ADD_DECISION: &str = "insert into decision (id, tenant, unit, case_id, kind, class, stage, on_day, number, finding, outcome, amounts) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const LAST_DECISION: &str = "select id from decision where case_id = $1 order by id desc limit 1";
const DECISION_DONE: &str = "update decision set done_on = $2 where id = $1 and done_on is null";
const DECISION_PUBLISHED: &str = "update decision set published = true where id = $1";
const ADD_ENFORCEMENT: &str = "insert into enforcement (id, tenant, decision, case_id, on_day, amounts) values ($1, $2, $3, $4, $5, $6)";
const ADD_NOTICE: &str = "insert into notice (id, tenant, unit, subject_kind, subject, form, year, number, on_day, article) \
     values ($1, $2, $3, 'case', $4, $5, $6, $7, $8, $9)";

/// Writes findings and withdrawals on the contents before the requirements are read.
pub(super) fn settle_contents(
    tx: &mut Tx<'_>,
    case: &Case,
    entered: &Entered,
    act: Act,
    on: Date,
) -> Result<()> {
    for (no, finding) in &entered.findings {
        tx.execute(SETTLE, params![case.id, *no, finding, on])?;
    }
    if act == Act::WithdrawPart {
        for no in &entered.contents {
            tx.execute(WITHDRAW, params![case.id, *no, on])?;
        }
    }
    if act == Act::WithdrawWhole {
        tx.execute(WITHDRAW_ALL, params![case.id, on])?;
    }
    Ok(())
}

/// Runs the step's effects on the clocks of the case, in the order of the law's data.
#[expect(
    clippy::too_many_arguments,
    reason = "one step, seen from all its sides"
)]
pub(super) fn clocks(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    procedure: &Procedure,
    step: &Step,
    facts: &Facts,
    on: Date,
    entered: &Entered,
) -> Result<()> {
    for effect in step.terms.iter().filter(|effect| effect.applies(facts)) {
        let start = effect
            .start
            .as_ref()
            .and_then(|field| entered.dates.get(field))
            .copied()
            .unwrap_or(on);
        let terms = procedure.terms_meant(&effect.term);
        match effect.does {
            TermAction::Opens => open(tx, at, case, &effect.term, facts, start)?,
            TermAction::Meets => drop(term::meet(tx, case.id, &terms, on)?),
            TermAction::Lengthens => term::lengthen(tx, at, case.id, &terms)?,
            TermAction::Extends => term::extend(tx, at, case.id, &terms)?,
            TermAction::Suspends => term::suspend(tx, case.id, &terms, on)?,
            TermAction::Resumes => term::resume(tx, at, case.id, &terms, on)?,
            TermAction::Stops => term::stop(tx, case.id, &terms, on)?,
        }
    }
    Ok(())
}

pub(super) fn open(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    name: &str,
    facts: &Facts,
    start: Date,
) -> Result<()> {
    let opening = term::Opening {
        subject_kind: "case",
        subject: case.id,
        unit: &case.unit,
        tenant: &case.tenant,
        term: name,
        start,
        is_remote: facts.holds("remote"),
        is_complex: facts.holds("complex"),
    };
    term::open_if_known(tx, at, &opening).map(drop)
}

/// Days that an act sets on the case.
pub(super) struct Dates {
    pub(super) decided_on: Option<Date>,
    pub(super) closed_on: Option<Date>,
}

/// What the act means to the register: acceptance, decision, enforcement, publication, end.
pub(super) fn act(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &mut Case,
    step: &Step,
    on: Date,
    entered: &Entered,
) -> Result<Dates> {
    let row = tx
        .first(DECIDED_DAY, params![case.id])?
        .ok_or(store::Error::Closed)?;
    let mut dates = Dates {
        decided_on: row.get("decided_on")?,
        closed_on: row.get("closed_on")?,
    };
    match step.act {
        Act::Accept => case.accepted_on = Some(on),
        Act::AssignVerification => {
            case.settler = entered.officials.values().next().copied().or(case.settler)
        }
        Act::RecordEnforcement => record_enforcement(tx, at, case, on, entered)?,
        Act::Publish => with_last_decision(tx, case, |tx, decision| {
            Ok(tx.execute(DECISION_PUBLISHED, params![decision])?)
        })?,
        Act::CompleteEnforcement => {
            if !entered.amounts.is_empty() {
                record_enforcement(tx, at, case, on, entered)?;
            }
            complete_enforcement(tx, at, case, on)?;
        }
        act if decides(act) => {
            dates.decided_on = Some(on);
            decide(tx, at, case, step.act, on, entered)?;
        }
        _ => {}
    }
    if case.phase.is_end() {
        dates.closed_on = dates.closed_on.or(Some(on));
        // With the case ends what was to be carried out; a decision that ordered nothing has nothing else to end it.
        complete_enforcement(tx, at, case, on)?;
        term::stop(tx, case.id, &["all"], on)?;
    }
    Ok(dates)
}

fn amounts(entered: &Entered) -> String {
    let map: Map<String, Json> = entered
        .amounts
        .iter()
        .filter(|(_, n)| **n != 0)
        .map(|(id, n)| (id.clone(), Json::from(*n)))
        .collect();
    Json::Object(map).to_string()
}

/// Right when all is right, wrong when all is wrong, else partly right.
fn finding(entered: &Entered) -> &'static str {
    let mut all = entered.findings.values();
    match (
        all.clone().all(|one| one == "right"),
        all.all(|one| one == "wrong"),
    ) {
        (true, true) => "none",
        (true, false) => "right",
        (false, true) => "wrong",
        (false, false) => "partly_right",
    }
}

fn decide(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    act: Act,
    on: Date,
    entered: &Entered,
) -> Result<()> {
    let id = at.id();
    let (class, stage) = (case.class.as_str(), case.stage.as_str());
    let (finding, outcome) = (
        finding(entered),
        entered.line("outcome").unwrap_or_default(),
    );
    let number = entered.line("number").unwrap_or_default();
    tx.execute(
        ADD_DECISION,
        params![
            id,
            case.tenant,
            case.unit,
            case.id,
            act.as_str(),
            class,
            stage,
            on,
            number,
            finding,
            outcome,
            amounts(entered)
        ],
    )?;
    let outcome = if outcome.is_empty() { "none" } else { outcome };
    let in_time = if is_in_time(tx, case.id, on)? {
        "in_time"
    } else {
        "late"
    };
    let names = [
        format!("decision.issued.{class}.{stage}.{finding}.{outcome}"),
        format!("decision.{in_time}.{class}.{stage}"),
    ];
    for measure in &names {
        count(tx, at, case, measure, on, "decision", id, 1)?;
    }
    for (what, amount) in &entered.amounts {
        count(
            tx,
            at,
            case,
            &format!("decision.amount.{class}.{what}"),
            on,
            "decision",
            id,
            *amount,
        )?;
    }
    Ok(())
}

/// Was the settlement's own clock met? It has just been closed by this step.
fn is_in_time(tx: &mut Tx<'_>, case: Id, on: Date) -> Result<bool> {
    let clocks = term::of_subject(tx, case)?;
    Ok(!clocks
        .iter()
        .any(|clock| clock.closed_on == Some(on) && clock.outcome.as_deref() == Some("late")))
}

fn with_last_decision<T: Default>(
    tx: &mut Tx<'_>,
    case: &Case,
    work: impl FnOnce(&mut Tx<'_>, Id) -> Result<T>,
) -> Result<()> {
    if let Some(row) = tx.first(LAST_DECISION, params![case.id])? {
        work(tx, row.get("id")?)?;
    }
    Ok(())
}

fn record_enforcement(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    on: Date,
    entered: &Entered,
) -> Result<()> {
    let class = case.class.as_str();
    with_last_decision(tx, case, |tx, decision| {
        tx.execute(
            ADD_ENFORCEMENT,
            params![
                at.id(),
                case.tenant,
                decision,
                case.id,
                on,
                amounts(entered)
            ],
        )?;
        for (what, amount) in &entered.amounts {
            count(
                tx,
                at,
                case,
                &format!("enforcement.amount.{class}.{what}"),
                on,
                "decision",
                decision,
                *amount,
            )?;
        }
        Ok(())
    })
}

fn complete_enforcement(tx: &mut Tx<'_>, at: &Setting, case: &Case, on: Date) -> Result<()> {
    with_last_decision(tx, case, |tx, decision| {
        if tx.execute(DECISION_DONE, params![decision, on])? == 0 {
            return Ok(());
        }
        count(
            tx,
            at,
            case,
            &format!("enforcement.done.{}", case.class.as_str()),
            on,
            "decision",
            decision,
            1,
        )
    })
}

fn count(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    measure: &str,
    on: Date,
    subject_kind: &'static str,
    subject: Id,
    amount: i64,
) -> Result<()> {
    tally::count(
        tx,
        at,
        &[Count {
            unit: &case.unit,
            measure,
            on,
            subject_kind,
            subject,
            amount,
        }],
    )
}

/// Numbers the papers that the step issues, each in the unit's own series of its form and year.
pub(super) fn notices(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    step: &Step,
    on: Date,
) -> Result<()> {
    for form in step.notices.iter().filter(|form| {
        at.law
            .notices
            .get(form)
            .is_none_or(|notice| notice.is_in_force(on))
    }) {
        let number = organization::next_number(tx, &case.unit, form, on)?;
        let year = i64::from(on.year());
        tx.execute(
            ADD_NOTICE,
            params![
                at.id(),
                case.tenant,
                case.unit,
                case.id,
                form,
                year,
                number,
                on,
                step.article
            ],
        )?;
    }
    Ok(())
}
