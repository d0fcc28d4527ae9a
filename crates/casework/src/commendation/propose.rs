//! A unit or a person is proposed, with the figures of the unit in the period.

use jiff::civil::Date;
use law::period::Period;
use serde::{Deserialize, Serialize};
use store::{Tx, params};

use super::state::Commendation;
use super::words::{Stand, SubjectKind};
use crate::access::{Permit, Scope, acts};
use crate::report::{indicators, per_mille};
use crate::{Failure, FieldError, Id, Result, Setting, organization};

/// A commendation as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawCommendation {
    /// `unit`, `person`.
    pub kind: String,
    /// The unit, or the one for which the person works.
    pub subject: String,
    /// The official.
    pub official: Option<Id>,
    /// Name and post of a person who does not work in the register.
    pub person: String,
    /// The form.
    pub form: String,
    /// The period.
    pub period: String,
    /// What for.
    pub merit: String,
    /// The day it was proposed; absent: today.
    pub on: Option<Date>,
}

/// A figure behind a commendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The indicator.
    pub indicator: String,
    /// The part.
    pub numerator: i64,
    /// The whole.
    pub denominator: i64,
}

impl Figure {
    /// The rate in thousandths; none where the whole is 0.
    pub fn rate(&self) -> Option<i64> {
        per_mille(self.numerator, self.denominator)
    }
}

/// Longest text.
const TEXT: usize = 4_000;
/// Longest name and post.
const NAME: usize = 300;
const OF_UNIT: &str = "select name from official where id = $1 and unit = $2";

/// Proposes a commendation by the unit of the permit.
///
/// # Errors
/// Field errors for what is missing, too long or unknown; for a unit not led by this one, a form that it does not grant, an
/// official of another unit.
pub fn propose(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Commend>,
    raw: &RawCommendation,
) -> Result<Id> {
    let mut errors = Vec::new();
    let kind = SubjectKind::parse(&raw.kind);
    if kind.is_none() {
        errors.push(FieldError::new("kind", "choice-unknown").with("found", &raw.kind));
    }
    check_texts(raw, kind, &mut errors);
    check_form(at, permit.unit(), raw, &mut errors);
    let on = raw.on.unwrap_or(at.now.today);
    if on > at.now.today {
        errors.push(FieldError::new("on", "field-in-the-future"));
    }
    let period = at.law.periods.parse(&raw.period).ok();
    if period.is_none() {
        errors.push(FieldError::new("period", "period-wrong"));
    }
    if !is_led(tx, at, permit.unit(), &raw.subject)? {
        errors.push(FieldError::new("subject", "unit-not-led").with("unit", &raw.subject));
    }
    let person = named(tx, raw, &mut errors)?;
    let (Some(kind), Some(period), true) = (kind, period, errors.is_empty()) else {
        return Err(Failure::Invalid(errors));
    };
    let unit = organization::ensure(tx, at, permit.unit())?;
    let figures = figures(tx, at, &raw.subject, &period)?;
    let one = Commendation {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        kind,
        subject: raw.subject.clone(),
        official: raw.official.filter(|_| kind == SubjectKind::Person),
        person: if kind == SubjectKind::Person {
            person
        } else {
            String::new()
        },
        form: raw.form.clone(),
        period: period.text,
        merit: raw.merit.trim().to_owned(),
        figures: serde_json::to_string(&figures).unwrap_or_default(),
        proposed_on: on,
        stand: Stand::Proposed,
        number: String::new(),
        decided_on: None,
        reason: String::new(),
        version: 1,
    };
    one.insert(tx, permit.official())?;
    one.record(tx, at, permit, "commendation.proposed")?;
    Ok(one.id)
}

fn check_texts(raw: &RawCommendation, kind: Option<SubjectKind>, errors: &mut Vec<FieldError>) {
    if raw.merit.trim().is_empty() {
        errors.push(FieldError::new("merit", "field-missing"));
    }
    if raw.merit.chars().count() > TEXT {
        errors.push(FieldError::new("merit", "field-too-long").with("most", TEXT));
    }
    if raw.person.chars().count() > NAME {
        errors.push(FieldError::new("person", "field-too-long").with("most", NAME));
    }
    let is_named = raw.official.is_some() || !raw.person.trim().is_empty();
    if kind == Some(SubjectKind::Person) && !is_named {
        errors.push(FieldError::new("person", "field-missing"));
    }
}

fn check_form(at: &Setting, unit: &str, raw: &RawCommendation, errors: &mut Vec<FieldError>) {
    let level = at.law.units.get(unit).map(|unit| unit.level);
    let form = at.law.commendations.form(&raw.form);
    let grants = form.is_some_and(|form| {
        level.is_some_and(|level| form.levels.contains(&level)) && form.to.contains(&raw.kind)
    });
    if !grants {
        errors.push(FieldError::new("form", "choice-unknown").with("found", &raw.form));
    }
}

/// Does a unit, or one that took its tasks over, stand within this one?
fn is_led(tx: &mut Tx<'_>, at: &Setting, unit: &str, subject: &str) -> Result<bool> {
    if at.law.units.get(subject).is_none() {
        return Ok(false);
    }
    let mut open = vec![subject.to_owned()];
    let mut seen = Vec::new();
    while let Some(code) = open.pop() {
        if seen.contains(&code) {
            continue;
        }
        organization::ensure(tx, at, &code)?;
        if organization::is_within(tx, unit, &code)? {
            return Ok(true);
        }
        let after = at.law.units.successors(&code).into_iter();
        open.extend(after.map(|one| one.code));
        seen.push(code);
    }
    Ok(false)
}

/// Name and post as typed, or the name of the official.
fn named(tx: &mut Tx<'_>, raw: &RawCommendation, errors: &mut Vec<FieldError>) -> Result<String> {
    let Some(official) = raw.official else {
        return Ok(raw.person.trim().to_owned());
    };
    if let Some(row) = tx.first(OF_UNIT, params![official, raw.subject])? {
        return Ok(row.get("name")?);
    }
    let wrong = FieldError::new("official", "official-not-of-unit");
    errors.push(wrong.with("unit", &raw.subject));
    Ok(String::new())
}

/// The figures of a unit in a period that can stand behind a commendation.
///
/// # Errors
/// What the database reports.
pub fn figures(tx: &mut Tx<'_>, at: &Setting, unit: &str, period: &Period) -> Result<Vec<Figure>> {
    organization::ensure(tx, at, unit)?;
    let table = indicators(tx, at, &Scope::within(unit), (unit, period))?;
    let all = at.law.indicators.all.iter().zip(table.total);
    let told = all.filter(|(_, part)| part.denominator > 0);
    Ok(told
        .map(|(indicator, part)| Figure {
            indicator: indicator.id.clone(),
            numerator: part.numerator,
            denominator: part.denominator,
        })
        .collect())
}
