//! What a petition is, whether it may be processed, and who is competent (Circular 05/2021 art. 6; rulebook §4).

use law::procedure::{Class, Stage};
use store::{Tx, params};

use super::competence::propose_competence;
use super::state::{Classified, Petition, Received};
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::tally::{self, Count};
use crate::{FieldError, Id, Result, Setting, document, organization, person, reception, term};

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
    /// The officer's summary, without names.
    pub summary: Option<String>,
    /// The version that the officer saw.
    pub expected: Option<i64>,
}

/// The law's list of grounds on which a petition may not be processed.
const INELIGIBILITY: &str = "eligibility";

const SAVE: &str = "update petition set state = 'classified', class = $2, stage = $3, field = $4, eligible = $5, ineligibility = $6, \
     within_competence = $7, competent_unit = $8, competence_reason = $9, branch = $10, is_mixed = $11, skips_level = $12, \
     respondent_unit = coalesce($13, respondent_unit), respondent_role = coalesce($14, respondent_role), summary = coalesce($15, summary), \
     due_on = $16, facts = $17, version = version + 1 where id = $1";
const MOVE_TEXT: &str = "insert into sealed_text (subject, tenant, text) select subject, tenant, text from open_text where subject = $1";
const DROP_TEXT: &str = "delete from open_text where subject = $1";
const OPEN_PARTIES: &str =
    "select no, person from petition_party where petition = $1 and person is not null order by no";
const TURN_PARTY: &str =
    "update petition_party set person = null, sealed = $3 where petition = $1 and no = $2";
const MARK_SEALED: &str = "update petition set sealed = true where id = $1";

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
    check(at, finding)?;
    count(tx, at, &received, before, finding.class)?;
    if finding.class == Class::Denunciation && !received.sealed {
        seal(tx, at, &received)?;
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
    let due = term::kept(term::due_of(tx, at, id)?);
    tx.execute(
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
            finding.facts.join(" ")
        ],
    )?;
    let event = Event {
        name: "petition.classified",
        subject_kind: "petition",
        subject: Some(id),
        detail: finding.class.as_str(),
    };
    audit::record(tx, at, permit.by(), &event)
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

fn check(at: &Setting, finding: &Classifying) -> Result<()> {
    let (law, today) = (&at.law, at.now.today);
    let mut errors = Vec::new();
    if law
        .classification
        .group_of(&finding.field, finding.class, tally::FORMS)
        .is_none()
    {
        errors.push(FieldError::new("field", "choice-unknown").with("found", &finding.field));
    }
    if let Some(code) = &finding.ineligibility
        && law
            .grounds
            .get(INELIGIBILITY)
            .and_then(|list| list.entry(code, today))
            .is_none()
    {
        errors.push(FieldError::new("ineligibility", "choice-unknown").with("found", code));
    }
    for (name, unit) in [
        ("competent_unit", &finding.competent_unit),
        ("respondent_unit", &finding.respondent_unit),
    ] {
        if let Some(unit) = unit
            && law.units.get(unit).is_none()
        {
            errors.push(FieldError::new(name, "unit-unknown").with("unit", unit));
        }
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(crate::Failure::Invalid(errors))
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
    let facts = super::handle::facts(at, &classified);
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
    let Some(name) = rule
        .term
        .as_deref()
        .filter(|_| rule.outcome != law::handling::Outcome::Accept)
    else {
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
    term::open_if_known(tx, at, &opening).map(drop)
}

/// Text, people and files of a denunciation leave the open tables in the same transaction.
fn seal(tx: &mut Tx<'_>, at: &Setting, received: &Received) -> Result<()> {
    tx.execute(MOVE_TEXT, params![received.id])?;
    tx.execute(DROP_TEXT, params![received.id])?;
    for row in tx.query(OPEN_PARTIES, params![received.id])? {
        let (no, open): (i64, Id) = (row.get("no")?, row.get("person")?);
        let sealed = person::seal_person(tx, at, open)?;
        tx.execute(TURN_PARTY, params![received.id, no, sealed])?;
        person::forget_if_unused(tx, open)?;
    }
    document::seal(tx, received.id)?;
    reception::seal_with_petition(tx, at, received.id)?;
    tx.execute(MARK_SEALED, params![received.id])?;
    Ok(())
}

/// Why the law's table leads where it leads, with its article.
fn reason_of(at: &Setting, finding: &Classifying, received: &Received) -> Option<String> {
    let (unit, role) = (
        finding.respondent_unit.as_deref()?,
        finding.respondent_role.as_deref()?,
    );
    let found = propose_competence(
        at,
        unit,
        role,
        finding.class,
        finding.stage,
        received.received_on,
    )?;
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
