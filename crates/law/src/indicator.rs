//! Indicators (chỉ số): figures that serve the indices PAR, DTI and SIPAS, each a part of a whole.

use serde::Deserialize;

use crate::{Confidence, Faults, Source, Text};

/// Where an indicator is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorSource {
    /// What acts count.
    Measures,
    /// Columns of a form.
    Columns,
    /// The duty of heads to receive citizens.
    Duty,
    /// Decisions made public.
    Publicity,
    /// Units that work in the register.
    Connection,
}

/// One indicator.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its name in files and the API.
    pub id: String,
    /// Its words.
    pub title: Text,
    /// How it is counted.
    pub formula: Text,
    /// The indices that it serves.
    pub indices: Vec<String>,
    /// Where it is read from.
    pub source: IndicatorSource,
    /// Patterns of measures.
    #[serde(default)]
    pub numerator: Vec<String>,
    /// Patterns of measures.
    #[serde(default)]
    pub denominator: Vec<String>,
    /// Does what was left before the period count in the denominator?
    #[serde(default, rename = "left")]
    pub has_left: bool,
    /// The form of its columns.
    #[serde(default)]
    pub form: String,
    /// The set of the form.
    #[serde(default)]
    pub version: String,
    /// Columns.
    #[serde(default)]
    pub numerator_columns: Vec<u16>,
    /// Columns.
    #[serde(default)]
    pub denominator_columns: Vec<u16>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// `indicators.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicators {
    /// In the order of the page.
    #[serde(rename = "indicator", default)]
    pub all: Vec<Indicator>,
}

impl Indicators {
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("indicators.toml") else {
            return Self::default();
        };
        let read: Self = file.toml(faults).unwrap_or_default();
        for (no, one) in read.all.iter().enumerate() {
            if read.all.iter().take(no).any(|other| other.id == one.id) {
                faults.add(&file.path, 1, format!("indicator {} stands twice", one.id));
            }
            let is_whole = match one.source {
                IndicatorSource::Measures => {
                    !one.numerator.is_empty() && !one.denominator.is_empty()
                }
                IndicatorSource::Columns => {
                    !one.numerator_columns.is_empty() && !one.denominator_columns.is_empty()
                }
                _ => true,
            };
            if !is_whole {
                let message = format!("indicator {}: a part is missing", one.id);
                faults.add(&file.path, 1, message);
            }
        }
        read
    }
}
