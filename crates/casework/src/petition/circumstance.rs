//! What is out of the ordinary about a petition: where the respondent works now, and since when its writer knew what he
//! complains of (Law on Denunciations art. 12, Law on Complaints art. 9, 48).

use jiff::civil::Date;
use law::competence::Circumstance;
use store::Row;

use super::classify::Classifying;
use super::state::Received;
use crate::{FieldError, Setting};

/// What is out of the ordinary, as the officer gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// What shifts competence away from the ordinary row, by its name in the law's table.
    pub shift: Option<String>,
    /// The unit in which the respondent works now, where he has moved.
    pub present_unit: Option<String>,
    /// The day on which the complainant received or learned of what he complains of.
    pub known_on: Option<Date>,
    /// First and last day on which an obstacle kept him from complaining.
    pub obstacle: Option<(Date, Date)>,
}

impl Circumstances {
    /// Is it a complaint against a disciplinary decision?
    pub fn is_discipline(&self) -> bool {
        self.shift.as_deref() == Some(Circumstance::Discipline.as_str())
    }

    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        let from: Option<Date> = row.get("obstacle_from")?;
        Ok(Self {
            shift: row.get("circumstance")?,
            present_unit: row.get("present_unit")?,
            known_on: row.get("known_on")?,
            obstacle: from.zip(row.get("obstacle_until")?),
        })
    }
}

/// Whatever of it cannot stand for this petition.
pub(super) fn check(
    at: &Setting,
    finding: &Classifying,
    received: &Received,
    errors: &mut Vec<FieldError>,
) {
    let given = &finding.circumstances;
    let (class, stage, on) = (finding.class, finding.stage, received.received_on);
    if let Some(shift) = &given.shift {
        let known = at.law.competence.circumstances(class, stage, on);
        if !known.iter().any(|one| one.as_str() == shift) {
            errors.push(FieldError::new("circumstance", "choice-unknown").with("found", shift));
        }
    }
    if let Some(code) = &given.present_unit
        && at.law.units.get(code).is_none()
    {
        errors.push(FieldError::new("present_unit", "unit-unknown").with("unit", code));
    }
    let day = |field, day: Date, errors: &mut Vec<FieldError>| {
        if day > on {
            errors.push(FieldError::new(field, "after-the-receipt").with("received", on));
        } else if day < at.law.first_day() {
            errors.push(FieldError::new(field, "before-the-register"));
        }
    };
    if let Some(known) = given.known_on {
        day("known_on", known, errors);
    }
    if let Some((from, until)) = given.obstacle {
        day("obstacle_from", from, errors);
        day("obstacle_until", until, errors);
        if until < from {
            errors.push(FieldError::new("obstacle_until", "last-day-before-first"));
        }
    }
}
