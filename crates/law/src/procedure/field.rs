//! What an officer enters with a step.

use serde::Deserialize;

use crate::text::Text;

/// What an officer enters with a step.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Name in the API: `ground`, `number`, `findings`.
    pub id: String,
    /// Label.
    pub title: Text,
    /// What may stand in it.
    pub kind: FieldKind,
    /// May it be left empty?
    #[serde(default)]
    pub optional: bool,
    /// For `choice`, `choices` and, where it is no text, `by_content`: the list of `grounds/` it is chosen from.
    pub list: Option<String>,
    /// For `rows`: what stands in each row.
    #[serde(rename = "column", default)]
    pub columns: Vec<Self>,
    /// For `choices`, `officials` and `rows`: how many there must be; absent: one.
    pub at_least: Option<usize>,
    /// For numbers: the field of the same step that it may not exceed (officials among persons).
    pub at_most: Option<String>,
    /// For `yes_no`: the fact that becomes true with yes and false with no.
    pub fact: Option<String>,
    /// For amounts: the amount of a decision that it carries out; `money_collected` carries out `money_to_state`.
    pub carries_out: Option<String>,
    /// For a day: it is of something that has happened, so it is not after the day of the step.
    #[serde(default)]
    pub happened: bool,
    /// May be read by anybody: it tells no name, address, number of a paper or telephone of those who take part.
    #[serde(default)]
    pub public: bool,
}

/// Kinds of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line
    Line,
    /// Several lines
    Text,
    /// A day
    Date,
    /// A checkbox
    YesNo,
    /// One of a list of grounds
    Choice,
    /// One or more of a list of grounds
    Choices,
    /// A whole number, 0 or more
    Count,
    /// Whole đồng
    Money,
    /// Whole square metres
    Area,
    /// An official of the unit
    Official,
    /// A unit
    Unit,
    /// Right, wrong or partly right for every open content of the case
    Findings,
    /// Some of the contents of the case
    Contents,
    /// Some of the contents that were withdrawn
    Withdrawn,
    /// Some of those who complain, denounce or recommend together
    Members,
    /// One of the duties that a decision laid down and that are still to be carried out
    Duty,
    /// For every open content of the case a text, or one of a list
    ByContent,
    /// Several officials of the unit
    Officials,
    /// Rows of the same columns: persons present, pieces of evidence
    Rows,
    /// A request for documents of the case that is still to be met
    Request,
    /// A declaration of a conflict of interest on which nothing was decided yet
    Declaration,
    /// A file kept with the case
    File,
}

impl FieldKind {
    /// May it stand in a column of rows?
    pub const fn is_plain(self) -> bool {
        matches!(
            self,
            Self::Line | Self::Text | Self::Date | Self::Choice | Self::File
        )
    }
}
