//! Directives (chỉ đạo, kết luận của lãnh đạo): a leader's instruction with owner and day, followed to the end.

mod answer;
mod escalate;
mod filter;
mod form;
mod give;
mod query;
mod read;
mod row;
mod state;
mod subject;
mod sums;
mod words;

pub use answer::{Reporting, Returning, accept, report, return_report, withdraw};
pub use escalate::{Late, escalate, late};
pub use filter::{Lateness, ListFilter, Side};
pub use form::{DirectiveEntry, RawDirective, RawOwner};
pub use give::{Given, give};
pub use query::{Page, assignments};
pub use read::{AssignmentRow, AssignmentStep, Directive, assignment, directive, directives_of};
pub use state::Assignment;
pub use subject::things_seen;
pub(super) use subject::{check_names, is_seen};
pub use sums::{DirectiveSums, sums};
pub use words::{Source, Stand, SubjectKind};
