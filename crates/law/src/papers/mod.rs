//! The papers themselves: for each statutory form its template, who signs it, to whom it goes, what it stands on, and
//! what an officer still writes into it. The sentences stand in the templates (`papers/*.typ`).

mod load;
mod office;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

pub use office::{Office, Recipient, name_lines};

use crate::{Instruments, Text};

/// One paper. Number, printed name and days of use stand with its notice.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// The notice that it is: `124/2020-03`.
    pub notice: String,
    /// Letters of its kind in its number (`TB` in 12/TB-UBND); papers without them bear no number.
    pub letters: Option<String>,
    /// Who signs.
    pub signed_by: Signatory,
    /// To whom it is addressed, by `office.toml`.
    #[serde(default)]
    pub to: Vec<String>,
    /// Who gets it, by `office.toml`.
    #[serde(default)]
    pub copies: Vec<String>,
    /// The texts it stands on, by `texts.toml`; those in force on its day are printed.
    #[serde(default)]
    pub bases: Vec<String>,
    /// An earlier paper of the case whose number it names.
    pub follows: Option<String>,
    /// Does the law send it to the denouncer himself, so that his name may stand in it?
    #[serde(default)]
    pub is_for_denouncer: bool,
    /// What an officer writes into it.
    #[serde(rename = "field", default)]
    pub fields: Vec<PaperField>,
}

/// Who signs a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signatory {
    /// The head of the unit, or whoever took the step in his place.
    Head,
    /// Whoever took the step, under his own post.
    Official,
    /// Those who took part, by hand.
    Parties,
}

/// Free text of a paper: drafted from the dossier, written on by the officer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperField {
    /// Its name in the template.
    pub id: String,
    /// Label on the page.
    pub title: Text,
    /// May it stay empty?
    #[serde(default)]
    pub optional: bool,
    /// One line only?
    #[serde(default)]
    pub is_line: bool,
    /// What drafts it: a field of the step that issues the paper, `step.field` of the latest such step, or `by`, whoever
    /// took it; for a visit `summary`, `answer`, `note`, `place`, `files`. The first that is filled.
    #[serde(default)]
    pub from: Vec<String>,
    /// What drafts it where the dossier has nothing.
    pub opening: Option<String>,
}

/// All papers, their templates and how an office names itself.
#[derive(Debug, Clone, Default)]
pub struct Papers {
    by_notice: BTreeMap<String, Paper>,
    templates: BTreeMap<String, String>,
    office: Office,
}

impl Papers {
    /// The paper of a notice.
    pub fn get(&self, notice: &str) -> Option<&Paper> {
        self.by_notice.get(notice)
    }

    /// All papers, in order of their notices.
    pub fn iter(&self) -> impl Iterator<Item = &Paper> {
        self.by_notice.values()
    }

    /// How an office names itself.
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// Name and text of every template a paper may use: its own, and those that several share.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.templates
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The texts that a paper stands on, of those in force on its day, as it cites them.
    pub fn bases(&self, texts: &Instruments, paper: &Paper, on: Date) -> Vec<String> {
        let each = paper.bases.iter().filter_map(|id| texts.get(id));
        let each = each.filter(|text| text.overlaps(on, Some(on)));
        each.map(|text| self.office.cite(texts, text, on)).collect()
    }
}

impl Paper {
    /// The file of its template: `124-2020-03.typ`.
    pub fn template(&self) -> String {
        format!("{}.typ", self.notice.replace('/', "-"))
    }
}
