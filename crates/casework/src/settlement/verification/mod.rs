//! Verification (xác minh): who verifies, which documents and experts were asked and what came, the list of evidence.
//! Every row is written by the step that the docket keeps, in the same transaction.

mod check;
mod evidence;
mod expert;
mod query;
mod request;
mod row;
mod team;

pub(super) use check::check;
pub use query::verification_of;
pub(super) use request::clock_to_meet;
pub use row::{DocumentRequest, Evidence, ExpertRequest, Plan, Verification, Verifier};

use law::procedure::Act;
use store::Tx;

use super::case::Case;
use super::effect::Doing;
use crate::Result;

/// Writes what the step means to the verification. Its entry stands on the docket already.
pub(super) fn record(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
    match doing.step.act {
        Act::AssignVerification => team::assign(doing, tx, case),
        Act::ReplaceVerifier => team::replace(doing, tx, case),
        Act::RequestDocuments => request::ask(doing, tx, case),
        Act::ReceiveDocuments => request::receive(doing, tx, case),
        Act::RequestExpert => expert::ask(doing, tx, case),
        Act::ReceiveExpert => expert::receive(doing, tx, case),
        Act::RecordEvidence => evidence::record(doing, tx, case),
        _ => Ok(()),
    }
}
