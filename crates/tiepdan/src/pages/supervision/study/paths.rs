//! Addresses of petitions to the Party.

use casework::Id;

use crate::web::listing::address;

/// The register.
pub const STUDIES: &str = "/party-petitions";
/// One study.
pub const STUDY: &str = "/party-petitions/{id}";

/// The register, narrowed.
pub fn studies(tab: &str, after: &str) -> String {
    address(STUDIES, &[("tab", tab), ("after", after)])
}

/// A study.
pub fn study(id: Id) -> String {
    format!("{STUDIES}/{id}")
}
