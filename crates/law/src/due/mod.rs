//! Due dates: how days are counted (rulebook §10.1), and the answer with the article it rests on.

mod answer;
mod count;
mod pause;
mod refusal;

use jiff::civil::Date;

pub use answer::{Due, DueDays, Reason};
pub use refusal::{DueOption, DueRefusal};

use crate::Law;
use crate::term::{Counted, Direction, Length, PauseKind, Term, Version};
use count::Reckoning;
use pause::Stop;

/// What is asked of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question<'a> {
    /// Id or name of the term.
    pub term: &'a str,
    /// The day of the event; for a backward term the day it must precede.
    pub from: Date,
    /// The number for a remote area.
    pub remote: bool,
    /// The number for a complex case.
    pub complex: bool,
    /// Extension decisions given.
    pub extensions: u32,
    /// Suspended on the first day, resumed on the second: so many days between them (rulebook KN-20).
    pub suspended: Vec<(Date, Date)>,
    /// Days not counted, first and last included (rulebook KN-01, TC-10).
    pub not_counted: Vec<(Date, Date)>,
}

impl<'a> Question<'a> {
    /// The plain term from a day on.
    pub fn new(term: &'a str, from: Date) -> Self {
        Self {
            term,
            from,
            remote: false,
            complex: false,
            extensions: 0,
            suspended: Vec::new(),
            not_counted: Vec::new(),
        }
    }
}

impl Law {
    /// When a term ends, with all that the answer rests on.
    ///
    /// # Errors
    /// The question makes no sense of this term, or needs a day outside the calendar.
    pub fn due(&self, question: &Question<'_>) -> Result<Due, DueRefusal> {
        let term = self.ask(question)?;
        let Some(version) = term.version_on(question.from) else {
            return Ok(self.not_in_force(term, question.from));
        };
        let mut due = self.without_days(term, version, question.from);
        match &version.length {
            Length::Counted(counted) => {
                let stops = self.stops(question);
                let reckoning = self.reckoning(question, &stops);
                let end = reckoning.end(term.direction, counted)?;
                due.nominal = end.days.nominal;
                due.due = end.days.due;
                due.warn = end.days.warn;
                due.days = reckoning.counted_days(term.direction, counted, &end);
                due.alerts = reckoning.alerts(&version.alerts)?;
                due.target = reckoning.target(term.direction, &end);
                due.tentative = reckoning.is_tentative(counted, &end);
                due.reason = end.reason;
            }
            Length::Immediately => {
                due.target = self.calendar.on_or_after(question.from).ok();
                due.tentative = due
                    .target
                    .is_some_and(|day| self.calendar.is_tentative(question.from, day));
                due.reason = Some(Reason::AtOnce);
            }
            Length::Unnumbered { reason } => {
                due.reason = Some(Reason::NoNumber(reason.clone()));
            }
        }
        Ok(due)
    }

    /// Only the days on which a term ends, for running clocks: at most a few hundred nanoseconds.
    ///
    /// # Errors
    /// The question makes no sense of this term, or needs a day outside the calendar.
    pub fn due_day(&self, question: &Question<'_>) -> Result<DueDays, DueRefusal> {
        let term = self.ask(question)?;
        let counted = term
            .version_on(question.from)
            .and_then(|version| version.length.counted());
        let Some(counted) = counted else {
            return Ok(DueDays::default());
        };
        let stops = self.stops(question);
        Ok(self
            .reckoning(question, &stops)
            .end(term.direction, counted)?
            .days)
    }

    /// Finds the term and refuses words that it does not know.
    fn ask(&self, question: &Question<'_>) -> Result<&Term, DueRefusal> {
        let Some(term) = self.term(question.term) else {
            return Err(self.unknown(question.term));
        };
        let governing = term
            .version_on(question.from)
            .or_else(|| term.versions.iter().find(|v| question.from < v.from))
            .or_else(|| term.versions.last());
        let Some(version) = governing else {
            return Err(self.unknown(question.term));
        };
        refusal::check_options(self, term, version, question)?;
        refusal::check_pauses(term, version, question)?;
        Ok(term)
    }

    fn unknown(&self, word: &str) -> DueRefusal {
        if let Some(rule) = self.terms.other(word) {
            return DueRefusal::NoTerm {
                rule: rule.id.clone(),
                instead: rule.instead.clone(),
                see: rule.see.clone(),
            };
        }
        if self.handling.has(word) {
            return DueRefusal::Handling {
                rule: word.to_owned(),
            };
        }
        if let Some(duty) = self.duties.get(word) {
            return DueRefusal::Duty {
                duty: duty.id.clone(),
            };
        }
        DueRefusal::UnknownTerm {
            asked: word.to_owned(),
            nearest: self.terms.nearest(word),
        }
    }

    fn stops(&self, question: &Question<'_>) -> Vec<Stop> {
        let resumes_later = self.parameters.value("counting.resume") == "second_day";
        pause::stops(question, resumes_later)
    }

    fn reckoning<'a>(&'a self, question: &'a Question<'_>, stops: &'a [Stop]) -> Reckoning<'a> {
        Reckoning {
            calendar: &self.calendar,
            from: question.from,
            complex: question.complex,
            remote: question.remote,
            extensions: question.extensions,
            stops,
        }
    }

    fn not_in_force(&self, term: &Term, from: Date) -> Due {
        let first = term.versions.first();
        let reason = match (first, term.versions.last()) {
            (Some(first), _) if from < first.from => Reason::NotYet {
                since: first.from,
                article: first.article.clone(),
            },
            (_, Some(last)) => Reason::NoLonger {
                until: last.until.unwrap_or(last.from),
                article: last.article.clone(),
            },
            _ => Reason::AtOnce,
        };
        Due {
            version: None,
            article: None,
            reason: Some(reason),
            ..Due::blank(term, from, self.calendar.version())
        }
    }

    fn without_days(&self, term: &Term, version: &Version, from: Date) -> Due {
        Due {
            version: Some(version.id.clone()),
            article: Some(version.article.clone()),
            confidence: Some(version.confidence),
            ..Due::blank(term, from, self.calendar.version())
        }
    }
}

/// Which option a kind of pause is asked with.
fn is_suspension(kind: PauseKind) -> bool {
    kind == PauseKind::Suspension
}

/// The number of a term for the question asked.
fn number(counted: &Counted, complex: bool, remote: bool, extensions: u32) -> u32 {
    let base = match (complex, remote) {
        (true, _) => counted.complex.unwrap_or(counted.base),
        (_, true) => counted.remote.unwrap_or(counted.base),
        _ => counted.base,
    };
    base + counted.extension.map_or(0, |extension| extension.days) * extensions
}

/// Whether a term runs back from its event.
fn is_backward(direction: Direction) -> bool {
    direction == Direction::Backward
}
