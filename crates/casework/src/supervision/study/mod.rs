//! Petitions sent to a Party committee (đơn thư gửi cấp ủy): studied and advised on by the internal-affairs commission or the
//! office, concluded by the head of the committee, told to the person in time, followed to the end; a register apart from the
//! State's (Regulation 11-QĐi/TW; rulebook DV-07, DV-08, DV-15).

mod advise;
mod ask;
mod check;
mod conclude;
mod query;
mod read;
mod row;
mod state;
mod words;

pub use advise::{Advising, advise, ask_again};
pub use ask::{RawStudy, ask, notice_of};
pub(super) use check::FAULTS;
pub use check::check;
pub use conclude::{Closing, Concluding, Notifying, close, conclude, notify};
pub use query::{ListFilter, Situation, StudyRow, Waiting, WaitingPetition, list, sums, waiting};
pub use read::{StudyDetails, of_petition, study};
pub use state::PetitionStudy;
pub use words::{Proposal, Stand};

/// The kind of thing in the course and the audit.
pub(super) const KIND: &str = "petition_study";
