//! What is new and what is due (thông báo) for one who works for a unit. Nothing is copied: each kind is read from the rows
//! of the work, and only how far a person has looked is kept. A mail a day tells those who ask for it how much there is,
//! and of nobody.

mod digest;
mod query;
mod seen;
#[cfg(test)]
mod tests;
mod words;

pub use digest::{
    DIGEST_JOB, Digest, Mail, choose_digest, digest_of, mail_done, mails_waiting, without_digest,
    write_digest,
};
pub use query::{Item, News, Tally, new_count, news, tally};
pub use seen::mark_seen;
pub use words::NewsKind;
