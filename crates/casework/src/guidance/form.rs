//! A document or a class as it was typed, and as it may be kept.

use jiff::civil::Date;

use super::words::Does;
use crate::given::{LINE, TEXT, bounded, listed, needed, number, past_day};
use crate::{FieldError, Id, Setting};

/// The law's list of kinds of documents.
const KINDS: &str = "guidance.kind";
/// The law's list of kinds of classes.
const CLASSES: &str = "guidance.class";
/// Longest number of a document.
const NUMBER: usize = 60;
/// Most people of one class.
const MOST: i64 = 100_000;
/// Most people of one class who are named.
const MOST_NAMED: usize = 500;

/// A document as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawDocument {
    /// Its number.
    pub number: String,
    /// Its day.
    pub on: Option<Date>,
    /// Its kind, by the law's list `guidance.kind`.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// `new` (when empty), `amends`, `cancels`.
    pub does: String,
    /// The document of the register that it amends or cancels.
    pub other: Option<Id>,
    /// Or its number, where the register does not have it.
    pub other_number: String,
}

/// A document fit to be kept.
#[derive(Debug, Clone)]
pub struct DocumentEntry {
    pub(super) number: String,
    pub(super) on: Date,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) does: Does,
    pub(super) other: Option<Id>,
    pub(super) other_number: String,
}

/// Somebody who attended, as he was typed.
#[derive(Debug, Clone, Default)]
pub struct RawAttendee {
    /// An official of a unit in scope.
    pub official: Option<Id>,
    /// Or a name.
    pub name: String,
    /// And its body.
    pub body: String,
}

/// A class as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawClass {
    /// Its day.
    pub on: Option<Date>,
    /// Its kind, by the law's list `guidance.class`.
    pub kind: String,
    /// What it was about.
    pub topic: String,
    /// Who held it.
    pub organizer: String,
    /// Where.
    pub place: String,
    /// How many attended, when more than are named.
    pub people: i64,
    /// Who attended, those who are named.
    pub attendees: Vec<RawAttendee>,
}

/// A class fit to be kept.
#[derive(Debug, Clone)]
pub struct ClassEntry {
    pub(super) on: Date,
    pub(super) kind: String,
    pub(super) topic: String,
    pub(super) organizer: String,
    pub(super) place: String,
    pub(super) people: i64,
    pub(super) attendees: Vec<RawAttendee>,
}

impl RawDocument {
    /// The document, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<DocumentEntry, Vec<FieldError>> {
        let mut errors = Vec::new();
        needed("number", &self.number, NUMBER, &mut errors);
        needed("title", &self.title, TEXT, &mut errors);
        bounded("other_number", &self.other_number, NUMBER, &mut errors);
        let on = past_day(at, "on", self.on, &mut errors);
        let today = at.now.today;
        listed(
            at,
            "kind",
            (KINDS, &self.kind),
            on.unwrap_or(today),
            &mut errors,
        );
        let does = match self.does.as_str() {
            "" => Some(Does::New),
            typed => Does::parse(typed),
        };
        if does.is_none() {
            errors.push(FieldError::new("does", "choice-unknown").with("found", &self.does));
        }
        let other_number = self.other_number.trim().to_owned();
        let names_other = self.other.is_some() || !other_number.is_empty();
        match does {
            Some(Does::New) if names_other => {
                errors.push(FieldError::new("other_number", "new-names-another"));
            }
            Some(Does::Amends | Does::Cancels) if !names_other => {
                errors.push(FieldError::new("other_number", "field-missing"));
            }
            _ => {}
        }
        match (on, does, errors.is_empty()) {
            (Some(on), Some(does), true) => Ok(DocumentEntry {
                number: self.number.trim().to_owned(),
                on,
                kind: self.kind,
                title: self.title.trim().to_owned(),
                does,
                other: self.other,
                other_number,
            }),
            _ => Err(errors),
        }
    }
}

impl RawClass {
    /// The class, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field: `attendees.2.name`.
    pub fn validate(self, at: &Setting) -> Result<ClassEntry, Vec<FieldError>> {
        let mut errors = Vec::new();
        needed("topic", &self.topic, TEXT, &mut errors);
        needed("organizer", &self.organizer, LINE, &mut errors);
        bounded("place", &self.place, LINE, &mut errors);
        let on = past_day(at, "on", self.on, &mut errors);
        let today = at.now.today;
        listed(
            at,
            "kind",
            (CLASSES, &self.kind),
            on.unwrap_or(today),
            &mut errors,
        );
        number("people", self.people, (0, MOST), &mut errors);
        if self.attendees.len() > MOST_NAMED {
            errors.push(FieldError::new("attendees", "too-many").with("most", MOST_NAMED));
        }
        for (no, one) in self.attendees.iter().enumerate().take(MOST_NAMED) {
            if one.official.is_none() {
                needed(
                    &format!("attendees.{no}.name"),
                    &one.name,
                    LINE,
                    &mut errors,
                );
            }
            bounded(
                &format!("attendees.{no}.body"),
                &one.body,
                LINE,
                &mut errors,
            );
        }
        let named = i64::try_from(self.attendees.len()).unwrap_or(i64::MAX);
        let people = self.people.max(named);
        if people == 0 && errors.is_empty() {
            errors.push(FieldError::new("people", "field-missing"));
        }
        match (on, errors.is_empty()) {
            (Some(on), true) => Ok(ClassEntry {
                on,
                kind: self.kind,
                topic: self.topic.trim().to_owned(),
                organizer: self.organizer.trim().to_owned(),
                place: self.place.trim().to_owned(),
                people,
                attendees: self.attendees,
            }),
            _ => Err(errors),
        }
    }
}
