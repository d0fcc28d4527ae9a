//! Sheets (XLSX): a statutory form laid out like the printed one, and plain tables such as the reception notebook.
//!
//! The words come in as they are to be read; this leaf only lays them out.

mod form;
mod style;
mod table;
#[cfg(test)]
mod tests;

pub use form::{FormSheet, Heading, SheetRow, form};
pub use table::{SheetColumn, TableSheet, table};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words
    Text(String),
    /// A number: `digits` with so many decimals, so that 2500001 with 6 is 2.500001. Trailing zeros are not shown.
    Number {
        /// All its digits.
        digits: i64,
        /// How many of them stand after the point, at most 9.
        decimals: u8,
    },
}

impl Cell {
    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self::Number {
            digits: number,
            decimals: 0,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Why a sheet could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// It has more rows or columns than a sheet can hold.
    #[error("the table is too large for a sheet")]
    TooLarge,
    /// What the writer says.
    #[error(transparent)]
    Writer(#[from] rust_xlsxwriter::XlsxError),
}

/// Shorthand of this module.
pub(crate) type Result<T> = std::result::Result<T, SheetError>;

/// A row or column number as the writer wants it.
pub(crate) fn place<T: TryFrom<usize>>(number: usize) -> Result<T> {
    T::try_from(number).map_err(|_| SheetError::TooLarge)
}
