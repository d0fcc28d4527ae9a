//! The acts of officials, each a type, so that forgetting to ask for one does not compile. Who may do which stands in
//! `law/vn/rights.toml` alone.

use law::procedure::Post;
use law::{Faults, Law};

/// An act of an official that needs a permit.
pub trait Act {
    /// Its name in the rules, in refusals and in the audit.
    const NAME: &'static str;
}

macro_rules! table {
    ($($(#[$doc:meta])* $act:ident $name:literal;)*) => {
        /// Every act of the register, as a type.
        pub mod acts {
            use super::Act;
            $(
                $(#[$doc])*
                #[derive(Debug, Clone, Copy)]
                pub struct $act;
                impl Act for $act {
                    const NAME: &'static str = $name;
                }
            )*
            /// The names of all.
            pub const ALL: &[&str] = &[$($name),*];
        }
    };
}

table! {
    /// Open a reception session, record who was received, refuse a reception.
    Receive "receive";
    /// Plan and announce the reception calendar of the unit.
    PlanReception "plan-reception";
    /// Assign receivers, keep the duty roster of the unit, set what its days are paid, close the sheet of a month.
    KeepRoster "keep-roster";
    /// Read the duty roster and the sheet of a month; who does not keep them reads his own days.
    ReadRoster "read-roster";
    /// Put down what happens at the unit's place of reception: security meetings, incidents, help for citizens in need.
    KeepPlace "keep-place";
    /// Register a petition that arrived.
    File "file";
    /// Say what a petition is, whether it is eligible and who is competent.
    Classify "classify";
    /// Accept, guide, return, transfer, urge or file a petition.
    Handle "handle";
    /// Take a step of a procedure; which posts, the procedure says.
    TakeStep "take-step";
    /// Keep files with a case.
    KeepCaseFiles "keep-case-files";
    /// Propose a step that the head takes.
    Propose "propose";
    /// Check what an officer proposes before the head sees it.
    CheckProposal "check-proposal";
    /// Delegate the head's steps to a deputy.
    Delegate "delegate";
    /// Write on the draft of a paper and issue it.
    IssuePaper "issue-paper";
    /// Take the whole dossier of a case out of the register.
    ExportDossier "export-dossier";
    /// Take in the dossier of a case that another register sent.
    ReceiveDossier "receive-dossier";
    /// Open a sealed identity.
    OpenSeal "open-seal";
    /// Set that nobody of the unit opens a seal alone.
    RuleSeal "rule-seal";
    /// Read who opened which seal, when and why.
    WatchSeals "watch-seals";
    /// Take down or propose a request that somebody be protected who denounced.
    AskProtection "ask-protection";
    /// Order immediate measures, grant, change, refuse and end protection.
    DecideProtection "decide-protection";
    /// Read the dossiers of protection, assess what threatens, follow measures, watch for retaliation.
    WatchProtection "watch-protection";
    /// Restore the accused of a denunciation that was found wrong.
    RestoreAccused "restore-accused";
    /// Read what somebody told without his name.
    ReadTip "read-tip";
    /// Ask questions of whoever told something without his name.
    TalkTip "talk-tip";
    /// Use what was told without a name to inspect and to manage, pass it on, close it.
    HandleTip "handle-tip";
    /// Give a directive, accept or return what its owner reports.
    Direct "direct";
    /// Urge a unit that one leads.
    Urge "urge";
    /// Report on a directive given to the unit, answer an urging, plan a prolonged case and report its progress.
    ReportUp "report-up";
    /// Plan an inspection, conclude it, accept or return what is reported on its recommendations.
    Inspect "inspect";
    /// Enter the documents by which the unit directs, and the classes that it held.
    KeepGuidance "keep-guidance";
    /// Call, open and close a review meeting.
    HoldReview "hold-review";
    /// Take voters' petitions down, send them, judge their answers, tell the voters.
    KeepVoters "keep-voters";
    /// Announce and hold a public dialogue.
    HoldDialogue "hold-dialogue";
    /// Write down that an article of law stands in the way of a case.
    NoteObstacle "note-obstacle";
    /// Recommend something to a higher body, answer what a lower one recommends.
    RecommendUp "recommend-up";
    /// Give a petition sent to the Party to be studied, tell the person, end the study.
    AskStudy "ask-study";
    /// Advise on a petition sent to the Party.
    Advise "advise";
    /// Look over the territory that the body supervises.
    Oversee "oversee";
    /// Keep a list of prolonged cases and review them.
    KeepList "keep-list";
    /// Look at the board of the unit and of those below it.
    ReadBoard "read-board";
    /// Look at what heads answer for: duties, terms, reversals, what was recommended and ordered.
    ReadResponsibility "read-responsibility";
    /// Read early warnings, say who was told and what was done, close one.
    HeedWarning "heed-warning";
    /// Name the project or decision behind a petition.
    NameCause "name-cause";
    /// Close a reporting period and send its figures.
    Freeze "freeze";
    /// Accept or return the report of a unit that reports to one's own, and set the day for it.
    TakeReport "take-report";
    /// Propose a unit or a person for a commendation.
    Commend "commend";
    /// Grant or decline a commendation.
    GrantCommendation "grant-commendation";
    /// Read who saw and did what with a case or a petition.
    ReadTrail "read-trail";
    /// Name the official against whom a petition or a case is, or take one out who was named in error.
    NameAccused "name-accused";
    /// Read and print the roots of the audit, by which anybody shows later that nothing was rewritten.
    ReadRoots "read-roots";
    /// Keep officials, posts and units.
    Administer "administer";
    /// Take a step that the procedure gives to whoever supervises the case of a unit below.
    TakeStepFromAbove "take-step-from-above";
    /// Take the steps of the head while a delegation of his runs.
    ActForHead "act-for-head";
    /// See what waits for a signature, and be told of what is proposed.
    DecideProposals "decide-proposals";
    /// See who works in a unit below; who works in a unit always sees his colleagues.
    SeeColleagues "see-colleagues";
}

/// Do the rules of this law speak of every act and of no other, and may every post that a procedure names take its step?
///
/// # Errors
/// Each act without a rule, each rule for an act that the register does not know, each step that a post could never take.
pub fn prove_rights(law: &Law) -> Result<(), Faults> {
    let mut faults = match law.rights.prove(acts::ALL) {
        Ok(()) => Faults::default(),
        Err(faults) => faults,
    };
    let takes = |post: &Post| {
        let names = [acts::TakeStep::NAME, acts::TakeStepFromAbove::NAME];
        let mut rules = law.rights.rules().iter();
        *post == Post::Calendar
            || rules.any(|rule| names.contains(&rule.act.as_str()) && rule.posts.contains(post))
    };
    for procedure in law.procedures.iter() {
        for step in &procedure.steps {
            for post in step.by.iter().filter(|post| !takes(post)) {
                let (id, post) = (&procedure.id, post.as_str());
                let message = format!("{post} may take no step, but {id} names it for {}", step.id);
                faults.add("rights.toml", 1, message);
            }
        }
    }
    faults.or(())
}
