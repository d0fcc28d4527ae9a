//! What happens at a place of reception (trụ sở, địa điểm tiếp công dân): security meetings with the police, incidents, help for
//! citizens in need and their way home (Decree 154/2026 art. 30(5), 33(1)a).
//!
//! Facts about the place, never a watch on a person: no row here has a name, and [`check`] proves that no table of these has
//! room for one.

mod check;
mod form;
mod record;

pub use check::check;
pub use form::{HelpEntry, IncidentEntry, MeetingEntry, RawHelp, RawIncident, RawMeeting};
pub use record::{
    Help, Incident, Meeting, helps, incidents, meetings, record_help, record_incident,
    record_meeting,
};
