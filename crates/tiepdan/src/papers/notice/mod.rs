//! The paper of a notice: what fills its template, and the order to the press.

mod fill;
mod office;
mod order;
mod people;
mod proof;
#[cfg(test)]
mod tests;

pub use fill::{Filling, fill};
pub(crate) use order::{DATA, ZONE, parts};
pub use order::{Setting, order, templates_hash};
pub use proof::code_in_groups;
