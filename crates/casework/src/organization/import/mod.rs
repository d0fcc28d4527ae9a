//! Bringing units into the register that the law's lists do not hold: a department of a province, a centre, a school,
//! an office, the reception committee of a new body.
//!
//! A file is taken whole or not at all, and every fault in it is told at once. The same file again changes nothing.

mod cells;
mod command;
mod form;
mod plan;
mod work;
mod wrong;

pub use command::{Imported, Outcome, import};
pub use wrong::{Fault, Wrong};
