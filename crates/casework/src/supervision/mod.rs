//! Leading and supervising (lãnh đạo, chỉ đạo, giám sát): what leaders order and what becomes of it, what is urged,
//! inspected and reviewed, and the lists of prolonged, complicated and mass cases (Directive 35-CT/TW; Conclusion 107-KL/TW; Decree 154/2026 art. 32).
//!
//! A directive is given once; each owner has an assignment of his own, which he reports on and the giver accepts or
//! returns. A case stands on a named list with an owner, an accountable head and a plan; it is done when the content of
//! the case is, and not when the competence to settle it is exhausted.

mod bodies;
mod check;
mod course;
pub mod dialogue;
mod directive;
mod given;
pub mod inspection;
mod listing;
pub mod obstacle;
pub mod oversight;
mod prolonged;
mod reach;
pub mod review;
pub mod study;
#[cfg(test)]
mod tests;
pub mod upward;
pub mod urging;
pub mod voter;
pub mod warning;

pub use check::check;
pub use course::CourseStep;
pub use directive::{
    Assignment, AssignmentRow, AssignmentStep, Directive, DirectiveEntry, DirectiveSums, Given,
    Late, Lateness, ListFilter, Page, RawDirective, RawOwner, Reporting, Returning, Side, Source,
    Stand, SubjectKind, accept, assignment, assignments, directive, directives_of, escalate, give,
    late, report, return_report, sums, things_seen, withdraw,
};
pub use listing::{Page as Listing, Part};
pub use prolonged::{
    Candidate, ContentLine, ContentStand, EntryDetails, EntryFilter, EntryRow, EntryStand,
    EntryStep, LeftContent, ListRow, Milestone, Month, MonthProgress, MonthReport, OwnerLine,
    Planning, Progress, ProlongedEntry, PutOn, RawList, RawMilestone, Reported, ReportedLine,
    Review, Verdict, burn_down, candidates, entries, entries_of_case, entry, list, lists,
    month_progress, open_list, plan, progress, put_on, reach_milestone, review, settled,
};
pub use reach::may_direct;
