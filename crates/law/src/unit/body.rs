//! The rules by which every territory has its bodies (`bodies.toml`, `central.toml`).

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::days::Days;
use super::territory::{COUNTRY, Territory};
use super::{Branch, Level};
use crate::{Faults, Source, SourceFile, Text, dated};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Description {
    #[serde(rename = "body", default)]
    bodies: Vec<Spanned<Rule>>,
}

/// One body that every territory of a level has.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) level: Level,
    pub(super) branch: Branch,
    pub(super) name: Text,
    pub(super) short: Option<Text>,
    pub(super) head: Text,
    parent: Option<String>,
    pub(super) tenant: Option<String>,
    #[serde(default, deserialize_with = "dated::optional")]
    from: Option<Date>,
    #[serde(default, deserialize_with = "dated::optional")]
    until: Option<Date>,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    pub(super) becomes: Vec<String>,
}

/// Where the superior of a body is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Superior<'a> {
    /// Nowhere: it is the top of its line.
    None,
    /// Another body of the same territory.
    Here(&'a str),
    /// The body of the territory above.
    Above(&'a str),
    /// A central body.
    Central(&'a str),
}

impl Rule {
    /// The days the rule allows, before the territory's own are seen.
    pub(super) fn days(&self) -> Days {
        Days {
            from: self.from.unwrap_or(Date::MIN),
            until: self.until,
        }
    }

    /// Where its superior is found.
    pub(super) fn superior(&self) -> Superior<'_> {
        match self.parent.as_deref() {
            None => Superior::None,
            Some(parent) => {
                if let Some(id) = parent.strip_prefix('^') {
                    Superior::Above(id)
                } else if let Some((_, id)) = parent.split_once('.') {
                    Superior::Central(id)
                } else {
                    Superior::Here(parent)
                }
            }
        }
    }

    /// The days on which the territory has this body, if it ever has.
    pub(super) fn days_in(&self, territory: &Territory) -> Option<Days> {
        let number = territory.code.split('-').next().unwrap_or_default();
        let named = |list: &[String]| list.iter().any(|n| n == number);
        if self.level != territory.level
            || (!self.only.is_empty() && !named(&self.only))
            || named(&self.except)
        {
            return None;
        }
        self.days().and(territory.days)
    }
}

/// All rules.
#[derive(Debug, Clone, Default)]
pub(super) struct Bodies {
    pub(super) rules: Vec<Rule>,
    by_id: HashMap<(Level, String), u16>,
}

impl Bodies {
    pub(super) fn load(source: &Source, faults: &mut Faults) -> Self {
        let mut all = Self::default();
        let mut lines = Vec::new();
        for path in ["units/central.toml", "units/bodies.toml"] {
            let Some(file) = source.file(path) else {
                continue;
            };
            let Some(description) = file.toml::<Description>(faults) else {
                continue;
            };
            for body in description.bodies {
                let line = file.line_of(&body.span());
                all.add(body.into_inner(), file, line, faults);
                lines.push((file, line));
            }
        }
        for (rule, (file, line)) in all.rules.iter().zip(lines) {
            all.check(rule, file, line, faults);
        }
        all
    }

    fn add(&mut self, rule: Rule, file: &SourceFile, line: usize, faults: &mut Faults) {
        let at = u16::try_from(self.rules.len()).unwrap_or(u16::MAX);
        let key = (rule.level, rule.id.clone());
        if self.by_id.insert(key, at).is_some() {
            faults.add(
                &file.path,
                line,
                format!("{}: a body of this level stands twice", rule.id),
            );
        }
        if rule.until.is_some_and(|until| until < rule.days().from) {
            faults.add(
                &file.path,
                line,
                format!("{}: ends before it begins", rule.id),
            );
        }
        self.rules.push(rule);
    }

    fn check(&self, rule: &Rule, file: &SourceFile, line: usize, faults: &mut Faults) {
        let known = match rule.superior() {
            Superior::None => true,
            Superior::Here(id) => self.find(rule.level, id).is_some(),
            Superior::Central(id) => self.find(Level::Central, id).is_some(),
            Superior::Above(id) => [Level::Province, Level::District]
                .iter()
                .any(|level| *level < rule.level && self.find(*level, id).is_some()),
        };
        if !known {
            let parent = rule.parent.as_deref().unwrap_or_default();
            faults.add(
                &file.path,
                line,
                format!("{}: parent {parent:?} is no body", rule.id),
            );
        }
        let others = rule.becomes.iter().chain(&rule.tenant);
        for id in others.filter(|id| self.find(rule.level, id).is_none()) {
            faults.add(
                &file.path,
                line,
                format!("{}: {id:?} is no body of this level", rule.id),
            );
        }
        if self.runs_in_a_circle(rule) {
            faults.add(
                &file.path,
                line,
                format!("{}: its parents run in a circle", rule.id),
            );
        }
    }

    /// Do the superiors inside one territory lead back to where they began?
    fn runs_in_a_circle(&self, rule: &Rule) -> bool {
        let mut at = rule;
        for _ in 0..=self.rules.len() {
            let next = match at.superior() {
                Superior::Here(id) => self.find(at.level, id).and_then(|rule| self.get(rule)),
                _ => None,
            };
            match next {
                Some(next) => at = next,
                None => return false,
            }
        }
        true
    }

    /// The rule at a place.
    pub(super) fn get(&self, rule: u16) -> Option<&Rule> {
        self.rules.get(usize::from(rule))
    }

    /// The place of the rule of a level with this id.
    pub(super) fn find(&self, level: Level, id: &str) -> Option<u16> {
        self.by_id.get(&(level, id.to_owned())).copied()
    }

    /// The bodies a territory ever has, with their days.
    pub(super) fn of<'a>(
        &'a self,
        territory: &'a Territory,
    ) -> impl Iterator<Item = (u16, &'a Rule, Days)> + 'a {
        (0u16..)
            .zip(&self.rules)
            .filter_map(|(at, rule)| Some((at, rule, rule.days_in(territory)?)))
    }
}

/// The territory in which a superior is looked for.
pub(super) fn territory_of_superior(
    at: u32,
    territory: &Territory,
    superior: Superior<'_>,
) -> Option<u32> {
    match superior {
        Superior::None => None,
        Superior::Here(_) => Some(at),
        Superior::Above(_) => Some(territory.parent),
        Superior::Central(_) => Some(COUNTRY),
    }
}
