//! Readings of the law that are not certain, with the one this register takes and those it could take.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::{Faults, Source, SourceFile, Text};

/// One reading that an administrator may set.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// For example `counting.roll`.
    pub id: String,
    /// What is in doubt.
    pub title: Text,
    /// Entries of the register of doubts: `X-01`, `U-04`.
    pub uncertainty: Vec<String>,
    /// What it may be set to.
    pub allowed: Allowed,
    /// The reading proposed.
    pub default: String,
    /// The reading taken.
    pub value: String,
    /// What it changes.
    pub effect: Text,
}

/// The values a parameter may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allowed {
    /// One of these words.
    Choices(Vec<String>),
    /// A whole number, both ends included.
    Range {
        /// Smallest.
        least: u32,
        /// Largest.
        most: u32,
    },
}

impl Allowed {
    fn admits(&self, value: &str) -> bool {
        match self {
            Self::Choices(choices) => choices.iter().any(|choice| choice == value),
            Self::Range { least, most } => value
                .parse::<u32>()
                .is_ok_and(|number| (*least..=*most).contains(&number)),
        }
    }
}

/// All parameters by id.
#[derive(Debug, Clone, Default)]
pub struct Parameters(BTreeMap<String, Parameter>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    parameter: Vec<Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: Spanned<String>,
    title: Text,
    uncertainty: Vec<String>,
    choices: Option<Vec<String>>,
    range: Option<RawRange>,
    default: Spanned<String>,
    effect: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRange {
    least: u32,
    most: u32,
}

impl Parameters {
    /// Reads `parameters.toml` and applies what the administrator set.
    pub(crate) fn load(
        source: &Source,
        settings: &[(String, String)],
        faults: &mut Faults,
    ) -> Self {
        let mut parameters = Self::default();
        let file = source.file("parameters.toml");
        if let Some((file, raw)) = file.and_then(|file| Some((file, file.toml::<File>(faults)?))) {
            for one in raw.parameter {
                parameters.add(one, file, faults);
            }
        }
        for (id, value) in settings {
            if let Err(message) = parameters.set(id, value) {
                faults.add("parameters.toml", 1, message);
            }
        }
        parameters
    }

    fn add(&mut self, raw: Raw, file: &SourceFile, faults: &mut Faults) {
        let line = file.line_of(&raw.id.span());
        let id = raw.id.into_inner();
        let allowed = match (raw.choices, raw.range) {
            (Some(choices), None) => Allowed::Choices(choices),
            (None, Some(RawRange { least, most })) => Allowed::Range { least, most },
            _ => {
                let message = format!("parameter `{id}` needs either `choices` or `range`");
                faults.add(&file.path, line, message);
                return;
            }
        };
        let default_line = file.line_of(&raw.default.span());
        let default = raw.default.into_inner();
        if !allowed.admits(&default) {
            let message = format!("`{default}` is not among the values of `{id}`");
            faults.add(&file.path, default_line, message);
        }
        let parameter = Parameter {
            id: id.clone(),
            title: raw.title,
            uncertainty: raw.uncertainty,
            allowed,
            value: default.clone(),
            default,
            effect: raw.effect,
        };
        if self.0.insert(id.clone(), parameter).is_some() {
            faults.add(&file.path, line, format!("parameter `{id}` is given twice"));
        }
    }

    fn set(&mut self, id: &str, value: &str) -> Result<(), String> {
        let Some(parameter) = self.0.get_mut(id) else {
            return Err(format!("setting of `{id}`: there is no such parameter"));
        };
        if !parameter.allowed.admits(value) {
            return Err(format!(
                "setting of `{id}`: `{value}` is not among its values"
            ));
        }
        value.clone_into(&mut parameter.value);
        Ok(())
    }

    /// One by its id.
    pub fn get(&self, id: &str) -> Option<&Parameter> {
        self.0.get(id)
    }

    /// The reading taken; empty for a parameter that does not exist.
    pub fn value(&self, id: &str) -> &str {
        self.0
            .get(id)
            .map_or("", |parameter| parameter.value.as_str())
    }

    /// The number taken, for a parameter with a range.
    pub fn number(&self, id: &str) -> Option<u32> {
        self.value(id).parse().ok()
    }

    /// All of them, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Parameter> {
        self.0.values()
    }
}
