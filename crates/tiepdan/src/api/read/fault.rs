//! What cannot be read, as a problem that names the field.

use serde_json::Value as Json;
use words::t;

use crate::web::Problem;
use crate::web::form::FieldFault;

/// The problem of one entry: `code` is one of the messages of `api.ftl`.
pub(in crate::api) fn of_entry(field: &str, code: &'static str) -> Problem {
    let key = match code {
        "field-unknown" => t!("api-field-unknown"),
        "field-missing" => t!("api-field-missing"),
        "twice" => t!("api-twice"),
        "choice-unknown" => t!("api-choice-unknown"),
        "date-wrong" => t!("api-date-wrong"),
        "id-wrong" => t!("api-id-wrong"),
        "period-wrong" => t!("api-period-wrong"),
        "control-letters" => t!("api-control-letters"),
        "cursor-wrong" => t!("api-cursor-wrong"),
        "limit-wrong" => t!("api-limit-wrong"),
        "tag-wrong" => t!("api-tag-wrong"),
        "key-wrong" => t!("api-key-wrong"),
        "file-expected" => t!("api-file-expected"),
        _ => t!("api-wrong-type"),
    };
    let shown: String = field.chars().take(100).collect();
    let fault = FieldFault {
        field: shown.into(),
        key: key.into(),
        values: Vec::new(),
    };
    if code == "field-unknown" {
        return Problem::unknown_field(field).with_field(fault);
    }
    Problem::fields(vec![fault])
}

/// The problem behind a message of the reader, which names what it found in backticks.
pub(super) fn of_reading(path: &str, message: &str) -> Problem {
    let named = message.split('`').nth(1).unwrap_or_default();
    let place = if path == "." { "" } else { path };
    let place = place.replace('[', ".").replace(']', "");
    let below = |name: &str| {
        if place.is_empty() || place == name || place.ends_with(&format!(".{name}")) {
            if place.is_empty() {
                name.to_owned()
            } else {
                place.clone()
            }
        } else {
            format!("{place}.{name}")
        }
    };
    for (beginning, code) in [
        ("unknown field", "field-unknown"),
        ("missing field", "field-missing"),
        ("duplicate field", "twice"),
    ] {
        if message.starts_with(beginning) {
            return of_entry(&below(named), code);
        }
    }
    let told = ["date-wrong", "id-wrong", "cursor-wrong", "limit-wrong"];
    let told = told.into_iter().find(|code| message.starts_with(code));
    let code = match told {
        Some(code) => code,
        None if message.starts_with("unknown variant") => "choice-unknown",
        None => "wrong-type",
    };
    of_entry(&place, code)
}

/// The place of the first text that holds a letter no text may hold.
pub(super) fn broken_letters(value: &Json, place: &str) -> Option<String> {
    let below = |name: &str| {
        if place.is_empty() {
            name.to_owned()
        } else {
            format!("{place}.{name}")
        }
    };
    match value {
        Json::String(text) => is_broken(text).then(|| place.to_owned()),
        Json::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| broken_letters(item, &below(&index.to_string()))),
        Json::Object(fields) => fields.iter().find_map(|(name, item)| {
            if is_broken(name) {
                return Some(place.to_owned());
            }
            broken_letters(item, &below(name))
        }),
        _ => None,
    }
}

/// Does the text hold a control letter other than the ends of lines and tabs?
pub(super) fn is_broken(text: &str) -> bool {
    text.chars()
        .any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
}
