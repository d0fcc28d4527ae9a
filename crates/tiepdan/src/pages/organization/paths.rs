//! Addresses of units.

use crate::web::listing::address;

/// The units one sees, and a search among all.
pub const LIST: &str = "/units";
/// One unit.
pub const UNIT: &str = "/units/{code}";

/// A unit.
pub fn unit(code: &str) -> String {
    format!("{LIST}/{code}")
}

/// A unit as it was on a day.
pub fn unit_on(code: &str, on: &str) -> String {
    address(&unit(code), &[("on", on)])
}
