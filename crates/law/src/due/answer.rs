//! The answer to a question for a due date.

use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::term::{Direction, Term};
use crate::{Confidence, Text};

/// When a term ends, and what the answer rests on. Its JSON is the contract of `tiepdan law due`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// Id of the term.
    pub term: String,
    /// Name of the term.
    pub name: String,
    /// Version that governs: `KN-02@2026-07-01`.
    pub version: Option<String>,
    /// Day of the event.
    pub start: Date,
    /// Last day before rolling; none for working days.
    pub nominal: Option<Date>,
    /// Last day to act.
    pub due: Option<Date>,
    /// The earlier last day, where two texts disagree.
    pub warn: Option<Date>,
    /// Where it stands. English in JSON, as the numbers of texts read the same in both languages.
    #[serde(serialize_with = "in_english")]
    pub article: Option<Text>,
    /// State of the calendar it was reckoned with.
    pub calendar: String,
    /// A day not announced yet was used.
    pub tentative: bool,
    /// The days counted, in the order of counting.
    pub days: Vec<Date>,
    /// Why there is no due date, or what to know about it.
    #[serde(serialize_with = "in_words")]
    pub reason: Option<Reason>,
    /// A day to aim at that is not law: the working day before a due date on a day of rest, the day itself for *ngay*.
    pub target: Option<Date>,
    /// Days on which to warn that nothing has happened.
    pub alerts: Vec<Date>,
    /// Which way the term runs.
    pub direction: Direction,
    /// How sure the rule is.
    pub confidence: Option<Confidence>,
}

impl Due {
    pub(super) fn blank(term: &Term, start: Date, calendar: &str) -> Self {
        Self {
            term: term.id.clone(),
            name: term.name.clone(),
            version: None,
            start,
            nominal: None,
            due: None,
            warn: None,
            article: None,
            calendar: calendar.to_owned(),
            tentative: false,
            days: Vec::new(),
            reason: None,
            target: None,
            alerts: Vec::new(),
            direction: term.direction,
            confidence: None,
        }
    }
}

/// The days on which a term ends; all absent where the law sets no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DueDays {
    /// Last day before rolling; none for working days.
    pub nominal: Option<Date>,
    /// Last day to act.
    pub due: Option<Date>,
    /// The earlier last day, where two texts disagree.
    pub warn: Option<Date>,
}

/// Why an answer has no due date, or what to know about the one it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The term came later.
    NotYet {
        /// First day it holds.
        since: Date,
        /// Where it stands.
        article: Text,
    },
    /// The term had ended.
    NoLonger {
        /// Last day it held.
        until: Date,
        /// Where it stood.
        article: Text,
    },
    /// The law says at once (*ngay*).
    AtOnce,
    /// The law sets no number but says this.
    NoNumber(Text),
    /// The law counts hours before the event, on its own day.
    HoursBefore(u32),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotYet { since, article } => {
                write!(f, "the term holds from {since} on ({})", article.en)
            }
            Self::NoLonger { until, article } => {
                write!(f, "the term held until {until} ({})", article.en)
            }
            Self::AtOnce => f.write_str("at once: the law sets no number of days"),
            Self::NoNumber(text) => f.write_str(&text.en),
            Self::HoursBefore(1) => f.write_str("at least 1 hour before, on the day itself"),
            Self::HoursBefore(hours) => {
                write!(f, "at least {hours} hours before, on the day itself")
            }
        }
    }
}

// serde hands `serialize_with` a reference to the field, here to an `Option`.
#[allow(clippy::ref_option)]
fn in_english<S: Serializer>(text: &Option<Text>, serializer: S) -> Result<S::Ok, S::Error> {
    text.as_ref().map(|text| &text.en).serialize(serializer)
}

#[allow(clippy::ref_option)]
fn in_words<S: Serializer>(reason: &Option<Reason>, serializer: S) -> Result<S::Ok, S::Error> {
    reason
        .as_ref()
        .map(ToString::to_string)
        .serialize(serializer)
}
