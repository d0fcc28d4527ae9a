//! What a petition is, whether it may be processed, and who is competent (Circular 05/2021 art. 6; rulebook §4).

use jiff::civil::Date;
use law::Question;
use law::competence::Role;
use law::handling::{Outcome, Rule};
use law::procedure::{Class, Stage};
use store::{Tx, params};

use super::above;
use super::circumstance::{self, Circumstances};
use super::competence::{Against, propose_competence};
use super::form::SUMMARY;
use super::state::{Classified, Petition, Received};
use super::{facts, limitation, seal};
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::person::Names;
use crate::tally::{self, Count};
use crate::{Failure, FieldError, Id, Result, Setting, organization, term};

/// A classification as the officer gives it.
#[derive(Debug, Clone)]
pub struct Classifying {
    /// What it is.
    pub class: Class,
    /// First or second instance.
    pub stage: Stage,
    /// Field, by its id in the law's list.
    pub field: String,
    /// May it be processed? If not, the code of the ground.
    pub ineligibility: Option<String>,
    /// The unit that is competent; absent: a body outside the register.
    pub competent_unit: Option<String>,
    /// Line of the competent body: `administrative`, `elected`, …
    pub branch: String,
    /// Several classes in one letter?
    pub is_mixed: bool,
    /// What else the rules of handling ask, by its name there: `conditions_met`, `also_sent`, …
    pub facts: Vec<String>,
    /// Against whom or what.
    pub respondent_unit: Option<String>,
    /// His role there.
    pub respondent_role: Option<String>,
    /// What is out of the ordinary.
    pub circumstances: Circumstances,
    /// The officer's summary, without names.
    pub summary: Option<String>,
    /// The version that the officer saw.
    pub expected: Option<i64>,
}

/// The law's list of grounds on which a petition may not be processed.
const INELIGIBILITY: &str = "eligibility";
/// The axis of the line of the competent body.
const BRANCH: &str = "branch";

const SAVE: &str = "update petition set state = 'classified', class = $2, stage = $3, field = $4, eligible = $5, ineligibility = $6, \
     within_competence = $7, competent_unit = $8, competence_reason = $9, branch = $10, is_mixed = $11, skips_level = $12, \
     respondent_unit = coalesce($13, respondent_unit), respondent_role = coalesce($14, respondent_role), summary = coalesce($15, summary), \
     due_on = $16, facts = $17, circumstance = $18, present_unit = $19, known_on = $20, obstacle_from = $21, obstacle_until = $22, version = version + 1 where id = $1";
const DATED: &str = "select dated_on from petition where id = $1";
const AGAINST: &str = "select respondent_unit from petition where id = $1";
const SUMMARY_NOW: &str = "select summary, respondent from petition where id = $1";

/// Writes what the officer found. A denunciation goes under the seal; the clocks of the rule that follows begin.
///
/// # Errors
/// Field errors for values the law does not know; refusals when the petition is handled or changed meanwhile.
pub fn classify(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Classify>,
    id: Id,
    finding: &Classifying,
) -> Result<()> {
    let petition = Petition::load(tx, id, permit.unit())?.expect_version(finding.expected)?;
    let before = match &petition {
        Petition::Classified(classified) => Some(classified.class),
        _ => None,
    };
    let received = petition.to_classify()?;
    check(at, finding, &received)?;
    check_limitation(tx, at, finding, &received)?;
    count(tx, at, &received, before, finding.class)?;
    if finding.class == Class::Denunciation {
        check_names(tx, at, id, finding)?;
        if !received.sealed {
            seal::seal(tx, at, id)?;
        }
    }
    let within = finding.competent_unit.as_deref() == Some(permit.unit());
    let skips = match &finding.competent_unit {
        Some(unit) if !within => {
            organization::ensure(tx, at, unit)?;
            organization::is_within(tx, permit.unit(), unit)?
        }
        _ => false,
    };
    let reason = reason_of(at, finding, &received);
    open_clocks(tx, at, &received, finding, within)?;
    let due = term::kept(term::due_of(tx, at, id, &received.unit)?);
    let given = &finding.circumstances;
    let (obstacle_from, obstacle_until) = given.obstacle.unzip();
    tx.send(
        SAVE,
        params![
            id,
            finding.class.as_str(),
            finding.stage.as_str(),
            finding.field,
            finding.ineligibility.is_none(),
            finding.ineligibility,
            within,
            finding.competent_unit,
            reason,
            finding.branch,
            finding.is_mixed,
            skips,
            finding.respondent_unit,
            finding.respondent_role,
            finding.summary,
            due,
            finding.facts.join(" "),
            given.shift,
            given.present_unit,
            given.known_on,
            obstacle_from,
            obstacle_until
        ],
    )?;
    tally::shift(tx, at, &received.stands(), due)?;
    let event = Event {
        name: "petition.classified",
        subject_kind: "petition",
        subject: Some(id),
        detail: finding.class.as_str(),
    };
    audit::record(tx, at, permit.by(), &event)?;
    let received = Received {
        due_on: due,
        ..received
    };
    keep_from_accused(tx, at, &received, finding)
}

