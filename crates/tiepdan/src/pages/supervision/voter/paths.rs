//! Addresses of voters' petitions.

use casework::Id;

use crate::web::listing::address;

/// The petitions one keeps or answers for.
pub const VOTERS: &str = "/voters";
/// A new meeting with voters.
pub const NEW_MEETING: &str = "/voter-meetings/new";
/// One meeting.
pub const MEETING: &str = "/voter-meetings/{id}";
/// A new petition.
pub const NEW_PETITION: &str = "/voter-petitions/new";
/// One petition.
pub const PETITION: &str = "/voter-petitions/{id}";

/// The list, narrowed.
pub fn voters(tab: &str, district: &str, after: &str) -> String {
    address(
        VOTERS,
        &[("tab", tab), ("district", district), ("after", after)],
    )
}

/// A meeting.
pub fn meeting(id: Id) -> String {
    format!("/voter-meetings/{id}")
}

/// The form of a new petition, said at a meeting.
pub fn new_petition(meeting: Id) -> String {
    address(NEW_PETITION, &[("meeting", &meeting.to_string())])
}

/// A petition.
pub fn petition(id: Id) -> String {
    format!("/voter-petitions/{id}")
}
