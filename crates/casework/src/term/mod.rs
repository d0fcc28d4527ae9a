//! The clocks of petitions, visits and cases: opened, lengthened, extended, stopped and met by acts, counted by
//! the law in force on the day each began (rulebook V-01).

mod clock;
mod query;

pub use clock::{
    Clock, Opening, Outcome, extend, lengthen, meet, open, open_if_known, resume, stop, suspend,
};
pub use query::{NO_DUE, Running, due_of, kept, of_subject, owed_of, recompute, running, told};

/// The clock of every petition from its arrival: an official whose petition lies unprocessed too long answers for
/// it (Decree 154/2026 art. 41, rulebook CR-70).
pub const UNPROCESSED: &str = "CR-70";
