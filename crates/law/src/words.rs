//! `words.toml`: the events, actors, levels and branches that the rules speak of.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use crate::term::Named;
use crate::{Faults, Source, SourceFile, Text};

/// The names that terms and duties may use.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary {
    pub(crate) events: BTreeMap<String, Text>,
    pub(crate) actors: BTreeMap<String, Text>,
    /// Actors whose terms are no duty of the unit that keeps a case.
    pub(crate) outside: BTreeSet<String>,
    /// Actors who stand above the unit that keeps a case.
    pub(crate) above: BTreeSet<String>,
    pub(crate) levels: Vec<String>,
    pub(crate) branches: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    levels: Vec<String>,
    branches: Vec<String>,
    event: Vec<Raw>,
    actor: Vec<Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: Spanned<String>,
    title: Text,
    #[serde(default)]
    outside: bool,
    #[serde(default)]
    above: bool,
}

impl Vocabulary {
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("words.toml") else {
            faults.add(
                "words.toml",
                1,
                "the file of events and actors does not exist",
            );
            return Self::default();
        };
        let Some(raw) = file.toml::<File>(faults) else {
            return Self::default();
        };
        let those = |is_such: fn(&Raw) -> bool| {
            let such = raw.actor.iter().filter(|actor| is_such(actor));
            such.map(|actor| actor.id.get_ref().clone()).collect()
        };
        Self {
            outside: those(|actor| actor.outside),
            above: those(|actor| actor.above),
            events: gather(raw.event, file, faults),
            actors: gather(raw.actor, file, faults),
            levels: raw.levels,
            branches: raw.branches,
        }
    }
}

fn gather(raw: Vec<Raw>, file: &SourceFile, faults: &mut Faults) -> BTreeMap<String, Text> {
    let mut named = BTreeMap::new();
    for Raw { id, title, .. } in raw {
        let line = file.line_of(&id.span());
        if named.insert(id.get_ref().clone(), title).is_some() {
            let message = format!("`{}` is given twice", id.get_ref());
            faults.add(&file.path, line, message);
        }
    }
    named
}

/// Looks a name up, with a fault where it does not exist.
pub(crate) fn named(
    known: &BTreeMap<String, Text>,
    kind: &str,
    id: &Spanned<String>,
    file: &SourceFile,
    faults: &mut Faults,
) -> Named {
    let word = id.get_ref();
    let title = known.get(word).cloned().unwrap_or_else(|| {
        let message = format!("no {kind} `{word}` in words.toml");
        faults.add(&file.path, file.line_of(&id.span()), message);
        Text {
            vi: String::new(),
            en: String::new(),
        }
    });
    Named {
        id: word.clone(),
        title,
    }
}
