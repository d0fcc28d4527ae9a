//! The words by which information without a name is kept.

use crate::word::vocabulary;

vocabulary! {
    /// Where it stands.
    Stand {
        /// It came, or came from another unit.
        Received = "received",
        /// It is used to inspect or to manage.
        Used = "used",
        /// It was closed on a ground of law.
        Closed = "closed",
    }
}

vocabulary! {
    /// What was done with it.
    StepKind {
        /// It came.
        Came = "came",
        /// It was taken up to inspect or to manage.
        Used = "used",
        /// It went to the competent unit, with everything.
        Passed = "passed",
        /// It was closed.
        Closed = "closed",
        /// Something new came and opened it again.
        Reopened = "reopened",
    }
}

vocabulary! {
    /// Who speaks in the talk.
    Side {
        /// Whoever told it.
        Giver = "giver",
        /// The unit that has it.
        Unit = "unit",
    }
}

vocabulary! {
    /// The place of the one it is about, in his unit.
    Role {
        /// He heads the unit, or is a deputy of its head.
        Head = "head",
        /// He works there.
        Staff = "staff",
        /// Nobody knows, or the one who tells does not want that unit to see it.
        Unsure = "unsure",
    }
}
