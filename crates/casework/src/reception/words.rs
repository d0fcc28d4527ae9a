//! The few words of the law by which a reception is kept and counted.

use crate::word::vocabulary;

vocabulary! {
    /// The book in which a reception is kept; Party and State never mix (rulebook §5).
    Register {
        /// sổ của cơ quan nhà nước
        State = "state",
        /// sổ của cấp ủy
        Party = "party",
    }
}

vocabulary! {
    /// Why the session takes place.
    Kind {
        /// thường xuyên
        Regular = "regular",
        /// định kỳ, by the head
        Periodic = "periodic",
        /// đột xuất, by the head
        Unscheduled = "unscheduled",
    }
}

vocabulary! {
    /// Who receives.
    Receiver {
        /// người đứng đầu
        Head = "head",
        /// người được ủy quyền
        Delegate = "delegate",
        /// người tiếp công dân
        Officer = "officer",
    }
}

vocabulary! {
    /// The columns of form 01/TCD under which a session and its visits count.
    Group {
        /// Tiếp thường xuyên
        Regular = "regular",
        /// Thủ trưởng tiếp
        Head = "head",
        /// Ủy quyền tiếp
        Delegated = "delegated",
    }
}

vocabulary! {
    /// Where a session stands.
    State {
        /// In the calendar, not yet public.
        Planned = "planned",
        /// In the public calendar.
        Announced = "announced",
        /// Opened; ended when its end is known.
        Held = "held",
        /// The day went by and nobody received.
        Missed = "missed",
        /// Put off to another day.
        Moved = "moved",
    }
}

impl Register {
    /// The book of a unit of this branch.
    pub fn of_branch(branch: &str) -> Self {
        if branch == law::unit::Branch::Party.as_str() {
            Self::Party
        } else {
            Self::State
        }
    }
}

impl Group {
    /// Where a session counts: regular ones together, the others by whether the head sat himself.
    pub fn of(kind: Kind, receiver: Receiver) -> Self {
        match (kind, receiver) {
            (Kind::Regular, _) => Self::Regular,
            (_, Receiver::Head) => Self::Head,
            (_, Receiver::Delegate | Receiver::Officer) => Self::Delegated,
        }
    }
}
