//! A proposal (trình duyệt): an officer fills in a step that is not his to take, the head of his section checks it, the head
//! of the unit takes it or returns it with a reason. And a delegation (giao quyền): a deputy takes the steps of his head
//! from a day to a day.

mod answer;
mod delegation;
mod propose;
mod query;
mod state;
#[cfg(test)]
mod tests;

pub(super) use answer::taken;
pub use answer::{check, give_back, withdraw};
pub(super) use delegation::is_delegated;
pub use delegation::{Delegating, Delegation, delegate, delegations, end_delegation};
pub use propose::{Proposing, propose};
pub use query::{Proposal, of_case, one, waiting};
pub use state::State;
