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

/// Who waits to be received by the head.
pub const WAITING: &str = "/waiting";
/// One of them.
pub const WAITING_ONE: &str = "/waiting/{id}";
/// Asking at a visit to be received by the head.
pub const ASK: &str = "/visits/{id}/waiting";
/// Noting who interpreted at a visit.
pub const INTERPRETED: &str = "/visits/{id}/interpreter";
/// The duty roster of a month.
pub const ROSTER: &str = "/roster";
/// One row of it.
pub const ROSTER_DUTY: &str = "/roster/{id}";
/// The sheet of a month.
pub const SHEET: &str = "/roster/sheet";
/// The same as a file.
pub const SHEET_FILE: &str = "/roster/sheet/{format}";
/// What a day is paid.
pub const RATES: &str = "/roster/rates";
/// Who is assigned to receive.
pub const RECEIVERS: &str = "/receivers";
/// One assignment.
pub const RECEIVER: &str = "/receivers/{id}";
/// Who can be called to interpret.
pub const INTERPRETERS: &str = "/interpreters";
/// One of them.
pub const INTERPRETER: &str = "/interpreters/{id}";
/// Deputies' days.
pub const DEPUTIES: &str = "/deputies";
/// One of them.
pub const DEPUTY: &str = "/deputies/{id}";
/// What happens at a place.
pub const PLACE: &str = "/place";

/// Which row an address names.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct RowPath {
    /// The row.
    pub id: Id,
}

/// One row below a list.
pub fn row(list: &str, id: Id) -> String {
    format!("{list}/{id}")
}

/// Asking at a visit to be received by the head.
pub fn ask(visit: Id) -> String {
    format!("/visits/{visit}/waiting")
}

/// Noting who interpreted at a visit.
pub fn interpreted(visit: Id) -> String {
    format!("/visits/{visit}/interpreter")
}

/// The roster or the sheet of a month of a unit; of a sheet that was closed its number.
pub fn of_month(path: &str, month: &str, unit: &str, no: Option<i64>) -> String {
    let no = no.map_or_else(String::new, |no| no.to_string());
    address(path, &[("month", month), ("unit", unit), ("no", &no)])
}
