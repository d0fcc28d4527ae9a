//! What a step does besides moving the case: its contents, its clocks, its papers.

use jiff::civil::Date;
use law::procedure::{Act, Facts, FieldKind, Phase, Procedure, Step, TermAction};
use store::{Tx, params};

use super::calendar::awaited;
use super::case::Case;
use super::entry::{Entered, wrong};
use super::verification;
use crate::audit::By;
use crate::term::{self, Pause};
use crate::{Result, Setting, organization};

const SETTLE: &str = "update case_content set state = 'settled', finding = $3, settled_on = $4, ordered = $5, settled_entry = $6 \
     where case_id = $1 and no = $2 and state = 'open'";
const WITHDRAW: &str = "update case_content set state = 'withdrawn', settled_on = $3, settled_entry = $4 \
     where case_id = $1 and no = $2 and state = 'open'";
const REFER: &str = "update case_content set state = 'referred', settled_on = $3, settled_entry = $4, referred_to = $5 \
     where case_id = $1 and no = $2 and state = 'open'";
const VERIFY: &str = "update case_content set found = $3, proposed = $4, verified_entry = $5 where case_id = $1 and no = $2 and state = 'open'";
const TERMINATE: &str = "update case_content set state = 'ended', settled_on = $3, settled_entry = $4 \
     where case_id = $1 and no = $2 and state = 'open'";
const END: &str = "update case_content set state = $2, settled_on = $3, settled_entry = $4 where case_id = $1 and state = 'open'";
const LEFT: &str = "select no from case_content where case_id = $1 and state = 'open' order by no";
const ADD_NOTICE: &str = "insert into notice (id, tenant, unit, subject_kind, subject, form, series, year, number, on_day, article, entry) \
     values ($1, $2, $3, 'case', $4, $5, $6, $7, $8, $9, $10, $11)";

/// One step being taken, seen from all its sides.
#[derive(Clone, Copy)]
pub(super) struct Doing<'a> {
    pub(super) at: &'a Setting,
    pub(super) by: By<'a>,
    pub(super) procedure: &'a Procedure,
    pub(super) step: &'a Step,
    /// Its day.
    pub(super) on: Date,
    pub(super) entered: &'a Entered,
}

