//! Where a report stands.

use crate::word::vocabulary;

vocabulary! {
    /// Where the report of a unit stands; before that nothing is there of it.
    Stand {
        /// Its figures are closed.
        Closed = "closed",
        /// It was sent to its receiver.
        Sent = "sent",
        /// Its receiver returned it with reasons.
        Returned = "returned",
        /// Its receiver accepted it.
        Accepted = "accepted",
    }
}
