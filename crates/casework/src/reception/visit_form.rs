//! A visit as it was typed, and as it may be kept.

use jiff::civil::Date;
use law::procedure::Class;

use super::form::bounded;
use crate::person::{Identity, RawIdentity};
use crate::{FieldError, Id, Setting};

/// Longest summary, answer or note.
const TEXT: usize = 2_000;
/// Longest name of a body.
const LINE: usize = 300;
/// Longest number of a paper.
const NUMBER: usize = 60;
/// Most people named on one visit.
const MOST_NAMED: usize = 200;
/// Largest crowd.
const MOST_PEOPLE: i64 = 100_000;

/// Role of somebody who speaks for others.
pub(super) const REPRESENTATIVE: &str = "representative";
/// Role of everybody else.
const VISITOR: &str = "visitor";

/// Somebody who came, as he was typed.
#[derive(Debug, Clone, Default)]
pub struct RawVisitor {
    /// Does he speak for a group?
    pub represents: bool,
    /// Somebody found in the register.
    pub known: Option<Id>,
    /// Or somebody new.
    pub identity: RawIdentity,
    /// Why he could not give what the law asks of him; with it he is received all the same.
    pub without_paper: String,
}

/// A visit as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawVisit {
    /// The session; absent: the unit's regular session of the day.
    pub session: Option<Id>,
    /// The day; absent: the day of the session, or today.
    pub on: Option<Date>,
    /// Who came, the named ones.
    pub visitors: Vec<RawVisitor>,
    /// How many came, when more than are named.
    pub people: i64,
    /// What it is about; a denunciation is sealed at once. May be absent only with a refusal.
    pub class: Option<Class>,
    /// Field, by its id in the law's list.
    pub field: String,
    /// What it is about, in the officer's words, without names.
    pub summary: String,
    /// The body that settled it before.
    pub settled_before_by: String,
    /// Does this unit settle it?
    pub within_competence: Option<bool>,
    /// What came of it, by the law's list `reception.result`.
    pub outcome: String,
    /// Why the reception was refused, by the law's list `reception.refusal`.
    pub ground: String,
    /// What the citizen was told.
    pub answer: String,
    /// The day on which an answer is promised.
    pub promised_on: Option<Date>,
    /// The body to which he was guided.
    pub guided_to: String,
    /// The body to which the matter was handed or transferred.
    pub handed_to: String,
    /// Number of the paper that guides or transfers.
    pub paper_number: String,
    /// What else to know.
    pub note: String,
    /// Was the matter received before? Absent: as the program proposes.
    pub is_repeated: Option<bool>,
    /// An earlier visit on the same matter.
    pub same_as: Option<Id>,
    /// The case it is about.
    pub case: Option<Id>,
    /// The petition it is about.
    pub petition: Option<Id>,
    /// At an online session: does the denouncer not ask that his identity be protected?
    pub waives_protection: bool,
}

/// Somebody who came, fit to be kept.
#[derive(Debug, Clone)]
pub(super) struct Visitor {
    pub(super) role: &'static str,
    pub(super) known: Option<Id>,
    pub(super) identity: Option<Identity>,
    pub(super) without_paper: String,
}

/// A visit fit to be received.
#[derive(Debug, Clone)]
pub struct VisitEntry {
    pub(super) raw: RawVisit,
    pub(super) visitors: Vec<Visitor>,
    pub(super) people: i64,
    pub(super) sealed: bool,
}

impl RawVisit {
    /// The visit, or everything that is wrong with it. What the law asks on the day of its session is asked when it
    /// is received.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(mut self, at: &Setting) -> Result<VisitEntry, Vec<FieldError>> {
        let mut errors = Vec::new();
        if self.on.is_some_and(|on| on > at.now.today) {
            errors.push(FieldError::new("on", "field-in-the-future"));
        }
        if self.on.is_some_and(|on| on < at.law.first_day()) {
            let first = at.law.first_day();
            errors.push(FieldError::new("on", "field-before-the-law").with("first", first));
        }
        for (field, text, most) in [
            ("summary", &mut self.summary, TEXT),
            ("answer", &mut self.answer, TEXT),
            ("note", &mut self.note, TEXT),
            ("settled_before_by", &mut self.settled_before_by, LINE),
            ("guided_to", &mut self.guided_to, LINE),
            ("handed_to", &mut self.handed_to, LINE),
            ("paper_number", &mut self.paper_number, NUMBER),
        ] {
            *text = text.trim().to_owned();
            bounded(field, text, most, &mut errors);
        }
        let visitors = validate_visitors(&self.visitors, &mut errors);
        if !(0..=MOST_PEOPLE).contains(&self.people) {
            errors.push(
                FieldError::new("people", "number-out-of-range")
                    .with("least", 0)
                    .with("most", MOST_PEOPLE),
            );
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let named = i64::try_from(visitors.len()).unwrap_or(i64::MAX);
        Ok(VisitEntry {
            people: self.people.max(named).max(1),
            sealed: self.class == Some(Class::Denunciation),
            visitors,
            raw: self,
        })
    }
}

fn validate_visitors(typed: &[RawVisitor], errors: &mut Vec<FieldError>) -> Vec<Visitor> {
    if typed.len() > MOST_NAMED {
        errors.push(FieldError::new("visitors", "too-many-people").with("most", MOST_NAMED));
        return Vec::new();
    }
    let mut valid = Vec::new();
    for (index, one) in typed.iter().enumerate() {
        let prefix = format!("visitors.{index}.");
        bounded(
            &format!("{prefix}without_paper"),
            &one.without_paper,
            LINE,
            errors,
        );
        let identity = match one.known {
            Some(_) => None,
            None => match one.identity.validate(&prefix) {
                Ok(identity) => Some(identity),
                Err(more) => {
                    errors.extend(more);
                    continue;
                }
            },
        };
        valid.push(Visitor {
            role: if one.represents {
                REPRESENTATIVE
            } else {
                VISITOR
            },
            known: one.known,
            identity,
            without_paper: one.without_paper.trim().to_owned(),
        });
    }
    valid
}
