//! Rows of the same columns: persons present, pieces of evidence, mediators. `people.1.name` is a column of the first.

use std::collections::{BTreeMap, BTreeSet};

use law::procedure::{Facts, Field, FieldKind};
use serde_json::{Map, Value as Json};
use store::Tx;

use super::{Entered, Filling, plain, wrong};
use crate::document::{self, Attachment};
use crate::{FieldError, Result};

/// Most rows of one step.
const MOST: u32 = 100;

/// One row: what was entered in each column, and of a file its hash.
pub type EnteredRow = BTreeMap<String, String>;

/// Reads the rows that are not empty; answers what is wrong with each column.
pub(super) fn read(
    filling: &Filling<'_>,
    tx: &mut Tx<'_>,
    entered: &mut Entered,
    field: &Field,
    facts: &Facts,
) -> Result<Vec<FieldError>> {
    let has_files = field.columns.iter().any(|one| one.kind == FieldKind::File);
    let files = if has_files {
        document::of_subject(tx, filling.case.id)?
    } else {
        Vec::new()
    };
    let (mut errors, mut rows) = (Vec::new(), Vec::new());
    for no in filled(filling, field) {
        let mut row = Map::new();
        for column in &field.columns {
            let named = Field {
                id: format!("{}.{no}.{}", field.id, column.id),
                ..column.clone()
            };
            match value(filling, &named, facts, &files) {
                Ok(values) => row.extend(
                    values
                        .into_iter()
                        .map(|(ending, value)| (format!("{}{ending}", column.id), value)),
                ),
                Err(error) => errors.push(error),
            }
        }
        rows.push(row);
    }
    let least = field.at_least.unwrap_or(1);
    if rows.len() < least && !field.optional {
        errors.push(wrong(field, "field-missing"));
    }
    let texts = rows.iter().map(texts);
    entered.rows.insert(field.id.clone(), texts.collect());
    let kept = rows.into_iter().map(Json::Object).collect();
    entered.json.insert(field.id.clone(), Json::Array(kept));
    Ok(errors)
}

/// The numbers of the rows in which something was typed.
fn filled(filling: &Filling<'_>, field: &Field) -> BTreeSet<u32> {
    let typed = filling.typed.iter();
    let of_row = |(name, text): (&String, &String)| {
        let rest = name.strip_prefix(&field.id)?.strip_prefix('.')?;
        let (no, _) = rest.split_once('.')?;
        let no: u32 = no.parse().ok()?;
        (!text.trim().is_empty() && no <= MOST).then_some(no)
    };
    typed.filter_map(of_row).collect()
}

/// Is it the name of a column of some row?
pub(super) fn knows(field: &Field, rest: &str) -> bool {
    let Some((no, column)) = rest.split_once('.') else {
        return false;
    };
    no.parse::<u32>().is_ok_and(|no| no <= MOST) && field.columns.iter().any(|one| one.id == column)
}

/// A column as it is kept; of a file its hash too, so that the docket binds it.
fn value(
    filling: &Filling<'_>,
    column: &Field,
    facts: &Facts,
    files: &[Attachment],
) -> std::result::Result<Vec<(&'static str, Json)>, FieldError> {
    if column.kind != FieldKind::File {
        let mut one = Entered::default();
        plain::read(filling, &mut one, column, facts)?;
        return Ok(one.json.into_values().map(|value| ("", value)).collect());
    }
    let text = filling.text(&column.id);
    if text.is_empty() && column.optional {
        return Ok(Vec::new());
    }
    let found = files.iter().find(|file| file.id.to_string() == text);
    let file = found.ok_or_else(|| wrong(column, "choice-unknown").with("found", text))?;
    Ok(vec![
        ("", Json::from(text)),
        ("_hash", Json::from(file.hash.as_str())),
        ("_name", Json::from(file.name.as_str())),
    ])
}

fn texts(row: &Map<String, Json>) -> EnteredRow {
    row.iter()
        .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
        .collect()
}
