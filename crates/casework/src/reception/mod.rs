//! Receiving citizens (tiếp công dân): sessions, and the visits of people and groups at them (Law on Citizen
//! Reception 42/2013/QH13; Decree 154/2026; for the Party Regulation 11-QĐi/TW).
//!
//! A session is planned, announced, held, missed or moved. A visit is received at a session and never changes after;
//! what it is counted as is written with it (see [`visit_measure`]). A petition taken at a visit is filed by the
//! caller in the same transaction: [`receive`], then `petition::file` with the visit, then [`tie_petition`].

mod after;
mod calendar;
mod check;
pub mod deputy;
mod duty;
mod figure;
mod form;
mod hold;
pub mod interpreter;
mod matter;
mod measure;
mod notebook;
pub mod place;
mod plan;
mod query;
mod receive;
pub mod receiver;
mod recount;
pub mod roster;
mod row;
mod state;
#[cfg(test)]
mod tests;
mod visit_form;
pub mod waiting;
mod words;

pub(crate) use after::{seal_with_petition, told_by_petition};
pub use after::{tell, tie_petition};
pub use calendar::{CalendarFilter, CalendarRow, calendar};
pub use check::{ANSWER_TIME, REFUSALS, RESULTS};
pub use duty::{HeadDuty, Month, duties, duty_sums};
pub use figure::{Matters, matters};
pub use form::{RawSession, SessionPlan};
pub use hold::{Holding, close, hold, open};
pub use matter::{Earlier, propose};
pub use measure::{session_measure, visit_measure};
pub use notebook::{Entered, NotebookFilter, NotebookRow, notebook};
pub use plan::{Link, Planned, announce, miss, plan, put_off, timeliness};
pub use query::{
    Page, SessionFilter, SessionRow, VisitDetails, VisitRow, find_visits, record_reading, session,
    sessions, visit, visits_of,
};
pub use receive::{Received, receive};
pub use recount::{ToCount, is_measure, to_count};
pub use state::Session;
pub use visit_form::{RawVisit, RawVisitor, VisitEntry};
pub use words::{Group, Kind, Receiver, Register, State};
