//! What a program sends with a step, as the texts a form would send.

use std::collections::BTreeMap;

use casework::Failure;
use serde_json::Value as Json;

use crate::api::read::of_entry;
use crate::web::Problem;

/// The texts: findings as `findings.1`, chosen contents as `contents.1`, several choices with commas, rows as
/// `people.1.name`.
///
/// # Errors
/// The first field whose value is of a type that no field has.
pub(super) fn texts(sent: &BTreeMap<String, Json>) -> Result<BTreeMap<String, String>, Problem> {
    let mut texts = BTreeMap::new();
    for (name, value) in sent {
        match value {
            Json::Null => {}
            Json::Object(parts) => {
                for (part, value) in parts {
                    let name = format!("{name}.{part}");
                    texts.insert(name.clone(), plain(&name, value)?);
                }
            }
            Json::Array(items) if !items.is_empty() && items.iter().all(Json::is_i64) => {
                let each = items
                    .iter()
                    .map(|no| (format!("{name}.{no}"), "yes".to_owned()));
                texts.extend(each);
            }
            Json::Array(rows) if !rows.is_empty() && rows.iter().all(Json::is_object) => {
                for (no, row) in (1_u32..).zip(rows) {
                    for (column, value) in row.as_object().into_iter().flatten() {
                        let name = format!("{name}.{no}.{column}");
                        if !value.is_null() {
                            texts.insert(name.clone(), plain(&name, value)?);
                        }
                    }
                }
            }
            Json::Array(items) => {
                let each = items.iter().map(|item| choice(name, item));
                let choices = each.collect::<Result<Vec<_>, _>>()?;
                if !choices.is_empty() {
                    texts.insert(name.clone(), choices.join(","));
                }
            }
            value => {
                texts.insert(name.clone(), plain(name, value)?);
            }
        }
    }
    Ok(texts)
}

fn plain(name: &str, value: &Json) -> Result<String, Problem> {
    match value {
        Json::String(text) => Ok(text.clone()),
        Json::Bool(yes) => Ok(if *yes { "yes" } else { "no" }.to_owned()),
        Json::Number(number) if number.is_i64() => Ok(number.to_string()),
        _ => Err(of_entry(name, "wrong-type")),
    }
}

fn choice(name: &str, item: &Json) -> Result<String, Problem> {
    let code = item.as_str().filter(|code| !code.contains(','));
    code.map(str::to_owned)
        .ok_or_else(|| of_entry(name, "wrong-type"))
}

/// Names the fields as they stand in the body: beside the step, not within `fields`.
pub(super) fn as_sent(failure: Failure) -> Failure {
    let Failure::Invalid(mut errors) = failure else {
        return failure;
    };
    for error in &mut errors {
        if let Some(plain) = error.field.strip_prefix("fields.") {
            error.field = plain.to_owned();
        }
    }
    Failure::Invalid(errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<BTreeMap<String, String>, Problem> {
        texts(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn findings_contents_choices_and_numbers_become_the_texts_of_a_form() {
        let read = read(
            r#"{"findings": {"1": "right"}, "contents": [1, 2], "criteria": ["a", "b"], "money": 5000, "yes": true,
                "people": [{"name": "Ông A", "role": null}, {"name": "Bà B"}], "number": "12/QĐ", "left_out": null, "none": []}"#,
        );
        let expected = [
            ("contents.1", "yes"),
            ("contents.2", "yes"),
            ("criteria", "a,b"),
            ("findings.1", "right"),
            ("money", "5000"),
            ("number", "12/QĐ"),
            ("people.1.name", "Ông A"),
            ("people.2.name", "Bà B"),
            ("yes", "yes"),
        ];
        let expected: BTreeMap<String, String> = expected
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        assert_eq!(read.unwrap(), expected);
    }

    #[test]
    fn a_value_that_no_field_can_have_is_named() {
        for (json, field) in [
            (r#"{"number": 1.5}"#, "number"),
            (r#"{"findings": {"1": ["right"]}}"#, "findings.1"),
            (r#"{"criteria": [{}, 1]}"#, "criteria"),
            (r#"{"people": [{"name": []}]}"#, "people.1.name"),
        ] {
            assert_eq!(read(json).unwrap_err().field_names(), [field]);
        }
    }
}
