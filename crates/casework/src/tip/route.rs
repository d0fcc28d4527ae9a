//! Who gets it. What concerns whoever leads a unit never goes to that unit, nor to one below it, but to its superior.

use law::procedure::{Class, Stage};
use law::unit::{Branch, UnitEntry};

use super::words::Role;
use crate::petition::{Against, Competent, propose_competence};
use crate::{FieldError, Refusal, Result, Setting};

/// The unit that gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Receiver {
    pub(super) unit: String,
    pub(super) tenant: String,
    pub(super) kept_from: Option<String>,
}

/// Who gets what concerns somebody of this unit, or of none that is known.
pub(super) fn receiver(at: &Setting, about: Option<&str>, role: Role) -> Result<Receiver> {
    let Some(about) = about else {
        return Ok(of(taker(at)?, None));
    };
    let concerned = body(at, about).ok_or_else(|| unknown("about_unit", about))?;
    if role == Role::Staff {
        let competent = settler(at, about, "staff").and_then(|found| found.unit);
        let found = competent.and_then(|code| body(at, &code));
        return Ok(of(found.unwrap_or(concerned), None));
    }
    let competent = settler(at, about, "head").and_then(|found| found.unit);
    let above = concerned.parent.clone();
    let mut superiors = competent.into_iter().chain(above);
    let fits = |code: String| body(at, &code).filter(|unit| !stands_within(at, about, &unit.code));
    let found = superiors.find_map(fits).map_or_else(|| taker(at), Ok)?;
    Ok(of(found, Some(about.to_owned())))
}

/// Another unit to which it is passed on.
pub(super) fn other(
    at: &Setting,
    from: &str,
    kept_from: Option<&str>,
    to: &str,
) -> Result<Receiver> {
    let found = body(at, to).ok_or_else(|| unknown("to", to))?;
    if found.code == from {
        return Err(FieldError::new("to", "choice-unknown")
            .with("found", to)
            .into());
    }
    if let Some(concerned) = kept_from
        && stands_within(at, concerned, &found.code)
    {
        let refusal = Refusal::new("tip-about-that-unit");
        let article = settler(at, concerned, "head").map(|found| found.article);
        return Err(match article {
            Some(article) => refusal.article(article),
            None => refusal,
        }
        .into());
    }
    Ok(of(found, kept_from.map(str::to_owned)))
}

fn of(unit: UnitEntry, kept_from: Option<String>) -> Receiver {
    Receiver {
        unit: unit.code,
        tenant: unit.tenant,
        kept_from,
    }
}

fn unknown(field: &str, code: &str) -> FieldError {
    FieldError::new(field, "unit-unknown").with("unit", code)
}

/// The body with this code that exists today.
fn body(at: &Setting, code: &str) -> Option<UnitEntry> {
    let unit = at.law.units.as_of(code, at.now.today)?;
    (unit.branch != Branch::Territory).then_some(unit)
}

fn taker(at: &Setting) -> Result<UnitEntry> {
    let taker = at.law.tips.taker(&at.law.units, at.now.today);
    taker.ok_or_else(|| FieldError::new("about_unit", "field-missing").into())
}

fn settler(at: &Setting, unit: &str, role: &str) -> Option<Competent> {
    let against = Against {
        unit,
        role,
        ..Against::default()
    };
    propose_competence(
        at,
        &against,
        Class::Denunciation,
        Stage::First,
        at.now.today,
    )
}

/// Is a unit this one, or does it answer to it through any number of others?
fn stands_within(at: &Setting, upper: &str, lower: &str) -> bool {
    let mut code = Some(lower.to_owned());
    while let Some(current) = code {
        if current == upper {
            return true;
        }
        code = at.law.units.get(&current).and_then(|unit| unit.parent);
    }
    false
}
