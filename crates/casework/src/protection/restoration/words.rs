//! What the accused says to publicity.

use crate::word::vocabulary;

vocabulary! {
    /// What the accused says to publicity.
    Consent {
        /// He was asked and has not answered.
        Asked = "asked",
        /// He consents.
        Given = "given",
        /// He declines.
        Declined = "declined",
    }
}
