//! Addresses of who saw and did what.

use casework::Id;

/// The trail of a case.
pub const CASE: &str = "/cases/{id}/trail";
/// The trail of a petition.
pub const PETITION: &str = "/petitions/{id}/trail";

/// The trail of a case.
pub fn of_case(id: Id) -> String {
    format!("/cases/{id}/trail")
}

/// The trail of a petition.
pub fn of_petition(id: Id) -> String {
    format!("/petitions/{id}/trail")
}
