//! Procedures and forms in `tiepdan law`: rows of a list, and one in full.

use std::io::{self, Write};

use jiff::civil::Date;
use law::Law;
use law::form::{Form, FormVersion};
use law::procedure::{Procedure, Step};
use serde_json::{Value, json};

use super::{Language, shape};
use crate::command::table;

/// Heading of the list of procedures.
pub(super) const PROCEDURES: &[&str] = &["PROCEDURE", "STEPS", "FROM", "UNTIL", "ARTICLE", "TITLE"];
/// Heading of the list of forms.
pub(super) const FORMS: &[&str] = &["FORM", "VERSION", "COLUMNS", "FROM", "UNTIL", "TITLE"];

/// The steps in force on a day, or all of them.
fn steps(procedure: &Procedure, on: Option<Date>) -> Vec<&Step> {
    let all = procedure.steps.iter();
    all.filter(|step| on.is_none_or(|day| step.is_in_force(day, day)))
        .collect()
}

pub(super) fn procedure_rows(law: &Law, on: Option<Date>, language: Language) -> Vec<Vec<String>> {
    let each = law
        .procedures
        .iter()
        .filter(|procedure| on.is_none_or(|day| procedure.begins_on(day)));
    each.map(|procedure| {
        vec![
            procedure.id.clone(),
            steps(procedure, on).len().to_string(),
            procedure.from.to_string(),
            shape::last(procedure.until),
            procedure.article.clone(),
            language.of(&procedure.title).to_owned(),
        ]
    })
    .collect()
}

/// A form with the version it belongs to.
pub(super) fn forms(law: &Law, on: Option<Date>) -> impl Iterator<Item = (&FormVersion, &Form)> {
    let versions = law.forms.versions().iter();
    let versions = versions.filter(move |version| {
        on.is_none_or(|day| {
            law.forms
                .version_on(day)
                .is_some_and(|found| found.id == version.id)
        })
    });
    versions.flat_map(|version| {
        law.forms
            .of_version(&version.id)
            .map(move |form| (version, form))
    })
}

pub(super) fn form_rows(law: &Law, on: Option<Date>) -> Vec<Vec<String>> {
    forms(law, on)
        .map(|(version, form)| {
            vec![
                form.id.clone(),
                version.id.clone(),
                form.columns.len().to_string(),
                version.from.to_string(),
                shape::last(version.until),
                form.title.clone(),
            ]
        })
        .collect()
}

pub(super) fn procedure_json(procedure: &Procedure, on: Option<Date>) -> Value {
    let steps: Vec<Value> = steps(procedure, on).into_iter().map(step_json).collect();
    json!({
        "kind": "procedure", "id": procedure.id, "title": procedure.title, "article": procedure.article,
        "from": procedure.from, "until": procedure.until, "start": procedure.start, "steps": steps,
    })
}

fn step_json(step: &Step) -> Value {
    let by: Vec<&str> = step.by.iter().map(|post| post.as_str()).collect();
    let terms: Vec<&str> = step
        .terms
        .iter()
        .map(|effect| effect.term.as_str())
        .collect();
    let clocks: Vec<Value> = step
        .terms
        .iter()
        .map(|effect| {
            let when = effect.when.as_ref().map(ToString::to_string);
            json!({ "does": effect.does, "term": effect.term, "when": when, "start": effect.start })
        })
        .collect();
    let requires: Vec<Value> = step
        .requires
        .iter()
        .map(|asked| json!({ "fact": asked.fact.to_string(), "article": asked.article, "refusal": asked.refusal }))
        .collect();
    json!({
        "id": step.id, "act": step.act.as_str(), "title": step.title, "from": step.from, "to": step.to,
        "article": step.article, "confidence": step.confidence, "since": step.since, "until": step.until,
        "by": by, "requires": requires, "terms": terms, "clocks": clocks, "notices": step.notices,
    })
}

pub(super) fn form_json(version: &FormVersion, form: &Form) -> Value {
    let columns: Vec<Value> = form
        .columns
        .iter()
        .map(|column| json!({ "no": column.no, "label": column.label }))
        .collect();
    json!({
        "kind": "form", "id": form.id, "version": version.id, "title": form.title, "from": version.from,
        "until": version.until, "columns": columns,
    })
}

pub(super) fn show_procedure(
    procedure: &Procedure,
    on: Option<Date>,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}  {}", procedure.id, language.of(&procedure.title))?;
    let lines = [
        ("article", procedure.article.clone()),
        ("from", procedure.from.to_string()),
        ("until", shape::last(procedure.until)),
        ("begins in", procedure.start.clone()),
    ];
    table::labels(out, &lines)?;
    writeln!(out)?;
    let rows: Vec<Vec<String>> = steps(procedure, on)
        .into_iter()
        .map(|step| step_row(step, language))
        .collect();
    table::write(
        out,
        &[
            "STEP",
            "FROM STATE",
            "TO",
            "SINCE",
            "UNTIL",
            "SURE",
            "CLOCKS",
            "ARTICLE",
            "TITLE",
        ],
        &rows,
    )
}

fn step_row(step: &Step, language: Language) -> Vec<String> {
    vec![
        step.id.clone(),
        step.from.join(" "),
        step.to.clone().unwrap_or_default(),
        step.since.map(|day| day.to_string()).unwrap_or_default(),
        shape::last(step.until),
        format!("{:?}", step.confidence),
        clocks(step),
        step.article.clone(),
        language.of(&step.title).to_owned(),
    ]
}

/// What a step does to the clocks of a case: `meets KN-02, opens KN-04 (!remote)`.
fn clocks(step: &Step) -> String {
    let each = step.terms.iter().map(|effect| {
        let does = format!("{:?}", effect.does).to_lowercase();
        let when = effect
            .when
            .as_ref()
            .map_or_else(String::new, |when| format!(" ({when})"));
        format!("{does} {}{when}", effect.term)
    });
    each.collect::<Vec<_>>().join(", ")
}

pub(super) fn show_form(version: &FormVersion, form: &Form, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}  {}", form.id, form.title)?;
    let lines = [
        ("version", version.id.clone()),
        ("from", version.from.to_string()),
        ("until", shape::last(version.until)),
    ];
    table::labels(out, &lines)?;
    writeln!(out)?;
    let rows: Vec<Vec<String>> = form
        .columns
        .iter()
        .map(|column| vec![column.no.to_string(), column.label.join(" › ")])
        .collect();
    table::write(out, &["NO", "LABEL"], &rows)
}
