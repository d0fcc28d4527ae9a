//! A directive as it was typed, and as it may be given.

use jiff::civil::Date;

use super::super::given::{LINE, TEXT, bounded, needed};
use super::words::{Source, SubjectKind};
use crate::{FieldError, Id, Setting};

/// Most owners of one directive: every commune of the largest province, and more.
const OWNERS: usize = 1_000;
/// Longest number of a document.
const NUMBER: usize = 60;

/// Who owes it, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawOwner {
    /// Code of the unit.
    pub unit: String,
    /// The official of that unit, where one is named.
    pub official: Option<Id>,
    /// His own due day; absent: that of the directive.
    pub due: Option<Date>,
}

/// A directive as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawDirective {
    /// Where it was given: `reception`, `written`…
    pub source: String,
    /// Number of the document; a written one has one.
    pub number: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// Who gave it: a leader or a body by name; empty: the official who enters it.
    pub given_by: String,
    /// The session at which it was given.
    pub session: Option<Id>,
    /// What it is about: `general` when empty.
    pub subject_kind: String,
    /// The case, petition or visit it is about.
    pub subject: Option<Id>,
    /// What is to be done.
    pub text: String,
    /// The day by which its owners report.
    pub due: Option<Date>,
    /// Who owes it.
    pub owners: Vec<RawOwner>,
}

/// One owner of a directive.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    pub(super) unit: String,
    pub(super) official: Option<Id>,
    pub(super) due: Date,
}

/// A directive fit to be given.
#[derive(Debug, Clone)]
pub struct DirectiveEntry {
    pub(super) source: Source,
    pub(super) number: String,
    pub(super) on: Date,
    pub(super) given_by: String,
    pub(super) session: Option<Id>,
    pub(super) subject: (SubjectKind, Option<Id>),
    pub(super) text: String,
    pub(super) owners: Vec<Owner>,
}

impl RawDirective {
    /// The directive, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<DirectiveEntry, Vec<FieldError>> {
        let mut errors = Vec::new();
        let source = known("source", &self.source, None, Source::parse, &mut errors);
        let general = Some(SubjectKind::General);
        let kind = known(
            "subject_kind",
            &self.subject_kind,
            general,
            SubjectKind::parse,
            &mut errors,
        );
        if kind.is_some_and(|kind| kind.names_one() != self.subject.is_some()) {
            errors.push(FieldError::new("subject", "subject-wrong"));
        }
        needed("text", &self.text, TEXT, &mut errors);
        bounded("given_by", &self.given_by, LINE, &mut errors);
        if source.is_some_and(Source::is_document) {
            needed("number", &self.number, NUMBER, &mut errors);
        } else {
            bounded("number", &self.number, NUMBER, &mut errors);
        }
        let on = self.on.unwrap_or(at.now.today);
        if on > at.now.today {
            errors.push(FieldError::new("on", "field-in-the-future"));
        }
        let first = at.law.first_day();
        if on < first {
            errors.push(FieldError::new("on", "field-before-the-law").with("first", first));
        }
        let owners = self.owners(on, &mut errors);
        match (source, kind, errors.is_empty()) {
            (Some(source), Some(kind), true) => Ok(DirectiveEntry {
                source,
                number: self.number.trim().to_owned(),
                on,
                given_by: self.given_by.trim().to_owned(),
                session: self.session,
                subject: (kind, self.subject),
                text: self.text.trim().to_owned(),
                owners,
            }),
            _ => Err(errors),
        }
    }

    fn owners(&self, on: Date, errors: &mut Vec<FieldError>) -> Vec<Owner> {
        if self.owners.is_empty() {
            errors.push(FieldError::new("owners", "field-missing"));
        }
        if self.owners.len() > OWNERS {
            errors.push(FieldError::new("owners", "too-many").with("most", OWNERS));
        }
        let mut owners: Vec<Owner> = Vec::new();
        for raw in self.owners.iter().take(OWNERS) {
            let Some(due) = raw.due.or(self.due) else {
                errors.push(FieldError::new("due", "field-missing"));
                break;
            };
            if due < on {
                errors.push(FieldError::new("due", "due-before-it-was-given"));
                break;
            }
            let (unit, official) = (raw.unit.trim(), raw.official);
            let is_there = |one: &Owner| one.unit == unit && one.official == official;
            if owners.iter().any(is_there) {
                errors.push(FieldError::new("owners", "owner-twice").with("unit", unit));
                break;
            }
            owners.push(Owner {
                unit: unit.to_owned(),
                official,
                due,
            });
        }
        owners
    }
}

/// The word that was chosen, or the usual one when nothing was.
fn known<T: Copy>(
    field: &str,
    typed: &str,
    usual: Option<T>,
    parse: impl Fn(&str) -> Option<T>,
    errors: &mut Vec<FieldError>,
) -> Option<T> {
    if typed.is_empty() {
        if usual.is_none() {
            errors.push(FieldError::new(field, "field-missing"));
        }
        return usual;
    }
    let found = parse(typed);
    if found.is_none() {
        errors.push(FieldError::new(field, "choice-unknown").with("found", typed));
    }
    found
}
