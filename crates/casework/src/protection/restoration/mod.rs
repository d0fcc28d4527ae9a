//! Restoring the accused of a denunciation that was found wrong, in whole or in part (Law on Denunciations art. 10, 36, 40): his
//! rights in writing, his honour in public where he consents, followed until it is done. The conclusion itself opens the
//! duty: whoever concluded so owes it by the term of handling.

mod act;
mod check;
mod query;
mod row;
mod words;

pub use act::{Finishing, RawPost, RawTelling, consent, finish, post, tell};
pub(super) use check::FAULTS;
pub use query::{Filter, Owed, Page, PostRow, Restored, Situation, list, owed, shown};
pub use row::Restoration;
pub use words::Consent;
