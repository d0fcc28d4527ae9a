//! Fields of several values: one for each content, several officials.

use law::procedure::{Facts, Field};
use serde_json::{Map, Value as Json};
use store::Tx;

use super::{Entered, Filling, plain, wrong};
use crate::{FieldError, Id, Result};

type Checked = std::result::Result<(), FieldError>;

/// A text, or one of a list, for every open content: `orders.1`.
pub(super) fn by_content(
    filling: &Filling<'_>,
    entered: &mut Entered,
    field: &Field,
    facts: &Facts,
    open: &[i64],
) -> Checked {
    let mut told = Map::new();
    for no in open {
        if let Some(value) = plain::of_name(filling, field, facts, &no.to_string())? {
            told.insert(no.to_string(), value);
        }
    }
    let texts = told.iter().filter_map(|(no, value)| {
        let text = value.as_str()?.to_owned();
        Some((no.parse::<i64>().ok()?, text))
    });
    entered.by_content.insert(field.id.clone(), texts.collect());
    entered.json.insert(field.id.clone(), Json::Object(told));
    Ok(())
}

/// Officials of the unit, each once: their ids with commas between.
pub(super) fn officials(
    filling: &Filling<'_>,
    tx: &mut Tx<'_>,
    entered: &mut Entered,
    field: &Field,
) -> Result<Checked> {
    let mut chosen: Vec<Id> = Vec::new();
    let parts = filling.text(&field.id).split(',').map(str::trim);
    for text in parts.filter(|text| !text.is_empty()) {
        let Some(id) = filling.colleague(tx, text)? else {
            return Ok(Err(wrong(field, "official-unknown")));
        };
        if !chosen.contains(&id) {
            chosen.push(id);
        }
    }
    let least = field.at_least.unwrap_or(1);
    if chosen.len() < least && !(field.optional && chosen.is_empty()) {
        let code = if chosen.is_empty() {
            "field-missing"
        } else {
            "too-few-choices"
        };
        return Ok(Err(wrong(field, code).with("least", least)));
    }
    let ids = chosen.iter().map(|id| Json::from(id.to_string()));
    entered.json.insert(field.id.clone(), ids.collect());
    entered.groups.insert(field.id.clone(), chosen);
    Ok(Ok(()))
}
