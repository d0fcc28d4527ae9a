//! Addresses of who saw and did what.

use casework::Id;
use jiff::civil::Date;

/// The trail of a case.
pub const CASE: &str = "/cases/{id}/trail";
/// The trail of a petition.
pub const PETITION: &str = "/petitions/{id}/trail";

/// The roots of the days.
pub const ROOTS: &str = "/audit/roots";
/// The root of one day.
pub const ROOT: &str = "/audit/roots/{day}";

/// The root of a day.
pub fn root(day: Date) -> String {
    format!("/audit/roots/{day}")
}

/// The trail of a case.
pub fn of_case(id: Id) -> String {
    format!("/cases/{id}/trail")
}

/// The trail of a petition.
pub fn of_petition(id: Id) -> String {
    format!("/petitions/{id}/trail")
}
