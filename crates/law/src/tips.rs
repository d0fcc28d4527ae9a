//! Information with denunciation content whose source is not named: who takes it where nobody knows whom it concerns (Law on
//! Denunciations art. 25; rulebook §2.5).

use jiff::civil::Date;
use serde::Deserialize;

use crate::place::article_fault;
use crate::unit::{Branch, Level, UnitEntry, Units};
use crate::{Confidence, Faults, Source};

/// The body that takes what concerns nobody knows which body.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unknown {
    /// Its line.
    pub branch: Branch,
    /// How high it stands.
    pub level: Level,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// What the law says of information without a name.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tips {
    /// Where it goes when the body concerned is not known.
    pub unknown: Option<Unknown>,
}

impl Tips {
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("tips.toml") else {
            faults.add("tips.toml", 1, "the file of tips does not exist");
            return Self::default();
        };
        let Some(read) = file.toml::<Self>(faults) else {
            return Self::default();
        };
        match &read.unknown {
            None => faults.add(
                &file.path,
                1,
                "nobody takes what concerns nobody knows whom",
            ),
            Some(unknown) => {
                if let Some(message) = article_fault(&unknown.article) {
                    faults.add(&file.path, 1, message);
                }
            }
        }
        read
    }

    /// The body that takes what concerns nobody knows which body, on a day.
    pub fn taker(&self, units: &Units, on: Date) -> Option<UnitEntry> {
        let unknown = self.unknown.as_ref()?;
        let country = units.country()?;
        let bodies = units.bodies(&country.code, on).into_iter();
        let mut fitting =
            bodies.filter(|unit| unit.branch == unknown.branch && unit.level == unknown.level);
        fitting.next()
    }
}
