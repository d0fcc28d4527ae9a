//! The clauses in which requirements speak: facts of a case, joined by "or", each perhaps denied.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;

/// The facts that are true of a case; every other fact is false.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(BTreeSet<String>);

impl Facts {
    /// Is this fact true?
    pub fn holds(&self, fact: &str) -> bool {
        self.0.contains(fact)
    }

    /// Makes a fact true or false.
    pub fn set(&mut self, fact: &str, value: bool) {
        if value {
            self.0.insert(fact.to_owned());
        } else {
            self.0.remove(fact);
        }
    }

    /// The true facts, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl<T: Into<String>> FromIterator<T> for Facts {
    fn from_iter<I: IntoIterator<Item = T>>(facts: I) -> Self {
        Self(facts.into_iter().map(Into::into).collect())
    }
}

/// One fact of a clause, or its denial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// Name of the fact.
    pub fact: String,
    /// True for `!fact`.
    pub denied: bool,
}

/// Facts joined by ` | `; it holds when one of them does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Clause(Vec<Literal>);

/// Why a text is no clause.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is no clause: write facts of small letters, digits and `_`, joined by ` | `, each denied by `!` where needed"
)]
pub struct ClauseError {
    text: String,
}

impl TryFrom<String> for Clause {
    type Error = ClauseError;

    fn try_from(text: String) -> Result<Self, ClauseError> {
        let literals = text.split('|').map(|part| {
            let part = part.trim();
            let (denied, fact) = match part.strip_prefix('!') {
                Some(rest) => (true, rest),
                None => (false, part),
            };
            is_name(fact).then(|| Literal {
                fact: fact.to_owned(),
                denied,
            })
        });
        match literals.collect::<Option<Vec<_>>>() {
            Some(literals) => Ok(Self(literals)),
            None => Err(ClauseError { text }),
        }
    }
}

/// Is this a name in the data: small letters, digits, `_`?
pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

impl Clause {
    /// Does one of its facts hold?
    pub fn holds(&self, facts: &Facts) -> bool {
        self.0
            .iter()
            .any(|literal| facts.holds(&literal.fact) != literal.denied)
    }

    /// Its facts in the order written.
    pub fn literals(&self) -> &[Literal] {
        &self.0
    }

    /// Does it speak of this fact?
    pub fn mentions(&self, fact: &str) -> bool {
        self.0.iter().any(|literal| literal.fact == fact)
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, literal) in self.0.iter().enumerate() {
            let join = if index == 0 { "" } else { " | " };
            let denial = if literal.denied { "!" } else { "" };
            write!(f, "{join}{denial}{}", literal.fact)?;
        }
        Ok(())
    }
}
