//! Addresses of figures.

use law::form::Form;
use serde::Deserialize;

use crate::web::listing::address;

/// Forms, units and periods to choose from.
pub const INDEX: &str = "/reports";
/// Closing a period.
pub const FREEZE: &str = "/reports/freeze";
/// Sending a closed period.
pub const SEND: &str = "/reports/send";
/// The narrative report.
pub const NARRATIVE: &str = "/reports/narrative";
/// The narrative report as a letter.
pub const NARRATIVE_FILE: &str = "/reports/narrative/docx";
/// Who owes a report, and where it stands.
pub const OWED: &str = "/reports/owed";
/// The report of one unit.
pub const OWED_ONE: &str = "/reports/owed/of";
/// The pack for a quarterly session.
pub const SESSION: &str = "/reports/session/pdf";
/// Figures that serve indices.
pub const INDICATORS: &str = "/reports/indicators";
/// The same as CSV.
pub const INDICATORS_CSV: &str = "/reports/indicators/csv";
/// The same as a sheet.
pub const INDICATORS_XLSX: &str = "/reports/indicators/xlsx";
/// One form.
pub const SHEET: &str = "/reports/{form}";
/// One form beside the year before.
pub const COMPARED: &str = "/reports/{form}/compared";
/// One form as CSV.
pub const CSV: &str = "/reports/{form}/csv";
/// One form as a sheet.
pub const XLSX: &str = "/reports/{form}/xlsx";
/// One form as it is printed.
pub const PDF: &str = "/reports/{form}/pdf";
/// What is behind a figure.
pub const ROWS: &str = "/reports/{form}/{column}/rows";

/// Which form an address names.
#[derive(Clone, Debug, Deserialize)]
pub struct FormPath {
    /// As in addresses: `01-TCD`.
    pub form: String,
}

/// Which column of which form an address names.
#[derive(Clone, Debug, Deserialize)]
pub struct ColumnPath {
    /// As in addresses: `01-TCD`.
    pub form: String,
    /// Its printed number.
    pub column: u16,
}

/// The report of a unit of a period.
pub fn owed_one(unit: &str, period: &str) -> String {
    address(OWED_ONE, &[("unit", unit), ("period", period)])
}

/// A form.
pub fn sheet(form: &Form) -> String {
    format!("{INDEX}/{}", form.url_id)
}

/// A form beside the year before, or as a file.
pub fn of_sheet(form: &Form, what: &str) -> String {
    format!("{INDEX}/{}/{what}", form.url_id)
}

/// What is behind a figure of a column.
pub fn rows(form: &Form, column: u16) -> String {
    format!("{INDEX}/{}/{column}/rows", form.url_id)
}
