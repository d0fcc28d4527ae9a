//! Addresses of the public figures.

use crate::web::listing::address;

/// The figures of the country, or of a province.
pub const FIGURES: &str = "/figures";

/// The figures of a place in a period.
pub fn figures(unit: &str, period: &str) -> String {
    address(FIGURES, &[("unit", unit), ("period", period)])
}
