//! Reads procedures: one file each in `procedures/`, put together with the parts in `procedure_parts/` and
//! the sets of fields in `fields.toml` that they share.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::check::Draft;
use super::{Class, Fact, Field, Procedure, Stage, StandIn, State, Step, TermEffect};
use crate::grounds::Lists;
use crate::notices::Notices;
use crate::place::Place;
use crate::{Faults, Source, SourceFile, Text};

/// What the steps of a procedure may name besides the procedure itself.
pub(crate) struct Readers<'a> {
    /// Lists to choose from.
    pub(crate) lists: &'a Lists,
    /// Statutory papers.
    pub(crate) notices: &'a Notices,
    /// Knows the rule ids of clocks.
    pub(crate) is_term: &'a dyn Fn(&str) -> bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcedureFile {
    id: String,
    class: Class,
    stage: Stage,
    #[serde(default)]
    discipline: bool,
    title: Text,
    article: String,
    from: Date,
    until: Option<Date>,
    stand_in: Option<StandIn>,
    start: String,
    limitation: Option<String>,
    settlement: Vec<String>,
    #[serde(default)]
    parts: Vec<String>,
    #[serde(default)]
    opening: Vec<TermEffect>,
    #[serde(rename = "state", default)]
    states: Vec<Spanned<State>>,
    #[serde(rename = "fact", default)]
    facts: Vec<Spanned<Fact>>,
    #[serde(rename = "step", default)]
    steps: Vec<Spanned<Step>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartFile {
    #[serde(rename = "state", default)]
    states: Vec<Spanned<State>>,
    #[serde(rename = "fact", default)]
    facts: Vec<Spanned<Fact>>,
    #[serde(rename = "step", default)]
    steps: Vec<Spanned<Step>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldsFile {
    set: Vec<FieldSet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldSet {
    id: String,
    #[serde(rename = "field")]
    fields: Vec<Field>,
}

/// A record with its place.
pub(super) type Placed<'a, T> = (T, Place<'a>);

/// Reads every procedure of `procedures/`. What is wrong is added to `faults`.
pub(crate) fn procedures(
    source: &Source,
    readers: &Readers<'_>,
    faults: &mut Faults,
) -> Vec<Procedure> {
    let parts = parts(source, faults);
    let sets = field_sets(source, faults);
    let mut procedures = Vec::new();
    for file in source.files("procedures", "toml") {
        let Some(content) = file.toml::<ProcedureFile>(faults) else {
            continue;
        };
        let draft = assemble(file, content, &parts, faults);
        procedures.push(draft.finish(&sets, readers, faults));
    }
    procedures
}

fn parts<'a>(source: &'a Source, faults: &mut Faults) -> BTreeMap<String, &'a SourceFile> {
    source
        .files("procedure_parts", "toml")
        .filter_map(|file| {
            // Read once here so that a mistake of grammar is told once, not by every procedure that uses the part.
            file.toml::<PartFile>(faults)?;
            let name = file.path.strip_prefix("procedure_parts/")?;
            Some((name.strip_suffix(".toml")?.to_owned(), file))
        })
        .collect()
}

fn field_sets(source: &Source, faults: &mut Faults) -> BTreeMap<String, Vec<Field>> {
    source
        .file("fields.toml")
        .and_then(|file| file.toml::<FieldsFile>(faults))
        .into_iter()
        .flat_map(|content| content.set)
        .map(|set| (set.id, set.fields))
        .collect()
}

fn assemble<'a>(
    file: &'a SourceFile,
    content: ProcedureFile,
    parts: &BTreeMap<String, &'a SourceFile>,
    faults: &mut Faults,
) -> Draft<'a> {
    let top = Place::top(file);
    let mut draft = Draft {
        top,
        states: placed(file, content.states),
        facts: placed(file, content.facts),
        steps: placed(file, content.steps),
        head: Procedure {
            id: content.id,
            class: content.class,
            stage: content.stage,
            discipline: content.discipline,
            title: content.title,
            article: content.article,
            from: content.from,
            until: content.until,
            stand_in: content.stand_in,
            start: content.start,
            limitation: content.limitation,
            settlement: content.settlement,
            opening: content.opening,
            states: Vec::new(),
            facts: Vec::new(),
            steps: Vec::new(),
        },
    };
    for name in &content.parts {
        let Some(part_file) = parts.get(name) else {
            top.fault(
                faults,
                name,
                format!("there is no part `{name}` in procedure_parts"),
            );
            continue;
        };
        // Its mistakes of grammar were told when all parts were read.
        let Some(part) = part_file.toml::<PartFile>(&mut Faults::default()) else {
            continue;
        };
        draft.states.extend(placed(part_file, part.states));
        draft.facts.extend(placed(part_file, part.facts));
        draft.steps.extend(placed(part_file, part.steps));
    }
    draft
}

fn placed<T>(file: &SourceFile, records: Vec<Spanned<T>>) -> Vec<Placed<'_, T>> {
    records
        .into_iter()
        .map(|record| Place::split(file, record))
        .collect()
}
