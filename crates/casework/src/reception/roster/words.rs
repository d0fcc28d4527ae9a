//! How a row of the roster ends.

use crate::word::vocabulary;

vocabulary! {
    /// Why a row of the roster no longer holds.
    Ending {
        /// Another sits there instead.
        Swapped = "swapped",
        /// Its time was told; another row holds it.
        Told = "told",
        /// He did not sit there.
        TakenOff = "taken_off",
    }
}
