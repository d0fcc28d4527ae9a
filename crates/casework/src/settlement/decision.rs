//! What an act means to the register: acceptance, decision, enforcement, publication, end.

use jiff::civil::Date;
use law::procedure::{Act, Phase};
use serde_json::{Map, Value as Json};
use store::{Tx, params};

use super::case::Case;
use super::effect::{Doing, decides};
use super::entry::Entered;
use crate::tally::{self, Count};
use crate::{Id, Result, petition, term};

const DAYS: &str = "select decided_on, closed_on from cases where id = $1";
const ADD_DECISION: &str = "insert into decision (id, tenant, unit, case_id, kind, class, stage, on_day, number, finding, outcome, amounts, to_enforce) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const LAST_DECISION: &str = "select id from decision where case_id = $1 order by id desc limit 1";
const DONE: &str = "update decision set done_on = $2 where id = $1 and done_on is null";
const PUBLISHED: &str = "update decision set published = true where id = $1";
const ADD_ENFORCEMENT: &str = "insert into enforcement (id, tenant, decision, case_id, on_day, amounts) values ($1, $2, $3, $4, $5, $6)";

/// Days that an act sets on the case.
pub(super) struct Days {
    pub(super) decided_on: Option<Date>,
    pub(super) closed_on: Option<Date>,
}

