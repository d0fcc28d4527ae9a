//! Addresses of recommendations upward.

use casework::Id;

use crate::web::listing::address;

/// What one sent and received.
pub const UPWARD: &str = "/upward";
/// A new one.
pub const NEW: &str = "/upward/new";
/// One of them.
pub const ONE: &str = "/upward/{id}";

/// The list, narrowed.
pub fn upward(side: &str, tab: &str, after: &str) -> String {
    address(UPWARD, &[("side", side), ("tab", tab), ("after", after)])
}

/// The form of a new one about something: `obstacle`, `case`.
pub fn about(kind: &str, id: Id) -> String {
    address(NEW, &[(kind, &id.to_string())])
}

/// A recommendation.
pub fn one(id: Id) -> String {
    format!("{UPWARD}/{id}")
}
