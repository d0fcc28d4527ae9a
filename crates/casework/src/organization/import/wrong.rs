//! What can be wrong with a file of units.

use jiff::civil::Date;

/// One fault of a file, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Row of the file as a sheet counts them: the header is row 1.
    pub row: u64,
    /// Column by the name in the header; empty where the whole row is meant.
    pub column: &'static str,
    /// What it is.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The bytes are no text in UTF-8.
    NotText,
    /// The file has more rows than can be taken at once.
    TooManyRows(usize),
    /// The header lacks a column.
    ColumnMissing(&'static str),
    /// The header has a column that means nothing.
    ColumnUnknown(String),
    /// The header has a column twice.
    ColumnTwice(String),
    /// The row has another number of cells than the header.
    Cells {
        /// Cells of the row.
        found: usize,
        /// Columns of the header.
        wanted: usize,
    },
    /// The cell is empty.
    Empty,
    /// The cell has more letters than can be kept.
    TooLong(usize),
    /// A code of other signs than letters, digits, point, hyphen and underscore, or that does not begin with one of the first two.
    Letters,
    /// A name with a line break or another sign that cannot be seen.
    Unseen,
    /// No level is called so.
    LevelUnknown(String),
    /// No branch is called so.
    BranchUnknown(String),
    /// A territory is no body: the law's lists alone have territories.
    Territory,
    /// No day is written so.
    NoDay(String),
    /// The last day lies before the first.
    EndsBeforeItBegins(Date),
    /// The code is one of the law's units, of any day.
    OfTheLaw(String),
    /// The code stands in an earlier row.
    Twice(u64),
    /// The code differs from another one only in capitals.
    Capitals(String),
    /// There is no such unit above.
    ParentUnknown(String),
    /// The unit above stands in a later row.
    ParentLater(u64),
    /// The units above lead back to the unit itself.
    Circle,
    /// It stands higher than the unit above it.
    AboveParent,
    /// It begins before the unit above it does.
    BeforeParent(Date),
    /// It goes on after the unit above it ends.
    AfterParent(Date),
    /// A unit below it, which the file does not name, lies outside its days.
    BelowOutside(String),
    /// It, or a unit below it, has officials or work: what it was stays.
    HasWork(String),
}
