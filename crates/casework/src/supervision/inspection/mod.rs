//! Inspections (thanh tra, kiểm tra trách nhiệm) of the duty to receive citizens and to settle: planned or unscheduled;
//! concluded under a number; each recommendation with its owner and day, followed until the inspector accepts it
//! (Circular 06/2025 form 06/QLKNTC; Decree 154/2026 art. 32).

mod carry;
mod check;
mod conclude;
mod counted;
mod filter;
mod form;
mod plan;
mod query;
mod read;
mod row;
mod state;
mod words;

pub use carry::{Answering, Judging, accept, answer, send_back};
pub(super) use check::FAULTS;
pub use conclude::{Concluding, begin, cancel, conclude};
pub use filter::{ListFilter, Situation};
pub use form::{InspectionEntry, RawInspection, RawRecommendation};
pub use plan::plan;
pub use query::{InspectionSums, Page, list, sums};
pub use read::{InspectionDetails, InspectionRow, InspectionStep, inspection, recommendation};
pub use state::{Inspection, Recommendation};
pub use words::{Kind, Occasion, RecommendationKind, RecommendationStand, Stand, Topic};
