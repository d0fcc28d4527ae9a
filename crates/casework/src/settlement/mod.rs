//! A case (vụ việc): the matter itself, with its contents, its people, its clocks and its docket. It changes only
//! by a step of its procedure; the docket is append-only and every entry is bound to the one before it.

mod asked;
mod case;
mod docket;
mod effect;
mod entry;
mod open;
mod phase;
mod query;
mod step;
#[cfg(test)]
mod tests;

pub use asked::facts_asked;
pub use case::Case;
pub use docket::{Entry, check as check_dockets, docket};
pub use entry::Entered;
pub use open::{Joined, handle};
pub(crate) use phase::{OPEN_END, is_unsettled, seen_as};
pub use query::{
    CaseDetails, CaseFilter, CaseRow, ContentRow, DecisionRow, NoticeRow, Participant, SOON,
    Situation, details, list, record_reading, situations,
};
pub use step::{LawfulStep, Taken, Taking, by_calendar, lawful_steps, take};
