//! The statutory papers a step can issue, by the number of their form and the days on which it serves.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::place::{Place, article_fault};
use crate::{Confidence, Faults, Source, Text};

/// One statutory paper: `124/2020-03`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Instrument and number of the form in it.
    pub id: String,
    /// Its printed name.
    pub title: Text,
    /// Where the form stands.
    pub article: String,
    /// How sure we are of the number.
    pub confidence: Confidence,
    /// First day on which it is used.
    pub from: Date,
    /// Last day on which it is used.
    pub until: Option<Date>,
}

impl Notice {
    /// Is the form used on that day?
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// All papers of `notices.toml`.
#[derive(Debug, Clone, Default)]
pub struct Notices(BTreeMap<String, Notice>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoticesFile {
    notice: Vec<Spanned<Notice>>,
}

impl Notices {
    /// Reads `notices.toml`.
    pub fn load(source: &Source, faults: &mut Faults) -> Self {
        let mut notices = Self::default();
        let Some(file) = source.file("notices.toml") else {
            return notices;
        };
        let content = file.toml::<NoticesFile>(faults);
        for record in content.into_iter().flat_map(|content| content.notice) {
            let (notice, place) = Place::split(file, record);
            if let Some(message) = article_fault(&notice.article) {
                place.fault(faults, "article", message);
            }
            if notices.0.contains_key(&notice.id) {
                let message = format!("paper `{}` is given twice", notice.id);
                place.fault(faults, &notice.id, message);
            }
            notices.0.insert(notice.id.clone(), notice);
        }
        notices
    }

    /// The paper of this id, whatever the day.
    pub fn get(&self, id: &str) -> Option<&Notice> {
        self.0.get(id)
    }

    /// Of the papers named by a step, those whose form is used on that day.
    pub fn on<'a>(&'a self, ids: &'a [String], day: Date) -> impl Iterator<Item = &'a Notice> + 'a {
        ids.iter()
            .filter_map(|id| self.get(id))
            .filter(move |notice| notice.is_in_force(day))
    }

    /// All papers, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        self.0.values()
    }
}
