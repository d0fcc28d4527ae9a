//! The clocks of petitions, visits and cases: opened, lengthened, extended, stopped and met by acts, counted by
//! the law in force on the day each began (rulebook V-01).

mod clock;
mod command;
mod query;
mod several;
mod span;

pub use clock::{Clock, Opening, Outcome};
pub use command::{extend, lengthen, meet, meet_one, open, resume, stop, suspend};
pub use query::{
    NO_DUE, Running, check, due_of, kept, of_subject, owed_of, recompute, running, told,
};
pub use several::first_owed;
pub use span::{Pause, Span};

/// The clock of every petition from its arrival: an official whose petition lies unprocessed too long answers for
/// it (Decree 154/2026 art. 41, rulebook CR-70).
pub const UNPROCESSED: &str = "CR-70";

/// The competent body tells the body that sent the matter on what became of it (rulebook CR-51).
pub const RESULT_TO_SENDER: &str = "CR-51";
/// The same where the matter was settled before it came (rulebook CR-51a).
pub const RESULT_TO_SENDER_AT_ONCE: &str = "CR-51a";

/// Who forwarded a denunciation is told how it was handled (Law on Denunciations art. 26(2), rulebook TC-05).
pub const HANDLING_TO_FORWARDER: &str = "TC-05";

/// Who sent the matter on tells the citizen (rulebook CR-52).
pub const RESULT_TO_CITIZEN: &str = "CR-52";
