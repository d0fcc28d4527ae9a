//! Addresses of guidance documents and classes.

use casework::Id;
use jiff::civil::Date;
use serde::Deserialize;

use crate::web::listing::address;

/// The documents.
pub const GUIDANCE: &str = "/guidance";
/// One document.
pub const DOCUMENT: &str = "/guidance/{id}";
/// One of its files.
pub const FILE: &str = "/guidance/{id}/files/{file}";
/// The classes.
pub const TRAINING: &str = "/training";
/// One class.
pub const CLASS: &str = "/training/{id}";

/// Which document or class an address names.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct RowPath {
    /// The row.
    pub id: Id,
}

/// Which file of a document an address names.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct FilePath {
    /// The document.
    pub id: Id,
    /// The file.
    pub file: Id,
}

/// One document.
pub fn document(id: Id) -> String {
    format!("{GUIDANCE}/{id}")
}

/// One of its files.
pub fn file(id: Id, file: Id) -> String {
    format!("{GUIDANCE}/{id}/files/{file}")
}

/// One class.
pub fn class(id: Id) -> String {
    format!("{TRAINING}/{id}")
}

/// A list from a place on.
pub fn list(path: &str, year: &str, after: Option<(Date, Id)>) -> String {
    let after = after.map_or_else(String::new, |(day, id)| format!("{day}~{id}"));
    address(path, &[("year", year), ("after", &after)])
}

/// The place that an address names.
pub fn place(typed: &str) -> Option<(Date, Id)> {
    let (day, id) = typed.split_once('~')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}
