//! The lists the law gives an officer to choose from: grounds of refusal, suspension and termination, criteria, outcomes.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::notices::Notices;
use crate::place::{Place, article_fault};
use crate::procedure::{Clause, Facts};
use crate::{Confidence, Faults, Source, Text};

/// One list, for example `complaint.non_acceptance`.
#[derive(Debug, Clone)]
pub struct List {
    /// Its id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What stands in it, over all days, in the order of the law.
    pub entries: Vec<Entry>,
}

/// One ground, criterion or outcome.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The code under which it is stored: `1a`, `L3`. Unique in its list on every day.
    pub code: String,
    /// Name.
    pub title: Text,
    /// Where it stands.
    pub article: String,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// First day it may be chosen; absent: always.
    pub from: Option<Date>,
    /// Last day it may be chosen.
    pub until: Option<Date>,
    /// How the citizen is told, where the law says so.
    pub answer: Option<Answer>,
    /// Rule id of the clock that choosing it starts.
    pub term: Option<String>,
    /// The form of the paper that choosing it issues with the step: `31/2019-03`.
    pub notice: Option<String>,
    /// The facts of the case under which alone it may be chosen.
    pub requires: Option<Clause>,
    /// The law names it always: of several to choose it is taken without being chosen.
    #[serde(default)]
    pub always: bool,
    /// For a form of publicity: the fewest days it lasts, the first one counted.
    pub least_days: Option<i64>,
    /// For a form of publicity: how many times at least.
    pub least_times: Option<i64>,
}

/// How a citizen is told of a ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// bằng văn bản
    Written,
    /// bằng lời
    Oral,
}

impl Entry {
    /// Does it stand in the law on that day?
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// May it be chosen for a case with these facts?
    pub fn fits(&self, facts: &Facts) -> bool {
        self.requires
            .as_ref()
            .is_none_or(|clause| clause.holds(facts))
    }
}

impl List {
    /// The entries in force on a day.
    pub fn on(&self, day: Date) -> impl Iterator<Item = &Entry> {
        self.entries
            .iter()
            .filter(move |entry| entry.is_in_force(day))
    }

    /// The entry of this code on a day.
    pub fn entry(&self, code: &str, day: Date) -> Option<&Entry> {
        self.on(day).find(|entry| entry.code == code)
    }
}

/// All lists of `grounds/`.
#[derive(Debug, Clone, Default)]
pub struct Lists(BTreeMap<String, List>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListsFile {
    list: Vec<Spanned<ListRecord>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListRecord {
    id: String,
    title: Text,
    #[serde(rename = "entry", default)]
    entries: Vec<Spanned<Entry>>,
}

impl Lists {
    /// Reads every file of `grounds/`; `is_term` knows the rule ids of clocks.
    pub fn load(
        source: &Source,
        notices: &Notices,
        is_term: &dyn Fn(&str) -> bool,
        faults: &mut Faults,
    ) -> Self {
        let mut lists = Self::default();
        for file in source.files("grounds", "toml") {
            let Some(content) = file.toml::<ListsFile>(faults) else {
                continue;
            };
            for record in content.list {
                let (record, place) = Place::split(file, record);
                let mut entries: Vec<Entry> = Vec::new();
                for entry in record.entries {
                    let (entry, at) = Place::split(file, entry);
                    check_entry(&entry, &entries, &at, is_term, faults);
                    let form = entry.notice.as_deref();
                    if let Some(form) = form.filter(|form| notices.get(form).is_none()) {
                        at.fault(faults, form, format!("there is no paper `{form}`"));
                    }
                    entries.push(entry);
                }
                if entries.is_empty() {
                    let message = format!("list `{}` has no entry", record.id);
                    place.fault(faults, &record.id, message);
                }
                if lists.0.contains_key(&record.id) {
                    let message = format!("list `{}` is given twice", record.id);
                    place.fault(faults, &record.id, message);
                }
                let list = List {
                    id: record.id,
                    title: record.title,
                    entries,
                };
                lists.0.insert(list.id.clone(), list);
            }
        }
        lists
    }

    /// The list of this id.
    pub fn get(&self, id: &str) -> Option<&List> {
        self.0.get(id)
    }

    /// All lists, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = &List> {
        self.0.values()
    }
}

fn check_entry(
    entry: &Entry,
    earlier: &[Entry],
    at: &Place<'_>,
    is_term: &dyn Fn(&str) -> bool,
    faults: &mut Faults,
) {
    if let Some(message) = article_fault(&entry.article) {
        at.fault(faults, "article", message);
    }
    if let (Some(from), Some(until)) = (entry.from, entry.until)
        && until < from
    {
        at.fault(
            faults,
            "until",
            format!("`{}` ends before it begins", entry.code),
        );
    }
    if let Some(term) = entry.term.as_deref().filter(|term| !is_term(term)) {
        at.fault(faults, term, format!("there is no term `{term}`"));
    }
    let twice = earlier
        .iter()
        .any(|other| other.code == entry.code && overlap(entry, other));
    if twice {
        let message = format!("code `{}` stands twice on the same day", entry.code);
        at.fault(faults, &entry.code, message);
    }
}

fn overlap(a: &Entry, b: &Entry) -> bool {
    let begins = |entry: &Entry| entry.from.unwrap_or(Date::MIN);
    let ends = |entry: &Entry| entry.until.unwrap_or(Date::MAX);
    begins(a) <= ends(b) && begins(b) <= ends(a)
}