impl Doing<'_> {
    /// Writes what the act means beyond the docket. The case already stands in its new state.
    /// `number` is the one that the register gave the paper of the step.
    pub(super) fn mean(
        &self,
        tx: &mut Tx<'_>,
        case: &mut Case,
        number: Option<String>,
    ) -> Result<Days> {
        let on = self.on;
        let row = tx
            .first(DAYS, params![case.id])?
            .ok_or(store::Error::Closed)?;
        let mut days = Days {
            decided_on: row.get("decided_on")?,
            closed_on: row.get("closed_on")?,
        };
        let act = self.step.act;
        match act {
            Act::Accept => {
                case.accepted_on = Some(on);
                case.settler = self.by.official.or(case.settler);
            }
            Act::AssignVerification => {
                let chosen = self.entered.officials.values().next().copied();
                case.verifier = chosen.or(case.verifier);
            }
            Act::RecordEnforcement => self.record_enforcement(tx, case)?,
            Act::Publish => {
                if let Some(decision) = last_decision(tx, case)? {
                    tx.send(PUBLISHED, params![decision])?;
                }
            }
            Act::CompleteEnforcement => {
                if self.entered.amounts.values().any(|amount| *amount != 0) {
                    self.record_enforcement(tx, case)?;
                }
                self.complete_enforcement(tx, case)?;
            }
            act if decides(act) => {
                days.decided_on = Some(on);
                case.settler = self.by.official.or(case.settler);
                self.decide(tx, case, &number.unwrap_or_default())?;
            }
            _ => {}
        }
        if decides(act) || matches!(case.phase, Phase::Refused | Phase::Terminated) {
            petition::settled(tx, self.at, case.id, on)?;
        }
        // A termination or a refusal is still to be sent: its clocks run on; a closed case has nothing left to do.
        if case.phase == Phase::Closed && self.step.to.is_some() {
            term::stop(tx, case.id, &["all"], on)?;
        }
        if case.phase.is_end() {
            // With the case ends what was to be carried out; a decision that ordered nothing has nothing else to end it.
            self.end_duties(tx, case, None)?;
            self.complete_enforcement(tx, case)?;
            days.closed_on = days.closed_on.or(Some(on));
        }
        Ok(days)
    }

    fn decide(&self, tx: &mut Tx<'_>, case: &Case, given: &str) -> Result<()> {
        let (id, on) = (self.at.id(), self.on);
        let (class, stage) = (case.class.as_str(), case.stage.as_str());
        let finding = finding(self.entered);
        let line = |name| self.entered.line(name).unwrap_or_default();
        let (outcome, typed) = (line("outcome"), line("number"));
        let number = if typed.is_empty() { given } else { typed };
        tx.send(
            ADD_DECISION,
            params![
                id,
                case.tenant,
                case.unit,
                case.id,
                self.step.act.as_str(),
                class,
                stage,
                on,
                number,
                finding,
                outcome,
                amounts(self.entered),
                case.facts.holds("to_enforce")
            ],
        )?;
        self.lay_down(tx, case, id)?;
        let outcome = if outcome.is_empty() { "none" } else { outcome };
        let in_time = if self.is_in_time(tx, case)? {
            "in_time"
        } else {
            "late"
        };
        let issued = format!("decision.issued.{class}.{stage}.{finding}.{outcome}");
        self.count(tx, case, &issued, id, 1)?;
        let told = format!("decision.{in_time}.{class}.{stage}");
        self.count(tx, case, &told, id, 1)?;
        for (what, amount) in &self.entered.amounts {
            let measure = format!("decision.amount.{class}.{what}");
            self.count(tx, case, &measure, id, *amount)?;
        }
        Ok(())
    }

    /// Was the settlement's own clock met in time? It has just been closed by this step.
    fn is_in_time(&self, tx: &mut Tx<'_>, case: &Case) -> Result<bool> {
        let settlement = self.procedure.terms_meant("*");
        let clocks = term::of_subject(tx, case.id)?;
        Ok(!clocks.iter().any(|clock| {
            settlement.contains(&clock.term.as_str())
                && clock.closed_on == Some(self.on)
                && clock.outcome.as_deref() == Some("late")
        }))
    }

    fn record_enforcement(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let Some(decision) = last_decision(tx, case)? else {
            return Ok(());
        };
        let (id, amounts) = (self.at.id(), amounts(self.entered));
        tx.send(
            ADD_ENFORCEMENT,
            params![id, case.tenant, decision, case.id, self.on, amounts],
        )?;
        let class = case.class.as_str();
        for (what, amount) in &self.entered.amounts {
            let measure = format!("enforcement.amount.{class}.{what}");
            self.count(tx, case, &measure, decision, *amount)?;
        }
        Ok(())
    }

    /// The last results are recorded with the completion. A decision that orders nothing was never to be carried out.
    fn complete_enforcement(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let Some(decision) = last_decision(tx, case)? else {
            return Ok(());
        };
        if tx.execute(DONE, params![decision, self.on])? == 0 {
            return Ok(());
        }
        let measure = format!("enforcement.done.{}", case.class.as_str());
        self.count(tx, case, &measure, decision, 1)
    }

    /// Counts something of a decision on the day of the step.
    pub(super) fn count(
        &self,
        tx: &mut Tx<'_>,
        case: &Case,
        measure: &str,
        subject: Id,
        amount: i64,
    ) -> Result<()> {
        let one = Count {
            unit: &case.unit,
            measure,
            on: self.on,
            subject_kind: "decision",
            subject,
            amount,
        };
        tally::count(tx, self.at, &[one])
    }
}

fn last_decision(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Id>> {
    let Some(row) = tx.first(LAST_DECISION, params![case.id])? else {
        return Ok(None);
    };
    Ok(Some(row.get("id")?))
}

fn amounts(entered: &Entered) -> String {
    let some = entered.amounts.iter().filter(|(_, amount)| **amount != 0);
    let map: Map<String, Json> = some
        .map(|(id, amount)| (id.clone(), Json::from(*amount)))
        .collect();
    Json::Object(map).to_string()
}

/// Right when all is right, wrong when all is wrong, else partly right; none where nothing was found.
fn finding(entered: &Entered) -> &'static str {
    let all = |what: &str| entered.findings.values().all(|one| one == what);
    match (all("right"), all("wrong")) {
        (true, true) => "none",
        (true, false) => "right",
        (false, true) => "wrong",
        (false, false) => "partly_right",
    }
}
