//! The root of each day: one signed text that binds every lane of the audit and every docket that moved since the root before,
//! the rows that the audit binds, and that root itself. Kept elsewhere (printed, mailed, on another machine) it shows whoever
//! rewrites the register, were it with its own keys. `docs/audit.md` has the bytes.

mod check;
mod draw;
mod kept;
mod key;
mod leaf;
mod query;
mod statement;
#[cfg(test)]
mod tests;
mod tree;

pub use check::check;
pub use draw::{Prepared, due, keep, prepare};
pub use kept::{Kept, handed, unhanded};
pub use key::Key;
pub use leaf::{Files, Leaf, Place};
pub use query::{leaves, of_day, root, roots};
pub use statement::{Root, Statement};
