//! Who may do what (phân quyền): one rule for each act, with the posts it is given to, its conditions, where it stands and
//! the days on which it holds. The register asks this table and no other.

mod load;
mod page;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::Deserialize;

use crate::procedure::Post;
use crate::{Confidence, Faults, Text, dated};

/// Where the rules stand.
const FILE: &str = "rights.toml";
/// What stands in place of an article where no text that was read gives the act to a post.
pub const OFFICE: &str = "office";

/// What must be true beside the post. The list is closed: each is applied by the register under its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The post is held in the unit for which the person works.
    OwnUnit,
    /// Also for the units below, where the post was given with a view below.
    Below,
    /// Not about himself.
    NotHimself,
    /// By a second person: not by whoever did what comes before.
    SecondPerson,
    /// The procedure of the case names the post for the step.
    NamedByProcedure,
    /// Only while a delegation of the head runs.
    Delegated,
}

impl Condition {
    /// Every one, in the order of the page.
    pub const ALL: &'static [Self] = &[
        Self::OwnUnit,
        Self::Below,
        Self::NotHimself,
        Self::SecondPerson,
        Self::NamedByProcedure,
        Self::Delegated,
    ];
}

/// A post or a condition in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named<T> {
    /// What is named.
    pub id: T,
    /// Its words.
    pub title: Text,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What the audit keeps: `R-PET-03`. It is never given to another rule.
    pub id: String,
    /// The act: `handle`.
    pub act: String,
    /// The act in one sentence.
    pub title: Text,
    /// Who may do it.
    pub posts: Vec<Post>,
    /// What must be true beside the post.
    pub conditions: Vec<Condition>,
    /// Where it stands; [`OFFICE`] for a rule that the register proposes.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// First day on which it holds.
    #[serde(deserialize_with = "dated::required")]
    pub from: Date,
    /// Last day; none while it holds.
    #[serde(default, deserialize_with = "dated::optional")]
    pub until: Option<Date>,
}

impl Rule {
    /// Does it hold on this day?
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| until >= day)
    }

    /// Does it have this condition?
    pub fn has(&self, condition: Condition) -> bool {
        self.conditions.contains(&condition)
    }

    /// Is it a rule of the office, with no text of law behind it?
    pub fn is_of_office(&self) -> bool {
        self.article == OFFICE
    }
}

/// `rights.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rights {
    posts: Vec<Named<Post>>,
    conditions: Vec<Named<Condition>>,
    rules: Vec<Rule>,
}

impl Rights {
    /// The rule of an act on a day.
    pub fn rule(&self, act: &str, on: Date) -> Option<&Rule> {
        self.rules
            .iter()
            .find(|rule| rule.act == act && rule.holds_on(on))
    }

    /// The posts to which an act is given on a day.
    pub fn posts_of(&self, act: &str, on: Date) -> &[Post] {
        self.rule(act, on).map_or(&[], |rule| rule.posts.as_slice())
    }

    /// Every rule, those of before too, in the order of the file.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The posts that can be given, in the order of the file.
    pub fn posts(&self) -> &[Named<Post>] {
        &self.posts
    }

    /// A condition in words.
    pub fn condition(&self, condition: Condition) -> Option<&Text> {
        let mut named = self.conditions.iter();
        named
            .find(|named| named.id == condition)
            .map(|named| &named.title)
    }

    /// Do the rules speak of each of these acts, in force without end, and of no other?
    ///
    /// # Errors
    /// Each act without a rule, each rule for an act that is not among them.
    pub fn prove(&self, acts: &[&str]) -> Result<(), Faults> {
        let mut faults = Faults::default();
        for act in acts {
            let mut rules = self.rules.iter().filter(|rule| rule.act == *act);
            if !rules.any(|rule| rule.until.is_none()) {
                faults.add(FILE, 1, format!("no rule says who may `{act}` from now on"));
            }
        }
        for rule in &self.rules {
            if !acts.contains(&rule.act.as_str()) {
                let message = format!("{} is for `{}`, which is no act", rule.id, rule.act);
                faults.add(FILE, 1, message);
            }
        }
        faults.or(())
    }
}
