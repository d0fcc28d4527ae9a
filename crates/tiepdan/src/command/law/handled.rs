//! The ways to handle a petition in `tiepdan law`: rows of a list, and those of one rule in full.

use std::io::{self, Write};

use jiff::civil::Date;
use law::handling::Rule;
use law::{Confidence, Law};
use serde_json::{Value, json};

use super::{Language, shape};
use crate::command::table;

/// Heading of the list of ways to handle a petition.
pub(super) const HANDLING: &[&str] = &["RULE", "DOES", "TERM", "FROM", "UNTIL", "SURE", "TITLE"];

/// The rows in force on a day, or all of them.
pub(super) fn rules(law: &Law, on: Option<Date>) -> impl Iterator<Item = &Rule> {
    let all = law.handling.rules.iter();
    all.filter(move |rule| {
        let (from, until) = (rule.from, rule.until);
        on.is_none_or(|day| from.is_none_or(|f| f <= day) && until.is_none_or(|u| day <= u))
    })
}

pub(super) fn rows(law: &Law, on: Option<Date>, language: Language) -> Vec<Vec<String>> {
    let each = rules(law, on).map(|rule| {
        vec![
            rule.id.clone(),
            rule.outcome.as_str().to_owned(),
            rule.term.clone().unwrap_or_default(),
            shape::last(rule.from),
            shape::last(rule.until),
            sure(rule.confidence),
            language.of(&rule.title).to_owned(),
        ]
    });
    each.collect()
}

pub(super) fn json(law: &Law, rule: &Rule) -> Value {
    json!({
        "kind": "handling", "id": rule.id, "title": rule.title, "when": conditions(rule),
        "outcome": rule.outcome.as_str(), "document": rule.document, "term": rule.term,
        "once_per_content": rule.once_per_content, "article": law.texts.cited(&rule.article),
        "confidence": rule.confidence, "from": rule.from, "until": rule.until,
    })
}

pub(super) fn show(
    law: &Law,
    rule: &Rule,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}  {}", rule.id, language.of(&rule.title))?;
    let once = if rule.once_per_content {
        "for one content"
    } else {
        ""
    };
    let lines = [
        ("when", conditions(rule).join(", ")),
        ("does", rule.outcome.as_str().to_owned()),
        ("form", rule.document.clone().unwrap_or_default()),
        ("term", rule.term.clone().unwrap_or_default()),
        ("once", once.to_owned()),
        ("from", shape::last(rule.from)),
        ("until", shape::last(rule.until)),
        (
            "article",
            language.of(&law.texts.cited(&rule.article)).to_owned(),
        ),
        ("sure", sure(rule.confidence)),
    ];
    table::labels(out, &lines)
}

fn conditions(rule: &Rule) -> Vec<String> {
    rule.when.iter().map(ToString::to_string).collect()
}

fn sure(confidence: Confidence) -> String {
    format!("{confidence:?}")
}
