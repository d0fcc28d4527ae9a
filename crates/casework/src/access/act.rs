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
    /// Assign receivers, keep the duty roster of the unit, set what its days are paid, close the sheet of a month.
    KeepRoster "keep-roster": Head DeputyHead;
    /// Read the duty roster and the sheet of a month; who does not keep them reads his own days.
    ReadRoster "read-roster": Head DeputyHead ReceptionOfficer PetitionOfficer;
    /// Put down what happens at the unit's place of reception: security meetings, incidents, help for citizens in need.
    KeepPlace "keep-place": Head DeputyHead ReceptionOfficer;
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
    /// Enter the documents by which the unit directs, and the classes that it held.
    KeepGuidance "keep-guidance": Head DeputyHead Archivist;
    /// Call, open and close a review meeting.
    HoldReview "hold-review": Head DeputyHead;
    /// Take voters' petitions down, send them, judge their answers, tell the voters.
    KeepVoters "keep-voters": Head DeputyHead Supervisor PetitionOfficer ReceptionOfficer;
    /// Announce and hold a public dialogue.
    HoldDialogue "hold-dialogue": Head DeputyHead;
    /// Write down that an article of law stands in the way of a case.
    NoteObstacle "note-obstacle": Head DeputyHead PetitionOfficer Settler Verifier Supervisor;
    /// Recommend something to a higher body, answer what a lower one recommends.
    RecommendUp "recommend-up": Head DeputyHead;
    /// Give a petition sent to the Party to be studied, tell the person, end the study.
    AskStudy "ask-study": Head DeputyHead PetitionOfficer;
    /// Advise on a petition sent to the Party.
    Advise "advise": Head DeputyHead PetitionOfficer Settler Supervisor;
    /// Look over the territory that the body supervises.
    Oversee "oversee": Head DeputyHead Supervisor;
    /// Keep a list of prolonged cases and review them.
    KeepList "keep-list": Head DeputyHead Supervisor;
    /// Look at the board of the unit and of those below it.
    ReadBoard "read-board": Head DeputyHead SectionHead Supervisor ReceptionOfficer PetitionOfficer;
    /// Look at what heads answer for: duties, terms, reversals, what was recommended and ordered.
    ReadResponsibility "read-responsibility": Head DeputyHead Supervisor;
    /// Read early warnings, say who was told and what was done, close one.
    HeedWarning "heed-warning": Head DeputyHead Supervisor;
    /// Name the project or decision behind a petition.
    NameCause "name-cause": Head DeputyHead ReceptionOfficer PetitionOfficer;
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