/// From here on the petition is gone for those it is against and whoever reports to them; the unit above has it where they lead
/// the unit. Where the officer says nothing of a role, what was said when it was filed stands.
fn keep_from_accused(
    tx: &mut Tx<'_>,
    at: &Setting,
    received: &Received,
    finding: &Classifying,
) -> Result<()> {
    let given = &finding.circumstances;
    let role = finding.respondent_role.as_deref();
    let named = match (finding.class, role) {
        (Class::Denunciation, None) => None,
        (class, role) => {
            let row = tx.first(AGAINST, params![received.id])?;
            let unit: Option<String> = row.map_or(Ok(None), |row| row.get("respondent_unit"))?;
            let against = Against {
                unit: unit.as_deref().unwrap_or_default(),
                role: role.unwrap_or_default(),
                circumstance: given.shift.as_deref().unwrap_or_default(),
                present_unit: "",
            };
            Some(above::meant(tx, class, &against, received.received_on)?)
        }
    };
    above::lead(tx, at, received, named.as_deref()).map(drop)
}

/// The older forms count what was received by class, which is known only now.
fn count(
    tx: &mut Tx<'_>,
    at: &Setting,
    received: &Received,
    before: Option<Class>,
    class: Class,
) -> Result<()> {
    let turned = [before.map(|before| (before, -1)), Some((class, 1))];
    for (class, amount) in turned.into_iter().flatten() {
        let measure = format!("petition.received_as.{}", class.as_str());
        let one = Count {
            unit: &received.unit,
            measure: &measure,
            on: received.received_on,
            subject_kind: "petition",
            subject: received.id,
            amount,
        };
        tally::count(tx, at, &[one])?;
    }
    Ok(())
}

fn check(at: &Setting, finding: &Classifying, received: &Received) -> Result<()> {
    let (law, today) = (&at.law, at.now.today);
    let mut errors = Vec::new();
    let mut unknown = |field: &str, found: &str| {
        errors.push(FieldError::new(field, "choice-unknown").with("found", found));
    };
    let classes = &law.classification;
    if classes
        .group_of(&finding.field, finding.class, tally::FORMS)
        .is_none()
    {
        unknown("field", &finding.field);
    }
    let ways = &law.procedures;
    if !ways
        .iter()
        .any(|way| way.class == finding.class && way.stage == finding.stage)
    {
        unknown("stage", finding.stage.as_str());
    }
    let ground = |code: &str| law.grounds.get(INELIGIBILITY)?.entry(code, today);
    if let Some(code) = finding.ineligibility.as_deref()
        && ground(code).is_none()
    {
        unknown("ineligibility", code);
    }
    let branches = classes.axis(BRANCH).map(|axis| &axis.values);
    if !branches.is_some_and(|values| values.iter().any(|one| one.id == finding.branch)) {
        unknown("branch", &finding.branch);
    }
    for fact in &finding.facts {
        if !law.handling.facts.iter().any(|known| known.id == *fact) {
            unknown("facts", fact);
        }
    }
    if let Some(role) = finding.respondent_role.as_deref()
        && Role::parse(role).is_none()
    {
        unknown("respondent_role", role);
    }
    check_units(at, finding, &mut errors);
    circumstance::check(at, finding, received, &mut errors);
    if finding
        .summary
        .as_deref()
        .is_some_and(|text| text.chars().count() > SUMMARY)
    {
        errors.push(FieldError::new("summary", "field-too-long").with("most", SUMMARY));
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(errors))
    }
}

