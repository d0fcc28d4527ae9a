//! Who is commended, and where it stands.

use crate::word::vocabulary;

vocabulary! {
    /// Who is commended.
    SubjectKind {
        /// tập thể
        Unit = "unit",
        /// cá nhân
        Person = "person",
    }
}

vocabulary! {
    /// Where a commendation stands.
    Stand {
        /// It is proposed.
        Proposed = "proposed",
        /// It was granted.
        Granted = "granted",
        /// It was declined.
        Declined = "declined",
    }
}
