//! Who waits to be received by the head (đăng ký gặp người đứng đầu): asked for at a visit, put on a session of the head in the
//! order of rulebook CR-32, told the day, received or withdrawn (Decree 154/2026; for the Party its committee's office, DV-09).
//!
//! A row knows only the visit at which it was asked for: who came and what it is about stand there, under its seal.

mod act;
mod check;
mod order;
mod query;
mod state;
mod words;

pub use act::{Asking, Placing, ask, place, receive, withdraw};
pub use check::check;
pub use order::{PRIORITY, Reason};
pub use query::{WaitingRow, of_visit, waiting, waiting_one};
pub use state::Waiting;
pub use words::Stand;
