//! The verification of a case as it is read.

use jiff::civil::Date;

use crate::Id;

/// Somebody who verifies, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    /// The official.
    pub official: Id,
    /// His name.
    pub name: String,
    /// `leader`, `member`.
    pub role: String,
    /// First day.
    pub from: Date,
    /// The day he left, if he did.
    pub until: Option<Date>,
    /// Why he left.
    pub reason: String,
    /// Is he in a conflict of interest that stands or waits for a decision?
    pub is_conflicted: bool,
    /// The entry of the docket that put him there.
    pub entry: i64,
}

/// Documents that somebody was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRequest {
    /// Number in the case.
    pub no: i64,
    /// Who has them.
    pub holder: String,
    /// What was asked for.
    pub what: String,
    /// The day of the request.
    pub asked_on: Date,
    /// Last day to give them.
    pub answer_by: Option<Date>,
    /// The day they came.
    pub met_on: Option<Date>,
    /// Who handed them over.
    pub giver: String,
    /// What came.
    pub items: String,
    /// The entry of the docket that asked.
    pub entry: i64,
}

/// An expert body that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpertRequest {
    /// Number in the case.
    pub no: i64,
    /// The body.
    pub body: String,
    /// The question.
    pub question: String,
    /// The day it was asked.
    pub asked_on: Date,
    /// The day it answered.
    pub received_on: Option<Date>,
    /// Its answer.
    pub result: String,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Number on the list.
    pub no: i64,
    /// What it is.
    pub what: String,
    /// Kind, by the law's list.
    pub kind: String,
    /// Origin, by the law's list.
    pub origin: String,
    /// From whom.
    pub given_by: String,
    /// The day it came.
    pub received_on: Date,
    /// The file of the case, if one shows it.
    pub attachment: Option<Id>,
    /// SHA-256 of the file, hexadecimal, as the docket binds it.
    pub hash: Option<String>,
}

/// What is verified, where, until when: as the last step says that planned it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// What.
    pub subject: String,
    /// Where and with whom.
    pub places: String,
    /// Until when.
    pub report_by: Option<Date>,
}

/// The verification of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// Who verifies and did, in the order of joining.
    pub team: Vec<Verifier>,
    /// The plan, if there is one.
    pub plan: Option<Plan>,
    /// Documents asked for.
    pub requests: Vec<DocumentRequest>,
    /// Experts asked.
    pub experts: Vec<ExpertRequest>,
    /// Evidence.
    pub evidence: Vec<Evidence>,
}
