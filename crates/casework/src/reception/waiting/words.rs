//! Where somebody who waits stands.

use crate::word::vocabulary;

vocabulary! {
    /// Where it stands.
    Stand {
        /// Not on a session yet.
        Asked = "asked",
        /// On a session, and told its day.
        Placed = "placed",
        /// He was received.
        Received = "received",
        /// He no longer asks for it.
        Withdrawn = "withdrawn",
    }
}
