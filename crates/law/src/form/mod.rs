//! Forms (biểu mẫu thống kê): the statutory statistical tables, their columns and what must hold between them.

mod header;
mod identity;
mod load;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Confidence, dated};

pub use header::HeaderCell;
pub use identity::{Identity, Row, Violation, violations};

/// One statutory table in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// As printed: `01/TCD`.
    pub id: String,
    /// As it stands in addresses: `01-TCD`.
    pub url_id: String,
    /// What it is about, the same through the versions: `reception`.
    pub slug: String,
    /// Its printed title.
    pub title: String,
    /// The set it belongs to: `2025`, `2024`.
    pub version: String,
    /// First last day of a period that it serves.
    pub from: Date,
    /// Last such day; none while it goes on.
    pub until: Option<Date>,
    /// Columns 1, 2, 3…
    pub columns: Vec<Column>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its printed number, from 1.
    pub no: u16,
    /// Its headings from the top down, as printed.
    pub label: Vec<String>,
    /// Lists of columns; each list adds up to this column.
    #[serde(default)]
    pub sum: Vec<Vec<u16>>,
    /// Columns it may not exceed.
    #[serde(default)]
    pub at_most: Vec<u16>,
    /// The column of another table that it may not fall below.
    pub at_least: Option<ColumnRef>,
    /// The column of another table that it must equal.
    pub same_as: Option<ColumnRef>,
    /// The column of which it must be at least five times: the people of that many large groups.
    pub at_least_5_times: Option<u16>,
    /// A balance: recomputed for a longer period, never added up.
    #[serde(default)]
    pub stock: bool,
    /// A state on the period's last day: recomputed for a longer period, never added up.
    #[serde(default)]
    pub as_of_end: bool,
    /// Is it shown to anybody, and how? None: it is for officials alone.
    pub public: Option<Public>,
    /// What is counted where it is neither cases nor people: `m2`, `million VND`.
    pub unit: Option<String>,
    /// What it counts, where the law says so.
    pub note: Option<String>,
}

/// How a figure is shown to anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Public {
    /// As it is: papers, cases, days
    Whole,
    /// It counts people, or tells that somebody was denounced: small figures stay hidden
    Masked,
}

impl Column {
    /// May the figures of shorter periods be added up to that of a longer one (rulebook BC-05)?
    pub fn is_additive(&self) -> bool {
        !self.stock && !self.as_of_end
    }
}

/// A column of a named table, written `02/XLD.6`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct ColumnRef {
    /// The table: `02/XLD`.
    pub form: String,
    /// The column.
    pub no: u16,
}

impl TryFrom<String> for ColumnRef {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.rsplit_once('.')
            .and_then(|(form, no)| {
                Some(Self {
                    form: form.to_owned(),
                    no: no.parse().ok()?,
                })
            })
            .ok_or_else(|| format!("{text:?} is not a form and a column such as 02/XLD.6"))
    }
}

impl From<ColumnRef> for String {
    fn from(column: ColumnRef) -> Self {
        format!("{}.{}", column.form, column.no)
    }
}

impl Form {
    /// The column with this number.
    pub fn column(&self, no: u16) -> Option<&Column> {
        self.columns.get(usize::from(no).checked_sub(1)?)
    }

    /// Does it serve periods that end on this day?
    pub fn is_in_force(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }
}

/// A set of tables and the days of its circular.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormVersion {
    /// `2025`
    pub id: String,
    /// First last day of a period that the set serves.
    #[serde(deserialize_with = "dated::required")]
    pub from: Date,
    /// Last such day.
    #[serde(default, deserialize_with = "dated::optional")]
    pub until: Option<Date>,
    /// The circular.
    pub article: String,
    /// How sure we are of the days.
    pub confidence: Confidence,
}

/// All tables of all versions.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    versions: Vec<FormVersion>,
    forms: Vec<Form>,
}

/// The table that serves a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormInForce<'a> {
    /// The table.
    pub form: &'a Form,
    /// The period is older than any set we have: the first set serves, and the reader must be told so.
    pub in_later_layout: bool,
}

impl Forms {
    /// The table that serves periods ending on a day. The id is as printed or as in addresses. Before the
    /// first set, that set serves.
    pub fn in_force(&self, id: &str, on: Date) -> Option<FormInForce<'_>> {
        let first = self.versions.first()?;
        let in_later_layout = on < first.from;
        let day = on.max(first.from);
        let form = self
            .forms
            .iter()
            .find(|form| form.is_called(id) && form.is_in_force(day))?;
        Some(FormInForce {
            form,
            in_later_layout,
        })
    }

    /// The table of a version, by its id as printed or as in addresses.
    pub fn get(&self, version: &str, id: &str) -> Option<&Form> {
        self.of_version(version).find(|form| form.is_called(id))
    }

    /// The tables of a version in order of id.
    pub fn of_version(&self, version: &str) -> impl Iterator<Item = &Form> {
        self.forms
            .iter()
            .filter(move |form| form.version == version)
    }

    /// The version that serves periods ending on a day; before the first one, the first.
    pub fn version_on(&self, on: Date) -> Option<&FormVersion> {
        let serves = |v: &&FormVersion| v.from <= on && v.until.is_none_or(|until| on <= until);
        let found = self.versions.iter().find(serves);
        found.or_else(|| self.versions.first().filter(|v| on < v.from))
    }

    /// The versions, the oldest first.
    pub fn versions(&self) -> &[FormVersion] {
        &self.versions
    }

    /// Every table of every version.
    pub fn all(&self) -> &[Form] {
        &self.forms
    }
}

impl Form {
    fn is_called(&self, id: &str) -> bool {
        self.id == id || self.url_id == id
    }
}
