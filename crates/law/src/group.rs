//! Groups: from how many people one speaks of a large group, and how many may represent a group (rulebook KN-22, CR-40).

use serde::Deserialize;

use crate::{Confidence, Faults, Source};

/// Least and most of something; no most: without bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// At least.
    pub least: i64,
    /// At most.
    pub most: Option<i64>,
}

impl Span {
    /// Does a number lie in it?
    pub fn contains(&self, number: i64) -> bool {
        number >= self.least && self.most.is_none_or(|most| number <= most)
    }
}

/// From how many people a group is large.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LargeGroup {
    /// People on one content.
    pub people: i64,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Option<Confidence>,
}

/// How many may represent a group of some size.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Representatives {
    /// Size of the group.
    pub people: Span,
    /// How many may represent it.
    pub may_be: Span,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// `groups.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// When a group is large.
    pub large_group: LargeGroup,
    /// Who may speak for how many.
    pub representatives: Vec<Representatives>,
}

impl Groups {
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("groups.toml") else {
            faults.add("groups.toml", 1, "the file of groups does not exist");
            return Self::default();
        };
        let groups: Self = file.toml(faults).unwrap_or_default();
        let mut next = None;
        for rule in &groups.representatives {
            if next.is_some_and(|next| rule.people.least != next) {
                let message = format!(
                    "sizes of groups do not follow each other at {}",
                    rule.people.least
                );
                faults.add(&file.path, 1, message);
            }
            next = rule.people.most.map(|most| most + 1);
        }
        groups
    }

    /// Is it a large group?
    pub fn is_large(&self, people: i64) -> bool {
        people >= self.large_group.people
    }

    /// The rule for a group of this size; none for one person.
    pub fn representatives_of(&self, people: i64) -> Option<&Representatives> {
        self.representatives
            .iter()
            .find(|rule| rule.people.contains(people))
    }
}
