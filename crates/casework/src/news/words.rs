//! What a person is told of.

use crate::word::vocabulary;

vocabulary! {
    /// What a person is told of.
    NewsKind {
        /// A petition came to the unit.
        Petition = "petition",
        /// A directive was given to the unit.
        Directive = "directive",
        /// The unit was urged.
        Urging = "urging",
        /// A report of the unit was returned.
        Report = "report",
        /// An officer proposes a step that the head takes.
        Proposal = "proposal",
        /// A review meeting was called, by the unit or by the one above it.
        Meeting = "meeting",
        /// Protection is asked for, or a check for retaliation is due.
        Protection = "protection",
        /// There is something new in what was told without a name; no more is said of it.
        Tip = "tip",
        /// Somebody holds or held a post in an emergency, and its report is not written.
        Emergency = "emergency",
        /// A term of the unit runs out in the next days.
        Due = "due",
        /// A term of the unit has run out.
        Overdue = "overdue",
    }
}
