//! A case (vụ việc): the matter itself, with its contents, its people, its clocks and its docket. It changes only
//! by a step of its procedure; the docket is append-only and every entry is bound to the one before it.

mod asked;
mod calendar;
mod case;
mod check;
mod conflict;
mod decision;
mod docket;
mod effect;
mod ending;
mod enforcement;
mod entry;
mod file;
mod find;
mod given;
mod meeting;
mod numbered;
mod open;
mod outlook;
mod parts;
mod people;
mod phase;
pub mod proposal;
mod query;
mod step;
mod takeover;
#[cfg(test)]
mod tests;
mod verification;
mod watch;

pub use asked::facts_asked;
pub use calendar::{CalendarDue, by_calendar, calendar_due};
pub use case::Case;
pub use check::check;
pub use conflict::{Interest, interests_of};
pub use docket::{Entry, check as check_dockets, docket, first_break};
pub use ending::{
    Ending, LawsuitRow, PublicationRow, Published, ReviewRow, ServiceRow, WithdrawalRow, published,
};
pub use enforcement::{DutyFilter, DutyLine, DutyRow, InstalmentRow, duties, late_duties};
pub use entry::{Entered, EnteredRow};
pub use file::{add_file, read_file};
pub use find::{find, of_book, seen};
pub use meeting::{Meeting, MeetingContent, MeetingPerson, meetings_of};
pub use open::{Joined, handle};
pub use outlook::{Outlook, Place, Prospect, Waiting, outlook, waiting_for_head};
pub use parts::{EnforcementRow, PetitionLine, enforcement_of, petitions_of};
pub(crate) use phase::{OPEN_END, PERSUADED, is_unsettled, seen_as};
pub use query::{
    CaseDetails, CaseFilter, CaseRow, ContentRow, DecisionRow, NoticeRow, Participant, SOON,
    Situation, details, list, record_reading, situations, situations_among,
};
pub use step::{LawfulStep, Taken, Taking, facts, lawful_steps, take};
pub use verification::{
    DocumentRequest, Evidence, ExpertRequest, Plan, Verification, Verifier, verification_of,
};
pub use watch::{Owed, owed_by_officials, owed_by_units};
