//! Reports on time (chế độ báo cáo): what a unit owes of a period, to whom, by which day; whether it was closed, sent,
//! returned with reasons or accepted, and who did what when (Circular 06/2025/TT-TTCP Art. 7 and 8).
//!
//! A body of a line of its own, such as a tax office in a province, reports to its line. The administration of its place is
//! sent a copy, which it does not add: figures follow the line alone.

mod check;
mod copy;
mod day;
mod query;
mod receive;
mod row;
mod send;
mod state;
#[cfg(test)]
mod tests;
mod words;

pub use check::check;
pub use copy::{copies, copy_to};
pub use day::set_day;
pub use query::{Owed, OwedDetails, copied, owed_by, owed_to, report_of};
pub use receive::{Answer, accept, give_back};
pub use row::ReportStep;
pub use send::send;
pub(super) use send::{closed, sent};
pub use state::PeriodReport;
pub use words::Stand;
