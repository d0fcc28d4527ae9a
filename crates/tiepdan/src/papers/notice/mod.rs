//! The paper of a notice: what fills its template, and the order to the press.

mod fill;
mod office;
mod order;
mod people;
mod proof;
#[cfg(test)]
mod tests;
mod work;

pub(crate) use fill::class_of;
pub use fill::{Filling, fill};
pub(crate) use office::office as letterhead;
pub(crate) use order::{DATA, ZONE, needed, parts};
pub use order::{Setting, order, templates_hash};
pub(crate) use people::petitioners;
pub use proof::code_in_groups;
pub(crate) use proof::picture;
