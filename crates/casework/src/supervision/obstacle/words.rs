//! How a legal obstacle stands.

use crate::word::vocabulary;

vocabulary! {
    /// How a legal obstacle stands.
    Stand {
        /// It was found.
        Found = "found",
        /// It was recommended upward that the law be changed or explained.
        Proposed = "proposed",
        /// That recommendation was answered.
        Answered = "answered",
        /// It stands in nobody's way any more.
        Resolved = "resolved",
        /// It was no obstacle.
        Dropped = "dropped",
    }
}
