//! Meetings about a case: working sessions and hearings of the accused, dialogues (đối thoại), conciliations (hòa giải).
//! Who was there, who stayed away and why, who signed, and what came of each content.

mod check;
mod query;
mod record;

pub(super) use check::check;
pub use query::{Meeting, MeetingContent, MeetingPerson, meetings_of};
pub(super) use record::record;