/// A complaint that came after its period does not meet the conditions of acceptance.
fn check_limitation(
    tx: &mut Tx<'_>,
    at: &Setting,
    finding: &Classifying,
    received: &Received,
) -> Result<()> {
    let row = tx.first(DATED, params![received.id])?;
    let dated: Option<Date> = row.map_or(Ok(None), |row| row.get("dated_on"))?;
    let (class, stage, given) = (finding.class, finding.stage, &finding.circumstances);
    let made_on = dated.unwrap_or(received.received_on);
    let found = limitation(at, class, stage, given, made_on);
    limitation::check(found.as_ref(), &finding.facts)
}

/// The competent unit must exist today; the one complained of may have been merged since.
fn check_units(at: &Setting, finding: &Classifying, errors: &mut Vec<FieldError>) {
    let units = &at.law.units;
    if let Some(code) = &finding.respondent_unit
        && units.get(code).is_none()
    {
        errors.push(FieldError::new("respondent_unit", "unit-unknown").with("unit", code));
    }
    let Some(code) = &finding.competent_unit else {
        return;
    };
    errors.extend(super::send::fault_of_target(at, "competent_unit", code));
}

/// The summary of a denunciation is read by people who may not know who denounced.
fn check_names(tx: &mut Tx<'_>, at: &Setting, id: Id, finding: &Classifying) -> Result<()> {
    let names = Names::of_petition(tx, at, id)?;
    let row = tx.first(SUMMARY_NOW, params![id])?;
    let row = row.ok_or(Failure::NotFound)?;
    let (summary, respondent): (String, String) = (row.get("summary")?, row.get("respondent")?);
    let summary = finding.summary.as_deref().unwrap_or(&summary);
    let told = names.check([("summary", summary), ("respondent", &respondent)]);
    if told.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(told))
    }
}

/// The rule that will most likely follow gives the clocks from receipt: acceptance, transfer, guidance.
fn open_clocks(
    tx: &mut Tx<'_>,
    at: &Setting,
    received: &Received,
    finding: &Classifying,
    within: bool,
) -> Result<()> {
    let classified = finding.as_classified(received, within);
    let facts = facts::facts(tx, at, &classified)?;
    let running = term::of_subject(tx, received.id)?;
    for old in running
        .iter()
        .filter(|clock| clock.closed_on.is_none() && clock.term != term::UNPROCESSED)
    {
        term::stop(tx, received.id, &[&old.term], at.now.today)?;
    }
    let Some(rule) = at
        .law
        .handling
        .propose(classified.kind(), &facts, received.received_on)
    else {
        return Ok(());
    };
    let Some(name) = awaited(at, rule, &classified) else {
        return Ok(());
    };
    let opening = term::Opening {
        subject_kind: "petition",
        subject: received.id,
        unit: &received.unit,
        tenant: &received.tenant,
        term: name,
        start: received.received_on,
        is_remote: false,
        is_complex: false,
    };
    term::open(tx, at, &opening).map(drop)
}

/// The clock of what will most likely be done. Where that is acceptance, it is the one with which the case will begin; one
/// without a number waits for nothing here.
fn awaited<'a>(at: &'a Setting, rule: &'a Rule, classified: &Classified) -> Option<&'a str> {
    if rule.outcome != Outcome::Accept {
        return rule.term.as_deref();
    }
    let (class, stage, day) = (
        classified.class,
        classified.stage,
        classified.received.received_on,
    );
    let procedure = at.law.procedures.find(class, stage, false, day)?;
    let name = procedure.opening.first()?.term.as_str();
    let days = at.law.due_day(&Question::new(name, day)).ok()?;
    days.due.map(|_| name)
}

/// Why the law's table leads where it leads, with its article.
fn reason_of(at: &Setting, finding: &Classifying, received: &Received) -> Option<String> {
    let (unit, role) = (
        finding.respondent_unit.as_deref()?,
        finding.respondent_role.as_deref()?,
    );
    let given = &finding.circumstances;
    let against = Against {
        unit,
        role,
        circumstance: given.shift.as_deref().unwrap_or_default(),
        present_unit: given.present_unit.as_deref().unwrap_or_default(),
    };
    let (class, stage) = (finding.class, finding.stage);
    let found = propose_competence(at, &against, class, stage, received.received_on)?;
    Some(format!("{}: {}", found.settler, found.article))
}

impl Classifying {
    fn as_classified(&self, received: &Received, within: bool) -> Classified {
        Classified {
            received: received.clone(),
            class: self.class,
            stage: self.stage,
            field: self.field.clone(),
            is_mixed: self.is_mixed,
            eligible: self.ineligibility.is_none(),
            within_competence: within,
            competent_unit: self.competent_unit.clone(),
            facts: self.facts.clone(),
        }
    }
}
