//! Units that a register adds to those of the law: a department, a centre, a school, an office that no list of the
//! country names. Whoever asks for a unit finds them beside the law's.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::civil::Date;

use super::fold::fold;
use super::territory::COUNTRY;
use super::{Branch, Level, Place, UnitEntry, Units};
use crate::Text;

/// A unit that a register adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedUnit {
    /// Unique for ever; none of the law's.
    pub code: String,
    /// Its whole name.
    pub name: String,
    /// How high it stands.
    pub level: Level,
    /// Its line.
    pub branch: Branch,
    /// Code of the province or central body whose data it shares.
    pub tenant: String,
    /// Code of its superior: a unit of the law, or another one added.
    pub parent: String,
    /// First day.
    pub from: Date,
    /// Last day; none while it goes on.
    pub until: Option<Date>,
}

/// One unit with what makes it quick to find.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) unit: UnitEntry,
    /// Its name, folded.
    pub(super) folded: Box<str>,
    /// The territory in which it works.
    pub(super) at: u32,
}

/// The units of one register, in order of code.
#[derive(Debug, Default)]
pub(super) struct Added {
    entries: Vec<Entry>,
    by_parent: HashMap<String, Vec<usize>>,
}

/// What a register adds; it can change while the law stays.
#[derive(Debug, Default)]
pub(super) struct Directory(RwLock<Arc<Added>>);

impl Clone for Directory {
    fn clone(&self) -> Self {
        Self(RwLock::new(self.read()))
    }
}

impl Directory {
    pub(super) fn read(&self) -> Arc<Added> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn replace(&self, added: Added) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(added);
    }
}

impl Added {
    pub(super) fn get(&self, code: &str) -> Option<&Entry> {
        let found = self
            .entries
            .binary_search_by(|e| e.unit.code.as_str().cmp(code));
        found.ok().and_then(|at| self.entries.get(at))
    }

    pub(super) fn there(&self, on: Date) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |e| e.unit.is_in_force(on))
    }

    pub(super) fn all(&self) -> Vec<UnitEntry> {
        self.entries.iter().map(|e| e.unit.clone()).collect()
    }

    pub(super) fn below(&self, parent: &str) -> impl Iterator<Item = &Entry> {
        let at = self.by_parent.get(parent).into_iter().flatten();
        at.filter_map(|at| self.entries.get(*at))
    }
}

impl Units {
    /// Puts the units of a register beside those of the law, in place of those that stood there before. A code of the
    /// law stays the law's.
    pub fn join(&self, units: &[AddedUnit]) {
        let known: HashMap<&str, &AddedUnit> = units
            .iter()
            .map(|unit| (unit.code.as_str(), unit))
            .collect();
        let place = |unit: &AddedUnit| {
            let mut parent = unit.parent.as_str();
            for _ in 0..=units.len() {
                match (self.place(parent), known.get(parent)) {
                    (Some(Place::Territory(at) | Place::Body { territory: at, .. }), _) => {
                        return at;
                    }
                    (None, Some(above)) => parent = above.parent.as_str(),
                    (None, None) => break,
                }
            }
            self.territories.find(&unit.tenant).unwrap_or(COUNTRY)
        };
        let own = units.iter().filter(|unit| !self.is_of_law(&unit.code));
        let mut entries: Vec<Entry> = own
            .map(|unit| self.added_entry(unit, place(unit)))
            .collect();
        entries.sort_by(|a, b| a.unit.code.cmp(&b.unit.code));
        entries.dedup_by(|b, a| a.unit.code == b.unit.code);
        let mut by_parent: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            let parent = entry.unit.parent.clone().unwrap_or_default();
            by_parent.entry(parent).or_default().push(at);
        }
        self.added.replace(Added { entries, by_parent });
    }

    /// Does the law itself know a unit with this code, on any day?
    pub fn is_of_law(&self, code: &str) -> bool {
        self.place(code).is_some()
    }

    fn added_entry(&self, unit: &AddedUnit, at: u32) -> Entry {
        let territory = self.territories.get(at);
        let name = Text {
            vi: unit.name.clone(),
            en: unit.name.clone(),
        };
        Entry {
            folded: fold(&unit.name).into(),
            at,
            unit: UnitEntry {
                code: unit.code.clone(),
                short: name.clone(),
                name,
                level: unit.level,
                branch: unit.branch,
                kind: unit.code.clone(),
                tenant: unit.tenant.clone(),
                territory: territory.map_or_else(String::new, |t| t.code.to_string()),
                parent: Some(unit.parent.clone()),
                from: unit.from,
                until: unit.until,
                head_title: None,
                centre: territory.and_then(|t| t.centre),
                resolution: None,
            },
        }
    }
}

#[cfg(test)]
mod tests;
