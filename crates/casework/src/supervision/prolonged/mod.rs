//! Prolonged, complicated and mass cases (vụ việc tồn đọng, phức tạp, kéo dài, đông người): on a named list with a
//! period, each with an owner, an accountable head, a plan and a report every month, by content of the case.

mod burn_down;
mod candidate;
mod form;
mod keep;
mod list;
mod monthly;
mod plan;
mod progress;
mod put_on;
mod query;
mod read;
mod review;
mod row;
mod state;
mod words;

pub use burn_down::{Month, burn_down};
pub use candidate::{Candidate, candidates};
pub use form::{RawList, RawMilestone};
pub use keep::open_list;
pub use list::{ListRow, list, lists};
pub use monthly::{LeftContent, MonthProgress, OwnerLine, ReportedLine, month_progress};
pub use plan::{Planning, plan, reach_milestone};
pub use progress::{Progress, Reported, progress, settled};
pub use put_on::{PutOn, put_on};
pub use query::{EntryFilter, EntryRow, entries, entries_of_case};
pub use read::{ContentLine, EntryDetails, EntryStep, Milestone, MonthReport, entry};
pub use review::{Review, Verdict, review};
pub use state::ProlongedEntry;
pub use words::{ContentStand, EntryStand};