impl Doing<'_> {
    /// Writes findings and withdrawals on the contents before the requirements are read.
    pub(super) fn settle_contents(&self, tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
        let entry = case.docket_length + 1;
        for (no, finding) in &self.entered.findings {
            let ordered = self.entered.of_content("orders", *no);
            let values = params![case.id, *no, finding, self.on, ordered, entry];
            tx.send(SETTLE, values)?;
        }
        match self.step.act {
            Act::WithdrawPart => self.withdraw_part(tx, case),
            Act::ReferContent => self.refer_contents(tx, case),
            Act::TerminatePart => self.take_contents(tx, case, TERMINATE),
            _ => Ok(()),
        }
    }

    /// What another body must settle leaves the case; when nothing would be left, the whole is its matter.
    fn refer_contents(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let (entry, unit) = (case.docket_length + 1, self.entered.line("unit"));
        for no in &self.entered.contents {
            tx.send(REFER, params![case.id, *no, self.on, entry, unit])?;
        }
        let of_contents = |field: &&law::procedure::Field| field.kind == FieldKind::Contents;
        if let Some(field) = self.step.fields.iter().find(of_contents)
            && tx.first(LEFT, params![case.id])?.is_none()
        {
            return Err(wrong(field, "nothing-left").into());
        }
        Ok(())
    }

    /// What the verification found of each content, and what it proposes.
    pub(super) fn verify_contents(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        if self.step.act != Act::ReportVerification {
            return Ok(());
        }
        for row in tx.query(LEFT, params![case.id])? {
            let no: i64 = row.get("no")?;
            let (found, proposed) = (
                self.entered.of_content("found", no),
                self.entered.of_content("proposed", no),
            );
            let proposed = (!proposed.is_empty()).then_some(proposed);
            let values = params![case.id, no, found, proposed, case.docket_length];
            tx.send(VERIFY, values)?;
        }
        Ok(())
    }

    /// Takes the chosen contents out of the case; something is left of it.
    fn take_contents(&self, tx: &mut Tx<'_>, case: &Case, sql: &str) -> Result<()> {
        let entry = case.docket_length + 1;
        for no in &self.entered.contents {
            tx.send(sql, params![case.id, *no, self.on, entry])?;
        }
        let left = tx.first(LEFT, params![case.id])?;
        let asked = self.step.fields.iter();
        let mut asked = asked.filter(|field| field.kind == FieldKind::Contents);
        match asked.next().filter(|_| left.is_none()) {
            Some(field) => Err(wrong(field, "nothing-left").into()),
            None => Ok(()),
        }
    }

    /// Some contents, or some of the people; when nothing is left, the whole was withdrawn.
    fn withdraw_part(&self, tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
        for field in &self.step.fields {
            if field.kind == FieldKind::Contents {
                self.take_contents(tx, case, WITHDRAW)?;
            }
            // For one complainant alone the step's own requirement refuses.
            if field.kind == FieldKind::Count && case.people > 1 {
                let persons = self.entered.amounts.get(&field.id).copied().unwrap_or(0);
                let most = case.people - 1;
                let named = i64::try_from(self.entered.members.len()).unwrap_or(most);
                let least = named.max(1);
                if !(least..=most).contains(&persons) {
                    let error = wrong(field, "number-out-of-range");
                    return Err(error.with("least", least).with("most", most).into());
                }
                case.people -= persons;
            }
        }
        Ok(())
    }

    /// Contents that a termination leaves open end with it; a refusal never looked at them.
    pub(super) fn end_contents(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        if case.phase == Phase::Terminated {
            let state = if case.facts.holds("withdrawn_whole") {
                "withdrawn"
            } else {
                "ended"
            };
            tx.send(END, params![case.id, state, self.on, case.docket_length])?;
        }
        Ok(())
    }

    /// Runs the effects on the clocks of the case, in the order of the law's data.
    pub(super) fn clocks(&self, tx: &mut Tx<'_>, case: &Case, facts: &Facts) -> Result<()> {
        let (at, on) = (self.at, self.on);
        for effect in self.step.effects(facts) {
            let field = effect.start.as_ref();
            let start = field.and_then(|field| self.entered.dates.get(field));
            let terms = self.procedure.terms_meant(&effect.term);
            match effect.does {
                TermAction::Opens => {
                    let owner = self.owner(case, &effect.term);
                    let start = match start {
                        Some(day) => *day,
                        None if effect.at_expiry => self.expiry(tx, case)?,
                        None => on,
                    };
                    open(tx, at, case, owner, &effect.term, facts, start)?;
                }
                TermAction::Meets => match verification::clock_to_meet(self, tx, case)? {
                    Some(clock) => term::meet_one(tx, clock, on)?,
                    None => drop(term::meet(tx, case.id, &terms, on)?),
                },
                TermAction::Lengthens => term::lengthen(tx, at, case.id, &terms)?,
                TermAction::Extends => term::extend(tx, at, case.id, &terms)?,
                TermAction::Suspends => {
                    term::suspend(tx, at, case.id, &terms, on, self.pause())?;
                }
                TermAction::Resumes => term::resume(tx, at, case.id, &terms, on)?,
                TermAction::Stops => term::stop(tx, case.id, &terms, on)?,
            }
        }
        Ok(())
    }

    /// The day on which the clocks that the step waited for ran out; the step may be written later than the day after it.
    fn expiry(&self, tx: &mut Tx<'_>, case: &Case) -> Result<Date> {
        let clocks = awaited(tx, self.procedure, case, self.step)?;
        let last = clocks.iter().filter_map(|clock| clock.due).max();
        Ok(last.unwrap_or(self.on))
    }

    /// What a superior must do falls due with the superior, everything else with the unit of the case.
    fn owner<'a>(&'a self, case: &'a Case, term: &str) -> (&'a str, &'a str) {
        if self.at.law.is_owed_by_superior(term) {
            (self.by.unit, self.by.tenant)
        } else {
            (&case.unit, &case.tenant)
        }
    }

    fn pause(&self) -> Pause {
        if self.step.act == Act::RequestExpert {
            Pause::Expert
        } else {
            Pause::Suspension
        }
    }

    /// Numbers the papers that the step issues, each in its series of the unit that acts.
    /// Answers the first of the numbers, as its paper bears it.
    pub(super) fn notices(&self, tx: &mut Tx<'_>, case: &Case) -> Result<Option<String>> {
        let mut first = None;
        let (at, by, on) = (self.at, self.by, self.on);
        let is_in_force = |form: &&str| {
            let notice = at.law.notices.get(form);
            notice.is_none_or(|notice| notice.is_in_force(on))
        };
        let grounds = &at.law.grounds;
        let forms = (self.step).papers(grounds, on, |field| self.entered.line(field));
        for form in forms.into_iter().filter(is_in_force) {
            let numbered = organization::number_paper(tx, at, by.unit, form, on)?;
            first = first.or(numbered.label);
            let (id, year) = (at.id(), i64::from(on.year()));
            tx.send(
                ADD_NOTICE,
                params![
                    id,
                    by.tenant,
                    by.unit,
                    case.id,
                    form,
                    numbered.series,
                    year,
                    numbered.number,
                    on,
                    self.step.article,
                    case.docket_length
                ],
            )?;
        }
        Ok(first)
    }
}

/// Opens a clock of a case for the unit that owes the duty.
pub(super) fn open(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    (unit, tenant): (&str, &str),
    name: &str,
    facts: &Facts,
    start: Date,
) -> Result<()> {
    let opening = term::Opening {
        subject_kind: "case",
        subject: case.id,
        unit,
        tenant,
        term: name,
        start,
        is_remote: facts.holds("remote"),
        is_complex: facts.holds("complex"),
    };
    term::open(tx, at, &opening).map(drop)
}

/// Is it an act that issues a decision, a conclusion or an answer?
pub(super) fn decides(act: Act) -> bool {
    matches!(act, Act::Decide | Act::Conclude | Act::Answer)
}
