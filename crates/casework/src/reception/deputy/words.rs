//! Where a deputy's day stands.

use crate::word::vocabulary;

vocabulary! {
    /// Where it stands.
    Stand {
        /// In the calendar, not told yet.
        Planned = "planned",
        /// The deputy knows.
        Told = "told",
        /// He cannot, and nobody sits for him.
        Unable = "unable",
        /// It was put off to another day.
        Moved = "moved",
        /// Citizens were received.
        Held = "held",
    }
}
