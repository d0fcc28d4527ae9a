//! Addresses of filing a petition without an account.

use serde::Deserialize;

/// To whom: the search for the unit.
pub const FILE: &str = "/file";
/// The petition itself, to this unit.
pub const WRITE: &str = "/file/{unit}";
/// The petition with an identity that this provider proves.
pub const PROVE: &str = "/file/{unit}/identity/{provider}";
/// The receipt in the browser that filed it.
pub const RECEIPT: &str = "/file-receipt";
/// The same to keep or print.
pub const RECEIPT_PDF: &str = "/file-receipt/pdf";

/// The forms that a citizen signs himself.
pub const FORMS: &str = "/forms";
/// One of them, blank.
pub const FORM: &str = "/forms/{form}";

/// To which unit an address leads.
#[derive(Clone, Debug, Deserialize)]
pub struct UnitPath {
    /// The unit's code.
    pub unit: String,
}

/// A form to print.
pub fn form(slug: &str) -> String {
    format!("{FORMS}/{slug}")
}

/// The petition to a unit.
pub fn write(unit: &str) -> String {
    format!("/file/{unit}")
}
