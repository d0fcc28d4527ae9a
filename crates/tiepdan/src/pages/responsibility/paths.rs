//! Addresses of the responsibility of heads.

use casework::Id;
use jiff::civil::Date;
use serde::Deserialize;

use crate::pages::supervision::paths::key;
use crate::web::listing::address;

/// One's own unit and those below it.
pub const LIST: &str = "/responsibility";
/// One unit.
pub const UNIT: &str = "/responsibility/{unit}";
/// What is behind a measure.
pub const ROWS: &str = "/responsibility/{unit}/rows";
/// Petitions that are not processed for too long.
pub const NEGLECTED: &str = "/neglected";

/// Which unit an address names.
#[derive(Clone, Debug, Deserialize)]
pub struct UnitPath {
    /// Code of the unit.
    pub unit: String,
}

/// A unit in a period.
pub fn unit(code: &str, from: Date, until: Date) -> String {
    let (from, until) = (from.to_string(), until.to_string());
    address(
        &format!("{LIST}/{code}"),
        &[("from", &from), ("until", &until)],
    )
}

/// What is behind a measure, or behind its part.
pub fn rows(
    code: &str,
    measure: &str,
    part: bool,
    (from, until): (Date, Date),
    after: &str,
) -> String {
    let (from, until) = (from.to_string(), until.to_string());
    let query = [
        ("measure", measure),
        ("part", if part { "yes" } else { "" }),
        ("from", from.as_str()),
        ("until", until.as_str()),
        ("after", after),
    ];
    address(&format!("{LIST}/{code}/rows"), &query)
}

/// Petitions that are not processed for too long, of one unit or of everything one sees.
pub fn neglected(unit: &str, after: Option<(Date, Id)>) -> String {
    let after = after.map_or_else(String::new, key);
    address(NEGLECTED, &[("unit", unit), ("after", &after)])
}
