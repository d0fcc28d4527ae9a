//! The names under which the register keeps what a statute names.

use super::{Class, Phase, Post, Stage};

macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $type {
            /// Every one, in the order of the law.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in data, addresses and rows.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The one with this name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == name)
            }
        }
    };
}

names!(Class { Complaint = "complaint", Denunciation = "denunciation", Recommendation = "recommendation" });
names!(Stage { First = "first", Second = "second" });
names!(Phase {
    Examining = "examining",
    Accepted = "accepted",
    Suspended = "suspended",
    Decided = "decided",
    Enforcing = "enforcing",
    Closed = "closed",
    Refused = "refused",
    Terminated = "terminated",
});
names!(Post {
    Head = "head",
    DeputyHead = "deputy_head",
    SectionHead = "section_head",
    ReceptionOfficer = "reception_officer",
    PetitionOfficer = "petition_officer",
    Settler = "settler",
    Verifier = "verifier",
    Supervisor = "supervisor",
    Archivist = "archivist",
    Administrator = "administrator",
    Calendar = "calendar",
});

impl Phase {
    /// Is nothing left to do in it?
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Closed | Self::Refused | Self::Terminated)
    }
}
