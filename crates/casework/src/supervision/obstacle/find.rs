//! An official finds that an article of law stands in the way of a case, and ties further cases to it.

use jiff::civil::Date;
use store::Tx;

use super::super::course::Act;
use super::super::directive::is_seen;
use super::super::given::{
    LINE, TEXT, bounded, check_names_of_case, check_topic, day_or_today, needed, refuse,
};
use super::state::LegalObstacle;
use super::words::Stand;
use crate::access::{Permit, Scope, acts};
use crate::{FieldError, Id, Refusal, Result, Setting, organization};

/// A legal obstacle as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawObstacle {
    /// The case in whose way it stands.
    pub case: Option<Id>,
    /// The text of law: its number.
    pub instrument: String,
    /// Its article.
    pub article: String,
    /// Its field.
    pub topic: String,
    /// What stands in the way.
    pub problem: String,
    /// How the law should read; may be empty.
    pub wish: String,
    /// The day it was found; absent: today.
    pub on: Option<Date>,
}

/// Writes an obstacle down, found in a case that the official sees.
///
/// # Errors
/// Field errors: what is missing or too long, a case he does not see, a text that tells who denounced.
pub fn find(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::NoteObstacle>,
    scope: &Scope,
    raw: &RawObstacle,
) -> Result<Id> {
    let mut errors = Vec::new();
    needed("instrument", &raw.instrument, LINE, &mut errors);
    needed("article", &raw.article, LINE, &mut errors);
    needed("problem", &raw.problem, TEXT, &mut errors);
    bounded("wish", &raw.wish, TEXT, &mut errors);
    check_topic(at, &raw.topic, &mut errors);
    let on = day_or_today("on", raw.on, at, &mut errors);
    let case = seen_case(tx, scope, raw.case)?;
    if case.is_none() {
        errors.push(FieldError::new("case", "subject-unknown"));
    }
    refuse(errors)?;
    let unit = organization::ensure(tx, at, permit.unit())?;
    let obstacle = LegalObstacle {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        instrument: raw.instrument.trim().to_owned(),
        article: raw.article.trim().to_owned(),
        topic: raw.topic.clone(),
        problem: raw.problem.trim().to_owned(),
        wish: raw.wish.trim().to_owned(),
        found_on: on,
        stand: Stand::Found,
        outcome: String::new(),
        closed_on: None,
        version: 1,
    };
    obstacle.insert(tx, permit.official())?;
    if let Some(case) = case {
        let texts = [
            ("problem", raw.problem.as_str()),
            ("wish", raw.wish.as_str()),
        ];
        check_names_of_case(tx, at, case, &texts)?;
        obstacle.tie(tx, case, on, permit.official())?;
    }
    let act = Act {
        name: "found",
        event: "legal_obstacle.found",
        on,
        text: "",
        due: None,
    };
    obstacle.thing().record(tx, at, permit.by(), act)?;
    Ok(obstacle.id)
}

/// Ties a further case to an obstacle that its unit, or one that it sees, found.
///
/// # Errors
/// Not found when the official does not see the obstacle; a field error for a case he does not see; the refusals
/// `obstacle-ended`, `obstacle-tied`.
pub fn tie(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::NoteObstacle>,
    scope: &Scope,
    (id, case): (Id, Option<Id>),
) -> Result<()> {
    super::read::obstacle(tx, scope, id)?;
    let obstacle = LegalObstacle::take(tx, id, None)?;
    obstacle.require_open()?;
    let case = seen_case(tx, scope, case)?;
    let case = case.ok_or_else(|| FieldError::new("case", "subject-unknown"))?;
    check_names_of_case(
        tx,
        at,
        case,
        &[("problem", &obstacle.problem), ("wish", &obstacle.wish)],
    )?;
    let on = obstacle.thing().day(tx, at, None)?;
    if !obstacle.tie(tx, case, on, permit.official())? {
        return Err(Refusal::new("obstacle-tied").into());
    }
    let act = Act {
        name: "tied",
        event: "legal_obstacle.tied",
        on,
        text: "",
        due: None,
    };
    obstacle.thing().record(tx, at, permit.by(), act)
}

fn seen_case(tx: &mut Tx<'_>, scope: &Scope, case: Option<Id>) -> Result<Option<Id>> {
    let Some(case) = case else {
        return Ok(None);
    };
    Ok(is_seen(tx, scope, "cases", case)?.then_some(case))
}
