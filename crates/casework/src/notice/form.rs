//! What an officer writes into a paper, checked against the fields that the law gives it.

use std::collections::BTreeMap;

use law::papers::Paper;

use crate::FieldError;

/// Longest text of one field, in letters.
pub const LONGEST: usize = 20_000;
/// Longest line.
pub(super) const LINE: usize = 500;

/// As it was typed: field → text.
pub type RawTexts = BTreeMap<String, String>;

/// Texts that fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts(BTreeMap<String, String>);

impl Texts {
    /// Texts that fit the fields of a paper; those it leaves out are empty.
    ///
    /// # Errors
    /// One error for each field that is unknown or too long.
    pub fn of(paper: &Paper, raw: &RawTexts) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        for name in raw.keys() {
            if !paper.fields.iter().any(|field| field.id == *name) {
                errors.push(FieldError::new(format!("texts.{name}"), "field-unknown"));
            }
        }
        let mut texts = BTreeMap::new();
        for field in &paper.fields {
            let text = raw.get(&field.id).map_or("", |text| text.trim());
            let most = if field.is_line { LINE } else { LONGEST };
            if text.chars().count() > most {
                let error = FieldError::new(format!("texts.{}", field.id), "field-too-long");
                errors.push(error.with("most", most));
            }
            texts.insert(field.id.clone(), text.to_owned());
        }
        if errors.is_empty() {
            Ok(Self(texts))
        } else {
            Err(errors)
        }
    }

    /// An error for each field that the paper cannot do without.
    pub fn missing(&self, paper: &Paper) -> Vec<FieldError> {
        let needed = paper.fields.iter().filter(|field| !field.optional);
        let empty = needed.filter(|field| self.get(&field.id).is_empty());
        empty
            .map(|field| FieldError::new(format!("texts.{}", field.id), "field-missing"))
            .collect()
    }

    /// The text of a field.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(field, text)| (field.as_str(), text.as_str()))
    }

    /// As the row keeps them.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// As the row kept them; fields that the paper no longer has are left out.
    pub fn kept(json: &str) -> Self {
        Self(serde_json::from_str(json).unwrap_or_default())
    }
}
