//! Urging (đôn đốc): a unit is told of what it owes and answers how it stands, why, and who is responsible.
//!
//! The register urges by rule (`law::urging`): before a term runs out, on the day, again and again after it, then the
//! superior. A superior urges by hand. What is not answered in time goes to the superior of whoever urged (Decree
//! 154/2026 art. 32; Law on Denunciations art. 38; Law on Citizen Reception art. 27).

mod answer;
mod check;
pub mod engine;
mod filter;
mod form;
mod query;
mod read;
mod round;
mod row;
mod state;
mod subject;
mod sums;
mod urge;
mod words;

pub use answer::{Answering, Withdrawing, answer, withdraw};
pub(super) use check::FAULTS;
pub use filter::{ListFilter, Situation};
pub use form::{RawUrging, UrgingEntry};
pub use query::{Page, list, of_subject};
pub use read::{UrgingRow, UrgingStep, subject_seen, urging};
pub use round::{
    Call, Called, Unanswered, called, end_met, escalate, is_round_done, record_round, unanswered,
    write,
};
pub use state::Urging;
pub use sums::{UrgingSums, sums};
pub use urge::urge;
pub use words::{Stand, UrgedKind};
