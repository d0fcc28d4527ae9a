//! A report in tables for a session: sections with a heading, lines, bars, a table.

use jiff::civil::DateTime;
use law::Law;
use paper::order::Order;
use serde::Serialize;
use serde_json::json;
use words::{Voice, t};

use super::plain;

/// The template.
const PACK: &str = "pack.typ";

/// A figure over time.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) value: i64,
    /// The figure as it is read.
    pub(super) shown: String,
}

/// A table.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Table {
    pub(super) headings: Vec<String>,
    /// Which columns hold words.
    pub(super) words: Vec<usize>,
    pub(super) rows: Vec<Vec<String>>,
    /// Empty where there is none.
    pub(super) total: Vec<String>,
}

/// A section.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) lines: Vec<String>,
    pub(super) bars: Vec<Bar>,
    pub(super) table: Option<Table>,
}

/// A report in tables.
pub(super) struct Tables<'a> {
    pub(super) title: String,
    pub(super) sender: &'a str,
    pub(super) keyword: String,
    pub(super) subtitle: Vec<String>,
    pub(super) sections: Vec<Section>,
}

impl Tables<'_> {
    /// The order for its PDF, printed at a moment on the clock of the country.
    pub(super) fn order(&self, law: &Law, voice: &Voice<'_>, moment: DateTime) -> Order {
        let filled = json!({
            "title": self.title,
            "sender": self.sender,
            "keyword": self.keyword,
            "subtitle": self.subtitle,
            "sections": self.sections,
            "signature": [
                voice.say(t!("report-place-and-day")),
                voice.say(t!("report-head")),
                voice.say(t!("report-sign-here")),
            ],
        });
        plain(law, PACK, &filled, moment, self.keyword.clone())
    }
}

/// Messages as they are read.
pub(super) fn said(voice: &Voice<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| voice.say(key).into_owned()).collect()
}
