//! Legal obstacles (vướng mắc pháp luật): an article of law that stood in the way of cases; counted by article, turned into
//! recommendations upward, followed to the answer (Conclusion 107-KL/TW; working session of 2025-03-17).

mod check;
mod find;
mod query;
mod read;
mod row;
mod settle;
mod state;
mod words;

pub(super) use check::FAULTS;
pub use find::{RawObstacle, find, tie};
pub use query::{ArticleSums, ListFilter, ObstacleRow, Situation, articles, list, of_case};
pub use read::{ObstacleDetails, obstacle};
pub(super) use row::proposed_about;
pub use settle::{Settling, drop, resolve};
pub use state::LegalObstacle;
pub use words::Stand;

/// The kind of thing in the course and the audit.
pub(super) const KIND: &str = "legal_obstacle";
