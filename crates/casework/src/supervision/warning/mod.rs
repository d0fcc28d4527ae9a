//! Early warning (cảnh báo sớm): many people, one cause, seen while it is small. What is kept are counts by project, decision
//! or place and field, never a person and never a petition; who was told and what was done stands beside them
//! (Conclusion 107-KL/TW: grasp the situation at the grassroots).
//!
//! Each petition counts in one cause only: the project or decision that an officer named, else the field at its place. What a
//! unit has too little of is added up at the unit above without what was told below, so that no small number can be found by
//! taking one from another.

mod act;
mod cause;
mod check;
mod find;
mod query;
mod round;

pub use act::{Heeding, close, done, tell};
pub use cause::{CauseKind, cause_of, name_cause};
pub(super) use check::FAULTS;
pub use query::{Page, Stand, Warning, WarningDetails, WarningStep, list, warning};
pub use round::{is_round_done, raise, tenants, write_round};
