//! Recommendations of a lower body to a higher one (kiến nghị với cấp trên): sent, answered, passed on higher, carried out;
//! about a legal obstacle, a case, or the work in general (product F42; working session of 2024-08-20 in Ninh Bình).

mod answer;
mod check;
mod query;
mod read;
mod row;
mod send;
mod state;
mod words;

pub use answer::{Answering, answer, carry_out, pass_on};
pub(super) use check::FAULTS;
pub use query::{ListFilter, Side, Situation, UpwardRow, list};
pub use read::{UpwardDetails, of_subject, recommendation};
pub use send::{RawUpward, send, withdraw};
pub use state::UpwardRecommendation;
pub use words::{Outcome, Stand, SubjectKind};

/// The kind of thing in the course and the audit.
pub(super) const KIND: &str = "upward_recommendation";
