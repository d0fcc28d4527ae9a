//! Words that belong to the law itself: the name of a term, a step, a column.

use serde::{Deserialize, Serialize};

/// A name in the languages of the register. The first language of the country is never missing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Vietnamese, as the law has it.
    pub vi: String,
    /// English, as the official translations have it.
    pub en: String,
}

impl Text {
    /// The name in a language; Vietnamese where the language is neither.
    pub fn in_language(&self, language: &str) -> &str {
        if language == "en" { &self.en } else { &self.vi }
    }
}

/// How sure we are of a rule (rulebook §0.1); the surest is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Confidence {
    /// The text of the rule was read.
    A,
    /// From knowledge, sure, or by plain reasoning from a text read.
    B,
    /// Not sure, or a reading on which texts disagree; a parameter.
    C,
}
