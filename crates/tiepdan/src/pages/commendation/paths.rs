//! Addresses of commendations.

use casework::Id;

use crate::web::listing::address;

/// Commendations.
pub const COMMENDATIONS: &str = "/commendations";
/// One of them.
pub const COMMENDATION: &str = "/commendations/{id}";

/// The list, narrowed.
pub fn list(stand: &str, after: &str) -> String {
    address(COMMENDATIONS, &[("stand", stand), ("after", after)])
}

/// A commendation.
pub fn one(id: Id) -> String {
    format!("{COMMENDATIONS}/{id}")
}
