//! An urging by hand as it was typed, and as it may be sent.

use jiff::civil::Date;
use law::urging::Answering;

use super::super::given::{TEXT, bounded, needed};
use super::engine::answer_day;
use super::words::UrgedKind;
use crate::{FieldError, Id, Setting};

/// Longest number of a document.
const NUMBER: usize = 60;

/// An urging by hand as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawUrging {
    /// `case`, `petition`, `assignment`.
    pub subject_kind: String,
    /// The thing.
    pub subject: Option<Id>,
    /// Number of the document; may be empty.
    pub number: String,
    /// What is asked.
    pub text: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// The day by which an answer is owed; absent: as the law sets it for a demand.
    pub answer_by: Option<Date>,
}

/// An urging fit to be sent.
#[derive(Debug, Clone)]
pub struct UrgingEntry {
    pub(super) subject: (UrgedKind, Id),
    pub(super) number: String,
    pub(super) text: String,
    pub(super) on: Date,
    pub(super) answer_by: Date,
}

impl RawUrging {
    /// The urging, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<UrgingEntry, Vec<FieldError>> {
        let mut errors = Vec::new();
        let kind = UrgedKind::parse(&self.subject_kind).filter(|kind| kind.is_by_hand());
        let subject = kind.zip(self.subject);
        if subject.is_none() {
            errors.push(FieldError::new("subject", "subject-wrong"));
        }
        needed("text", &self.text, TEXT, &mut errors);
        bounded("number", &self.number, NUMBER, &mut errors);
        let on = self.on.unwrap_or(at.now.today);
        if on > at.now.today {
            errors.push(FieldError::new("on", "field-in-the-future"));
        }
        let first = at.law.first_day();
        if on < first {
            errors.push(FieldError::new("on", "field-before-the-law").with("first", first));
        }
        let usual = || {
            let answer = at.law.urging.answer.as_ref()?;
            answer_day(&at.law, &Answering::Term(answer.term.clone()), on)
        };
        let answer_by = self.answer_by.or_else(usual);
        match answer_by {
            None => errors.push(FieldError::new("answer_by", "field-missing")),
            Some(by) if by < on => {
                errors.push(FieldError::new("answer_by", "due-before-it-was-given"));
            }
            Some(_) => {}
        }
        match (subject, answer_by, errors.is_empty()) {
            (Some(subject), Some(answer_by), true) => Ok(UrgingEntry {
                subject,
                number: self.number.trim().to_owned(),
                text: self.text.trim().to_owned(),
                on,
                answer_by,
            }),
            _ => Err(errors),
        }
    }
}
