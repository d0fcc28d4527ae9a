//! A Party committee gives a petition it received to its commission to be studied.

use jiff::civil::Date;
use law::Question;
use store::{Tx, params};

use super::super::bodies::{is_of, named, require_branch};
use super::super::course::Act;
use super::super::directive::{SubjectKind, check_names};
use super::super::given::{TEXT, bounded, refuse};
use super::state::PetitionStudy;
use super::words::Stand;
use crate::access::{Permit, acts};
use crate::{FieldError, Id, Refusal, Result, Setting, organization};

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct RawStudy {
    /// The petition.
    pub petition: Option<Id>,
    /// The commission or office that studies it.
    pub studied_by: String,
    /// What is to be looked at; may be empty.
    pub question: String,
    /// The day by which it advises; absent: as the law's data offer it.
    pub advise_by: Option<Date>,
}

const PETITION: &str = "select received_on from petition where id = $1 and unit = $2";
const BEGUN: &str = "select id from petition_study where petition = $1";

/// The rule and the last day of the written notice to the person on a petition that the Party received.
///
/// # Errors
/// Nothing of its own; none as a day where the law had no number then, or the calendar does not reach.
pub fn notice_of(at: &Setting, received_on: Date, is_complex: bool) -> (String, Option<Date>) {
    let study = &at.law.supervision.study;
    let term = if is_complex {
        &study.complex
    } else {
        &study.notice
    };
    let question = Question::new(term, received_on);
    let due = at.law.due_day(&question).ok().and_then(|days| days.due);
    (term.clone(), due)
}

/// Gives a petition of the committee to be studied.
///
/// # Errors
/// `unit-keeps-no-such-register`; field errors; the refusal `study-begun`.
pub fn ask(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::AskStudy>,
    raw: &RawStudy,
) -> Result<Id> {
    let rules = &at.law.supervision.study;
    require_branch(at, permit.unit(), &rules.branches)?;
    let unknown = || FieldError::new("petition", "subject-unknown");
    let petition = raw.petition.ok_or_else(unknown)?;
    let row = tx.first(PETITION, params![petition, permit.unit()])?;
    let received_on: Date = row.ok_or_else(unknown)?.get("received_on")?;
    if tx.first(BEGUN, params![petition])?.is_some() {
        return Err(Refusal::new("study-begun").into());
    }
    let by = named(tx, at, "studied_by", raw.studied_by.trim())?;
    let today = at.now.today;
    let usual = at.law.calendar.after(today, rules.advise_days).ok();
    let advise_by = raw.advise_by.or(usual).unwrap_or(today);
    let mut errors = Vec::new();
    if !is_of(at, &by.code, &rules.branches) {
        errors.push(FieldError::new("studied_by", "unit-keeps-no-study"));
    }
    if advise_by < today {
        errors.push(FieldError::new("advise_by", "due-before-it-was-given"));
    }
    bounded("question", &raw.question, TEXT, &mut errors);
    refuse(errors)?;
    let about = (SubjectKind::Petition, Some(petition));
    check_names(tx, at, about, &[("question", &raw.question)])?;
    let unit = organization::ensure(tx, at, permit.unit())?;
    let (notice_term, notice_due) = notice_of(at, received_on, false);
    let study = PetitionStudy {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        petition,
        studied_by: by.code,
        asked_on: today,
        advise_by,
        question: raw.question.trim().to_owned(),
        stand: Stand::Asked,
        proposal: None,
        advice: String::new(),
        advised_on: None,
        is_complex: false,
        conclusion: String::new(),
        concluded_on: None,
        competent: None,
        notice_term,
        notice_due,
        notice: String::new(),
        noticed_on: None,
        result: String::new(),
        closed_on: None,
        version: 1,
    };
    study.insert(tx, permit.official())?;
    let act = Act {
        name: "asked",
        event: "petition_study.asked",
        on: today,
        text: &study.question,
        due: Some(advise_by),
    };
    study.thing().record(tx, at, permit.by(), act)?;
    Ok(study.id)
}
