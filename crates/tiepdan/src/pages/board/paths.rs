//! Addresses of boards.

use serde::Deserialize;

use crate::web::listing::address;

/// The board of one's own unit.
pub const MINE: &str = "/board";
/// The board of a unit.
pub const BOARD: &str = "/board/{unit}";
/// What is behind a figure of a board.
pub const ROWS: &str = "/board/{unit}/rows";
/// Tells when a board has changed.
pub const LIVE: &str = "/board/{unit}/live";

/// Which board an address names.
#[derive(Clone, Debug, Deserialize)]
pub struct UnitPath {
    /// Code of the unit.
    pub unit: String,
}

/// The board of a unit.
pub fn board(unit: &str) -> String {
    format!("{MINE}/{unit}")
}

/// Where a board tells that it has changed, after a version of it.
pub fn live(unit: &str, version: i64) -> String {
    address(
        &format!("{MINE}/{unit}/live"),
        &[("version", &version.to_string())],
    )
}

/// What is behind a figure: of open work all, `overdue` or an age; of what flows a reporting month or year.
pub fn rows(unit: &str, figure: &str, time: &str) -> String {
    address(
        &format!("{MINE}/{unit}/rows"),
        &[("figure", figure), ("time", time)],
    )
}

/// The same of the unit alone.
pub fn own_rows(unit: &str, figure: &str, time: &str) -> String {
    let query = [("figure", figure), ("time", time), ("own", "yes")];
    address(&format!("{MINE}/{unit}/rows"), &query)
}
