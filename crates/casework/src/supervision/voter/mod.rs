//! Voters' petitions (kiến nghị cử tri): what voters say at the meetings of their deputies is received, classified and sent
//! to the unit that answers for it; the answer is judged and brought back to the voters of the district (Law on Citizen
//! Reception art. 22; Resolution 116/2025/UBTVQH15).

mod answer;
mod check;
mod form;
mod forward;
mod meet;
mod query;
mod read;
mod row;
mod state;
mod take;
mod tell;
mod words;

pub use answer::{Answering, Judging, accept, answer, send_back};
pub(super) use check::FAULTS;
pub use form::{RawVoterMeeting, RawVoterPetition};
pub use forward::{Forwarding, explain, forward};
pub use meet::meet;
pub use query::{DistrictSums, ListFilter, Situation, VoterSums, districts, list, meetings, sums};
pub use read::{MeetingDetails, VoterDetails, VoterRow, meeting, petition};
pub use row::VoterMeeting;
pub use state::VoterPetition;
pub use take::take_down;
pub use tell::{Telling, tell};
pub use words::{MeetingKind, Outcome, Stand};

/// The kind of thing in the course and the audit.
pub(super) const KIND: &str = "voter_petition";
