//! A dossier received (hồ sơ tiếp nhận): the dossier of a case that another register settled, taken in as a package. Its
//! hashes and the chain of its docket are proved before anything is kept; it changes no case, and may be joined to the case
//! here that goes on from it (Law on Complaints art. 34(3): the dossier of the first instance goes to the second).

mod check;
mod join;
mod keep;
mod package;
mod query;
#[cfg(test)]
mod tests;

pub use check::check;
pub use join::join;
pub use keep::receive;
pub use package::{DATA, Listed, PDF, Package, REGISTER, Register, SUMS, sums};
pub use query::{Received, ReceivedDocument, document, documents, list, of_case, one};
