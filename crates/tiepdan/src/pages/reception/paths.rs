//! Addresses of receptions.

use casework::Id;
use jiff::civil::Date;
use serde::Deserialize;

use crate::web::listing::address;

/// The reception desk.
pub const DESK: &str = "/desk";
/// People, cases and petitions found while somebody types at the desk.
pub const FOUND_PART: &str = "/parts/desk";
/// One visit.
pub const VISIT: &str = "/visits/{id}";
/// Its receipt, to print.
pub const RECEIPT: &str = "/visits/{id}/receipt";
/// The same as a file.
pub const RECEIPT_PDF: &str = "/visits/{id}/receipt/pdf";
/// The slip with the day on which the citizen is answered.
pub const APPOINTMENT: &str = "/visits/{id}/appointment";
/// Beginning one of its papers.
pub const PAPERS: &str = "/visits/{id}/papers";
/// One session.
pub const SESSION: &str = "/sessions/{id}";
/// The head's calendar and duty.
pub const DUTY: &str = "/duty";
/// The public calendar.
pub const CALENDAR: &str = "/calendar";
/// The notebook, to print.
pub const NOTEBOOK: &str = "/notebook";
/// The notebook as it is printed and bound.
pub const BOOK: &str = "/notebook/pdf";

/// Which visit an address names.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct VisitPath {
    /// The visit.
    pub id: Id,
}

/// Which session an address names.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct SessionPath {
    /// The session.
    pub id: Id,
}

/// The desk at a session.
pub fn desk_at(session: Id) -> String {
    format!("{DESK}?session={session}")
}

/// The page of a visit.
pub fn visit(id: Id) -> String {
    format!("/visits/{id}")
}

/// Its receipt.
pub fn receipt(id: Id) -> String {
    format!("/visits/{id}/receipt")
}

/// The same as a file.
pub fn receipt_pdf(id: Id) -> String {
    format!("/visits/{id}/receipt/pdf")
}

/// The slip with the day on which the citizen is answered.
pub fn appointment(id: Id) -> String {
    format!("/visits/{id}/appointment")
}

/// Beginning one of its papers.
pub fn papers(id: Id) -> String {
    format!("/visits/{id}/papers")
}

/// The page of a session.
pub fn session(id: Id) -> String {
    format!("/sessions/{id}")
}

/// The calendar of a month: `2026-08`.
pub fn duty(month: &str) -> String {
    address(DUTY, &[("month", month)])
}

/// The notebook of some days.
pub fn notebook(from: Date, until: Date) -> String {
    let (from, until) = (from.to_string(), until.to_string());
    address(NOTEBOOK, &[("from", &from), ("until", &until)])
}
