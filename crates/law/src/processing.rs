//! Records of processing: which data of people the register holds, for what, on what ground, and how long.

use serde::Deserialize;

use crate::place::article_fault;
use crate::{Confidence, Faults, Source, Text};

/// One purpose for which data of people are held.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcessingRecord {
    /// Its name.
    pub id: String,
    /// For what.
    pub purpose: Text,
    /// Whose data.
    pub whose: Text,
    /// Which data.
    pub data: Text,
    /// How long.
    pub kept: Text,
    /// On what ground.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// `processing.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Processing {
    /// In the order of the file.
    #[serde(rename = "record", default)]
    pub records: Vec<ProcessingRecord>,
}

impl Processing {
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("processing.toml") else {
            faults.add(
                "processing.toml",
                1,
                "the file of records of processing does not exist",
            );
            return Self::default();
        };
        let Some(read) = file.toml::<Self>(faults) else {
            return Self::default();
        };
        for (no, record) in read.records.iter().enumerate() {
            if read.records.iter().take(no).any(|one| one.id == record.id) {
                faults.add(&file.path, 1, format!("record {} stands twice", record.id));
            }
            if let Some(message) = article_fault(&record.article) {
                faults.add(&file.path, 1, format!("record {}: {message}", record.id));
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use crate::Law;

    #[test]
    fn every_purpose_says_in_both_languages_whose_data_which_and_how_long() {
        let law = Law::vietnam().unwrap();
        assert!(!law.processing.records.is_empty());
        for record in &law.processing.records {
            for text in [&record.purpose, &record.whose, &record.data, &record.kept] {
                for language in ["vi", "en"] {
                    assert!(!text.in_language(language).is_empty(), "{}", record.id);
                }
            }
        }
    }
}
