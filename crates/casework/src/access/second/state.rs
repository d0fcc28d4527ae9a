//! How what needs two persons stands, and who may answer it.

use super::RequestRow;
use crate::word::vocabulary;
use crate::{Failure, Id, Refusal, Result};

vocabulary! {
    /// What needs two persons.
    RequestKind {
        /// A post for some hours, when nobody who holds it can be reached.
        Emergency = "emergency",
        /// The removal of somebody's second factors, when he has lost them.
        Factors = "factors",
    }
}

vocabulary! {
    /// How it stands.
    RequestStand {
        /// A second person is waited for.
        Asked = "asked",
        /// The emergency runs, or has run out by itself.
        Granted = "granted",
        /// The emergency was ended before its time.
        Ended = "ended",
        /// It was done at once.
        Done = "done",
        /// The second person said no.
        Declined = "declined",
    }
}

impl RequestKind {
    pub(super) const fn event_asked(self) -> &'static str {
        match self {
            Self::Emergency => "emergency.asked",
            Self::Factors => "factor.removal-asked",
        }
    }

    pub(super) const fn event_granted(self) -> &'static str {
        match self {
            Self::Emergency => "emergency.granted",
            Self::Factors => "factor.removed-by-two",
        }
    }
}

/// How a request stands once `answers` has answered it.
///
/// # Errors
/// The refusals `not-oneself` and `answered-already`.
pub(super) fn answered(row: &RequestRow, answers: Id, is_granted: bool) -> Result<RequestStand> {
    if row.stand != RequestStand::Asked {
        return Err(answered_already());
    }
    if is_granted && (answers == row.asked_by || answers == row.official) {
        return Err(Refusal::new("needs-another-person").into());
    }
    Ok(match (is_granted, row.kind) {
        (false, _) => RequestStand::Declined,
        (true, RequestKind::Emergency) => RequestStand::Granted,
        (true, RequestKind::Factors) => RequestStand::Done,
    })
}

/// Whether the report of an emergency may be written: it is over and has none.
///
/// # Errors
/// The refusals `emergency-running` and `answered-already`; not found for what is no emergency that was granted.
pub(super) fn may_be_reported(row: &RequestRow) -> Result<()> {
    if row.is_running {
        return Err(Refusal::new("emergency-running").into());
    }
    let was_granted = matches!(row.stand, RequestStand::Granted | RequestStand::Ended);
    if row.kind != RequestKind::Emergency || !was_granted {
        return Err(Failure::NotFound);
    }
    if row.reported_at.is_some() {
        return Err(answered_already());
    }
    Ok(())
}

pub(super) fn answered_already() -> Failure {
    Refusal::new("answered-already").into()
}
