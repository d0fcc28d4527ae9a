//! A notice (văn bản, thông báo, phiếu): a statutory paper that a step issued. Its paper is drafted from the dossier,
//! written on by an officer, and frozen when it is issued: the number of the unit's own series, the PDF by its hash. An
//! issued paper never changes; a further edition stands beside it. Anybody who holds a copy can have it proved.

mod bind;
mod bundle;
mod check;
mod dossier;
mod draft;
mod entry;
mod form;
mod issue;
mod matter;
mod number;
mod prove;
mod query;
pub mod received;
mod row;
mod signing;
#[cfg(test)]
mod tests;
mod visit;

pub(crate) use bind::bind_earlier;
pub use bundle::{Bundle, Document, Leaf, bundle};
pub use check::check;
pub use dossier::{Dossier, Work, dossier};
pub use draft::{save, start};
pub use entry::Followed;
pub use form::{LONGEST, RawTexts, Texts};
pub use issue::{Printed, issue, reissue};
pub use matter::{Matter, Subject};
pub use number::label;
pub use prove::{Proof, by_code, by_hash};
pub use query::{content, editions, of_case, of_subject, record_reading};
pub use row::{Issued, NoticeLine, PaperRow};
pub use signing::Signer;
pub use visit::{Visited, begin, forms, ground};
