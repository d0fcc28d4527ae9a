//! Review meetings (họp giao ban, rà soát): the agenda draws itself up from what is overdue, stuck, newly a mass case or not
//! done; each unit below reports with its own figures; conclusions become directives. So many a month where a unit has set
//! itself a number.

mod agenda;
mod call;
mod check;
mod figures;
mod hold;
mod query;
mod read;
mod rhythm;
mod row;
mod state;
mod words;

pub use call::{RawMeeting, call, cancel};
pub(super) use check::FAULTS;
pub use figures::UnitReport;
pub use hold::{Closing, Telling, close, open, tell};
pub use query::{Page, list};
pub use read::{Item, MeetingDetails, meeting};
pub use rhythm::{Month, months, rhythm, set_rhythm};
pub use state::Meeting;
pub use words::{ItemKind, Stand};
