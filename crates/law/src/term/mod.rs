//! Terms: the statutory clocks, each with the versions of its law side by side (rulebook V-01).

mod check;
mod load;
mod raw;

use std::collections::HashMap;

use jiff::civil::Date;

use crate::{Citation, Confidence, Text};

pub(crate) use load::Known;

/// One statutory clock.
#[derive(Debug, Clone)]
pub struct Term {
    /// Id in the rulebook: `KN-04`.
    pub id: String,
    /// Its own name: `complaint.first.settlement`.
    pub name: String,
    /// What must be done, or what ends.
    pub title: Text,
    /// The event that starts it; for a backward term the event it ends at.
    pub start: Named,
    /// Who answers for it.
    pub decides: Named,
    /// Papers issued in it, by number and form: `124/2020-15`.
    pub notices: Vec<String>,
    /// Which way it runs.
    pub direction: Direction,
    /// The term it is the remote-area form of, if it is one.
    pub remote_of: Option<String>,
    /// Versions in order of time, without gap or overlap.
    pub versions: Vec<Version>,
}

impl Term {
    /// The version in force on the day of the start event.
    pub fn version_on(&self, date: Date) -> Option<&Version> {
        self.versions
            .iter()
            .rev()
            .find(|version| version.from <= date)
            .filter(|version| version.until.is_none_or(|until| date <= until))
    }
}

/// An event or an actor: an id that code may compare and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// For example `acceptance`.
    pub id: String,
    /// What people call it.
    pub title: Text,
}

/// Which way a term runs from its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the event on: act within so many days after it.
    #[default]
    Forward,
    /// Back from the event: act at least so many days before it.
    Backward,
}

/// One version of a term.
#[derive(Debug, Clone)]
pub struct Version {
    /// `KN-02@2026-07-01`.
    pub id: String,
    /// First day of a start event it governs.
    pub from: Date,
    /// Last day of a start event it governs.
    pub until: Option<Date>,
    /// Where it stands, in words.
    pub article: Text,
    /// Where it stands.
    pub citations: Vec<Citation>,
    /// How sure it is.
    pub confidence: Confidence,
    /// How long it is.
    pub length: Length,
    /// What stops it.
    pub pauses: Vec<Pause>,
    /// Days after the start event on which to warn that it is not met.
    pub alerts: Vec<u32>,
    /// The parameter that chooses its reading, if one does.
    pub parameter: Option<String>,
    /// What else to know.
    pub note: Option<Text>,
}

/// How long a version of a term is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Length {
    /// A number.
    Counted(Counted),
    /// At once (*ngay*): no number in law; shown as the same working day.
    Immediately,
    /// The law sets no number.
    Unnumbered {
        /// What it says instead.
        reason: Text,
    },
}

impl Length {
    /// The number, where there is one.
    pub fn counted(&self) -> Option<&Counted> {
        match self {
            Self::Counted(counted) => Some(counted),
            Self::Immediately | Self::Unnumbered { .. } => None,
        }
    }
}

/// A term with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// What the numbers count.
    pub unit: Unit,
    /// The ordinary number.
    pub base: u32,
    /// The number when the case is complex, from the same start event.
    pub complex: Option<u32>,
    /// The number in a remote area.
    pub remote: Option<u32>,
    /// Extension by decision.
    pub extension: Option<Extension>,
    /// Whether a last day on a day of rest moves to the next working day (rulebook LC-03, LC-09); of a backward term in
    /// days to the one before (LC-08).
    pub is_rolled: bool,
    /// Whether an extension begins at the rolled last day of what it extends (rulebook TC-09).
    pub extends_rolled: bool,
    /// What another text says of the same term, where two disagree (rulebook §0.6).
    pub other: Option<OtherReading>,
}

/// What the numbers of a term count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// *ngày*
    Days,
    /// *ngày làm việc*
    WorkingDays,
    /// *tháng* (rulebook LC-04)
    Months,
    /// The first such day of a month after the event, as report dates are given (rulebook LC-10).
    DayOfMonth,
    /// Hours before the event, on its own day.
    Hours,
}

/// Extension of a term by decision; each begins where the term before it ended, unrolled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Days of one extension.
    pub days: u32,
    /// Most extensions allowed.
    pub max: u32,
}

/// A second text on the same term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherReading {
    /// What its number counts.
    pub unit: Unit,
    /// Its number.
    pub base: u32,
    /// Whether it rolls.
    pub is_rolled: bool,
    /// Where it stands.
    pub article: Text,
}

/// Something that stops a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// What it is.
    pub kind: PauseKind,
    /// First day on which it can begin (rulebook V-02: also for cases already running).
    pub from: Date,
    /// Where it stands.
    pub article: Text,
}

/// What can stop a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseKind {
    /// *tạm đình chỉ*: from the decision to its continuation.
    Suspension,
    /// *trưng cầu giám định*: from the request to the result.
    Expert,
    /// *trở ngại khách quan*: illness, disaster, war, mission and the like.
    Obstacle,
}

/// A rule that is no term, and what to ask instead.
#[derive(Debug, Clone)]
pub struct OtherRule {
    /// Id in the rulebook: `KN-20`.
    pub id: String,
    /// What it says.
    pub title: Text,
    /// Where it stands, in words.
    pub article: Text,
    /// Why it is no term.
    pub instead: Text,
    /// The terms it bears on.
    pub see: Vec<String>,
}

/// All terms, in the order of the files.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    list: Vec<Term>,
    index: HashMap<String, usize>,
    others: Vec<OtherRule>,
}

impl Terms {
    /// One by its id or its name.
    pub fn get(&self, word: &str) -> Option<&Term> {
        self.list.get(*self.index.get(word)?)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Term> {
        self.list.iter()
    }

    /// A rule that is no term.
    pub fn other(&self, id: &str) -> Option<&OtherRule> {
        self.others.iter().find(|rule| rule.id == id)
    }

    /// Rules that are no terms.
    pub fn others(&self) -> impl Iterator<Item = &OtherRule> {
        self.others.iter()
    }

    /// The three ids and names that come nearest to a word that is neither.
    pub fn nearest(&self, word: &str) -> Vec<String> {
        let folded = word.to_lowercase();
        let mut scored: Vec<(f64, &str)> = self
            .list
            .iter()
            .flat_map(|term| [term.id.as_str(), term.name.as_str()])
            .map(|known| (strsim::jaro_winkler(&folded, &known.to_lowercase()), known))
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        scored
            .into_iter()
            .take(3)
            .map(|(_, known)| known.to_owned())
            .collect()
    }
}
