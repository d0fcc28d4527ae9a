//! The paper of a notice: what fills its template, and the order to the press.

mod fill;
mod office;
mod order;
mod people;
mod proof;
#[cfg(test)]
mod tests;
mod work;

pub use fill::{Filling, fill};
pub use order::{Setting, order, templates_hash};
pub(crate) use order::{ZONE, parts};
pub use proof::code_in_groups;
