//! Commendations (khen thưởng): the forms, to whom and by whom they are granted.

use serde::Deserialize;

use crate::place::article_fault;
use crate::unit::Level;
use crate::{Confidence, Faults, Source, Text};

/// One form of commendation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommendationForm {
    /// Its name in rows and the API.
    pub id: String,
    /// Its words.
    pub title: Text,
    /// `unit`, `person`.
    pub to: Vec<String>,
    /// Levels of the units that grant it.
    pub levels: Vec<Level>,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// `commendations.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commendations {
    /// In the order of the page.
    #[serde(rename = "form", default)]
    pub forms: Vec<CommendationForm>,
}

impl Commendations {
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("commendations.toml") else {
            return Self::default();
        };
        let read: Self = file.toml(faults).unwrap_or_default();
        for form in &read.forms {
            if let Some(message) = article_fault(&form.article) {
                faults.add(&file.path, 1, format!("form {}: {message}", form.id));
            }
        }
        read
    }

    /// A form by its id.
    pub fn form(&self, id: &str) -> Option<&CommendationForm> {
        self.forms.iter().find(|form| form.id == id)
    }
}
