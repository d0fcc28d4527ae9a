//! What an urging is about and where it stands.

use crate::word::vocabulary;

vocabulary! {
    /// What an urging is about.
    UrgedKind {
        /// vụ việc
        Case = "case",
        /// đơn
        Petition = "petition",
        /// lượt tiếp
        Visit = "visit",
        /// việc được giao theo chỉ đạo
        Assignment = "assignment",
        /// kiến nghị cử tri
        VoterPetition = "voter_petition",
    }
}

vocabulary! {
    /// Where an urging stands.
    Stand {
        /// The unit was reminded; no answer is asked.
        Told = "told",
        /// An answer is owed.
        Open = "open",
        /// The unit answered.
        Answered = "answered",
        /// What it was about was done, or has another day.
        Ended = "ended",
        /// Whoever urged took it back.
        Withdrawn = "withdrawn",
    }
}

impl UrgedKind {
    /// The table of the thing.
    pub(super) const fn table(self) -> &'static str {
        match self {
            Self::Case => "cases",
            Self::Petition => "petition",
            Self::Visit => "visit",
            Self::Assignment => "assignment",
            Self::VoterPetition => "voter_petition",
        }
    }

    /// May it be urged by hand?
    pub const fn is_by_hand(self) -> bool {
        !matches!(self, Self::Visit)
    }
}
