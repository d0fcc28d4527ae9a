//! Terms as the files write them.

use serde::Deserialize;
use toml::Spanned;

use super::{Direction, Extension, PauseKind, Unit};
use crate::day::Day;
use crate::instrument::RawCitation;
use crate::{Confidence, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) term: Vec<RawTerm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTerm {
    pub(super) id: Spanned<String>,
    pub(super) name: Spanned<String>,
    pub(super) title: Text,
    pub(super) start: Spanned<String>,
    pub(super) decides: Spanned<String>,
    #[serde(default)]
    pub(super) notices: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) direction: Direction,
    pub(super) remote_of: Option<Spanned<String>>,
    pub(super) same_as: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) version: Vec<RawVersion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawVersion {
    pub(super) from: Spanned<Day>,
    pub(super) until: Option<Spanned<Day>>,
    pub(super) articles: Spanned<Vec<RawCitation>>,
    pub(super) confidence: Confidence,
    pub(super) unit: Spanned<RawUnit>,
    pub(super) base: Option<u32>,
    pub(super) complex: Option<u32>,
    pub(super) remote: Option<u32>,
    pub(super) extension: Option<Extension>,
    pub(super) roll: Option<bool>,
    #[serde(default)]
    pub(super) pauses: Vec<RawPause>,
    #[serde(default)]
    pub(super) alerts: Vec<u32>,
    pub(super) parameter: Option<Spanned<String>>,
    pub(super) reading: Option<String>,
    pub(super) second: Option<RawSecond>,
    pub(super) reason: Option<Text>,
    pub(super) note: Option<Text>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawUnit {
    Days,
    WorkingDays,
    Months,
    DayOfMonth,
    Hours,
    Immediately,
    None,
}

impl RawUnit {
    /// The unit of a number; none where the law sets no number.
    pub(super) fn unit(self) -> Option<Unit> {
        match self {
            Self::Days => Some(Unit::Days),
            Self::WorkingDays => Some(Unit::WorkingDays),
            Self::Months => Some(Unit::Months),
            Self::DayOfMonth => Some(Unit::DayOfMonth),
            Self::Hours => Some(Unit::Hours),
            Self::Immediately | Self::None => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPause {
    pub(super) kind: PauseKind,
    pub(super) from: Day,
    pub(super) articles: Spanned<Vec<RawCitation>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSecond {
    pub(super) unit: Unit,
    pub(super) base: u32,
    pub(super) reading: String,
    pub(super) articles: Spanned<Vec<RawCitation>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesFile {
    pub(super) rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub(super) id: Spanned<String>,
    pub(super) title: Text,
    pub(super) article: Spanned<String>,
    pub(super) instead: Text,
    #[serde(default)]
    pub(super) see: Vec<Spanned<String>>,
}
