//! Addresses of proposals and delegations.

use casework::Id;
use serde::Deserialize;

/// Proposing a step.
pub const PROPOSE: &str = "/cases/{id}/steps/{step}/propose";
/// One proposal.
pub const PROPOSAL: &str = "/proposals/{proposal}";
/// The head of the section finds it right.
pub const CHECK: &str = "/proposals/{proposal}/check";
/// It is returned.
pub const RETURN: &str = "/proposals/{proposal}/return";
/// It is taken back.
pub const WITHDRAW: &str = "/proposals/{proposal}/withdraw";
/// The delegations of the unit.
pub const DELEGATIONS: &str = "/delegations";
/// Ending one.
pub const END: &str = "/delegations/{delegation}/end";

/// The address of a proposal.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct ProposalPath {
    pub(super) proposal: Id,
}

/// The address of a delegation.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct DelegationPath {
    pub(super) delegation: Id,
}

/// A proposal.
pub fn proposal(id: Id) -> String {
    format!("/proposals/{id}")
}

/// The step of a case, filled in as it was proposed.
pub fn step_as_proposed(case: Id, step: &str, proposal: Id) -> String {
    format!("/cases/{case}/steps/{step}?proposal={proposal}")
}
