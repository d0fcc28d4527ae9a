//! An inspection and its recommendations as they were typed, and as they may be kept.

use jiff::civil::Date;

use super::super::given::{LINE, TEXT, needed};
use super::words::{Kind, Occasion, RecommendationKind, Topic};
use crate::{FieldError, Setting};

/// Most units of one inspection.
const UNITS: usize = 200;
/// Most recommendations of one conclusion.
const RECOMMENDATIONS: usize = 100;
/// Most organizations or people of one recommendation.
const MOST: i64 = 100_000;

/// An inspection as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawInspection {
    /// `inspection`, `check`.
    pub kind: String,
    /// `planned`, `unscheduled`.
    pub occasion: String,
    /// `reception`, `settlement`, `both`.
    pub topic: String,
    /// Number of the plan or the decision.
    pub basis: String,
    /// First day of the time that is inspected.
    pub from: Option<Date>,
    /// Last day of the time that is inspected.
    pub until: Option<Date>,
    /// The day on which it is to begin.
    pub on: Option<Date>,
    /// Working days it may take.
    pub days: Option<i64>,
    /// Who inspects, a name a line; the first leads.
    pub team: String,
    /// Codes of the units that are inspected.
    pub units: Vec<String>,
}

/// A recommendation as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawRecommendation {
    /// `administrative`, `investigation`, `measure`.
    pub kind: String,
    /// Its words.
    pub text: String,
    /// Code of the unit that carries it out.
    pub unit: String,
    /// Organizations, or matters sent to the investigating body.
    pub organizations: i64,
    /// People.
    pub people: i64,
    /// The day by which it is carried out.
    pub due: Option<Date>,
}

/// An inspection fit to be planned.
#[derive(Debug, Clone)]
pub struct InspectionEntry {
    pub(super) kind: Kind,
    pub(super) occasion: Occasion,
    pub(super) topic: Topic,
    pub(super) basis: String,
    pub(super) period: (Date, Date),
    pub(super) planned_on: Date,
    pub(super) days: i64,
    pub(super) team: String,
    pub(super) units: Vec<String>,
}

/// A recommendation fit to be given.
#[derive(Debug, Clone)]
pub(super) struct Recommended {
    pub(super) kind: RecommendationKind,
    pub(super) text: String,
    pub(super) unit: String,
    pub(super) asked: (i64, i64),
    pub(super) due: Date,
}

fn known<T: Copy>(
    field: &str,
    typed: &str,
    parse: impl Fn(&str) -> Option<T>,
    errors: &mut Vec<FieldError>,
) -> Option<T> {
    let found = parse(typed);
    if typed.is_empty() {
        errors.push(FieldError::new(field, "field-missing"));
    } else if found.is_none() {
        errors.push(FieldError::new(field, "choice-unknown").with("found", typed));
    }
    found
}

fn day(field: &str, typed: Option<Date>, errors: &mut Vec<FieldError>) -> Option<Date> {
    if typed.is_none() {
        errors.push(FieldError::new(field, "field-missing"));
    }
    typed
}

impl RawInspection {
    /// The inspection, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<InspectionEntry, Vec<FieldError>> {
        let mut errors = Vec::new();
        let kind = known("kind", &self.kind, Kind::parse, &mut errors);
        let occasion = known("occasion", &self.occasion, Occasion::parse, &mut errors);
        let topic = known("topic", &self.topic, Topic::parse, &mut errors);
        needed("basis", &self.basis, LINE, &mut errors);
        needed("team", &self.team, TEXT, &mut errors);
        let from = day("from", self.from, &mut errors);
        let until = day("until", self.until, &mut errors);
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            errors.push(FieldError::new("until", "last-day-before-first"));
        }
        let planned_on = self.on.unwrap_or(at.now.today);
        let first = at.law.first_day();
        if planned_on < first {
            errors.push(FieldError::new("on", "field-before-the-law").with("first", first));
        }
        let days = self.days.unwrap_or_default();
        if !(1..=400).contains(&days) {
            errors.push(FieldError::new("days", "number-wrong").with("found", days));
        }
        let units = self.units(&mut errors);
        match (kind, occasion, topic, from.zip(until), errors.is_empty()) {
            (Some(kind), Some(occasion), Some(topic), Some(period), true) => Ok(InspectionEntry {
                kind,
                occasion,
                topic,
                basis: self.basis.trim().to_owned(),
                period,
                planned_on,
                days,
                team: self.team.trim().to_owned(),
                units,
            }),
            _ => Err(errors),
        }
    }

    fn units(&self, errors: &mut Vec<FieldError>) -> Vec<String> {
        if self.units.is_empty() {
            errors.push(FieldError::new("units", "field-missing"));
        }
        if self.units.len() > UNITS {
            errors.push(FieldError::new("units", "too-many").with("most", UNITS));
        }
        let mut units: Vec<String> = Vec::new();
        for unit in self.units.iter().take(UNITS).map(|unit| unit.trim()) {
            if units.iter().any(|one| one == unit) {
                errors.push(FieldError::new("units", "owner-twice").with("unit", unit));
                break;
            }
            units.push(unit.to_owned());
        }
        units
    }
}

impl RawRecommendation {
    fn validate(&self, no: usize, on: Date, errors: &mut Vec<FieldError>) -> Option<Recommended> {
        let field = |name: &str| format!("recommendations.{no}.{name}");
        let kind = known(
            &field("kind"),
            &self.kind,
            RecommendationKind::parse,
            errors,
        );
        needed(&field("text"), &self.text, TEXT, errors);
        needed(&field("unit"), &self.unit, LINE, errors);
        let due = day(&field("due"), self.due, errors);
        if due.is_some_and(|due| due < on) {
            errors.push(FieldError::new(field("due"), "due-before-it-was-given"));
        }
        let numbers = [
            ("organizations", self.organizations),
            ("people", self.people),
        ];
        for (name, number) in numbers {
            let is_asked = kind.is_none_or(RecommendationKind::has_numbers);
            if !(0..=MOST).contains(&number) || (number > 0 && !is_asked) {
                errors.push(FieldError::new(field(name), "number-wrong").with("found", number));
            }
        }
        Some(Recommended {
            kind: kind?,
            text: self.text.trim().to_owned(),
            unit: self.unit.trim().to_owned(),
            asked: (self.organizations, self.people),
            due: due?,
        })
    }
}

/// The recommendations of a conclusion of a day, or everything that is wrong with them.
///
/// # Errors
/// One error for each wrong field: `recommendations.2.due`.
pub(super) fn recommended(
    all: &[RawRecommendation],
    on: Date,
    errors: &mut Vec<FieldError>,
) -> Vec<Recommended> {
    if all.len() > RECOMMENDATIONS {
        let wrong = FieldError::new("recommendations", "too-many");
        errors.push(wrong.with("most", RECOMMENDATIONS));
    }
    let each = (1..).zip(all.iter().take(RECOMMENDATIONS));
    each.filter_map(|(no, one)| one.validate(no, on, errors))
        .collect()
}

/// A number of organizations or people that was dealt with.
pub(super) fn number(field: &str, found: i64, errors: &mut Vec<FieldError>) {
    if !(0..=MOST).contains(&found) {
        errors.push(FieldError::new(field, "number-wrong").with("found", found));
    }
}

/// A text of a conclusion.
pub(super) fn texts(number: &str, text: &str, errors: &mut Vec<FieldError>) {
    needed("number", number, 60, errors);
    needed("text", text, TEXT, errors);
}
