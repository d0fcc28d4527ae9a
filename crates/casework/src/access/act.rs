//! The table of acts: which posts may do which.

use law::procedure::Post;

/// An act of an official that needs a permit.
pub trait Act {
    /// Its name in refusals, the audit and the golden matrix.
    const NAME: &'static str;
    /// Posts whose holder may do it, in his own unit.
    const POSTS: &'static [Post];
}

macro_rules! table {
    ($($(#[$doc:meta])* $act:ident $name:literal: $($post:ident)*;)*) => {
        /// Every act of the register, as a type.
        pub mod acts {
            use super::{Act, Post};
            $(
                $(#[$doc])*
                #[derive(Debug, Clone, Copy)]
                pub struct $act;
                impl Act for $act {
                    const NAME: &'static str = $name;
                    const POSTS: &'static [Post] = &[$(Post::$post),*];
                }
            )*
            /// The whole table, for the golden matrix.
            pub const ALL: &[(&str, &[Post])] = &[$(($name, $act::POSTS)),*];
        }
    };
}

table! {
    /// Open a reception session, record who was received, refuse a reception.
    Receive "receive": Head DeputyHead ReceptionOfficer PetitionOfficer;
    /// Plan and announce the reception calendar of the unit.
    PlanReception "plan-reception": Head DeputyHead ReceptionOfficer;
    /// Register a petition that arrived.
    File "file": Head DeputyHead ReceptionOfficer PetitionOfficer;
    /// Say what a petition is, whether it is eligible and who is competent.
    Classify "classify": Head DeputyHead PetitionOfficer;
    /// Accept, guide, return, transfer, urge or file a petition.
    Handle "handle": Head DeputyHead PetitionOfficer;
    /// Take a step of a procedure; which posts, the procedure says.
    TakeStep "take-step": Head DeputyHead PetitionOfficer Settler Verifier Supervisor Archivist;
    /// Propose a step that the head takes.
    Propose "propose": DeputyHead SectionHead PetitionOfficer Settler Verifier;
    /// Check what an officer proposes before the head sees it.
    CheckProposal "check-proposal": DeputyHead SectionHead;
    /// Delegate the head's steps to a deputy.
    Delegate "delegate": Head;
    /// Write on the draft of a paper and issue it.
    IssuePaper "issue-paper": Head DeputyHead PetitionOfficer Settler Verifier;
    /// Take the whole dossier of a case out of the register.
    ExportDossier "export-dossier": Head DeputyHead PetitionOfficer Settler Supervisor Archivist;
    /// Take in the dossier of a case that another register sent.
    ReceiveDossier "receive-dossier": Head DeputyHead PetitionOfficer Settler Archivist;
    /// Open a sealed identity.
    OpenSeal "open-seal": Head PetitionOfficer;
    /// Give a directive, accept or return what its owner reports.
    Direct "direct": Head DeputyHead Supervisor;
    /// Urge a unit that one leads.
    Urge "urge": Head DeputyHead Supervisor;
    /// Report on a directive given to the unit, answer an urging, plan a prolonged case and report its progress.
    ReportUp "report-up": Head DeputyHead PetitionOfficer Settler;
    /// Plan an inspection, conclude it, accept or return what is reported on its recommendations.
    Inspect "inspect": Head DeputyHead Supervisor;
    /// Call, open and close a review meeting.
    HoldReview "hold-review": Head DeputyHead;
    /// Keep a list of prolonged cases and review them.
    KeepList "keep-list": Head DeputyHead Supervisor;
    /// Close a reporting period and send its figures.
    Freeze "freeze": Head DeputyHead;
    /// Accept or return the report of a unit that reports to one's own, and set the day for it.
    TakeReport "take-report": Head DeputyHead;
    /// Propose a unit or a person for a commendation.
    Commend "commend": Head DeputyHead Supervisor;
    /// Grant or decline a commendation.
    GrantCommendation "grant-commendation": Head;
    /// Read who saw and did what with a case or a petition.
    ReadTrail "read-trail": Head DeputyHead Supervisor Administrator;
    /// Keep officials, posts and units.
    Administer "administer": Administrator;
}
