//! The work itself: receiving citizens, taking petitions, settling cases, counting what was done.
//!
//! One folder for each noun of the law, in the order of dependence (a noun uses only nouns above it). This
//! room knows no HTTP, no page, no paper, no clock and no chance: [`Setting`] brings the moment, new ids, the
//! law and secrets.

pub mod access;
pub mod audit;
pub mod commendation;
pub mod document;
pub mod guidance;
pub mod idempotency;
pub mod news;
pub mod notice;
pub mod organization;
pub mod person;
pub mod petition;
pub mod protection;
pub mod reception;
pub mod report;
pub mod settlement;
pub mod supervision;
pub mod tally;
pub mod term;
pub mod tip;
pub mod witness;

pub mod check;
mod failure;
mod fold;
mod given;
mod schema;
mod setting;
mod word;

#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use failure::{Failure, FieldError, Refusal, Result};
pub use fold::fold;
pub use schema::MIGRATIONS;
pub use setting::{Id, Ids, Now, Secrets, Setting, kept_secret};
