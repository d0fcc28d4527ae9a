//! Public dialogues (đối thoại của người đứng đầu với Nhân dân): announced, held, each question with its answer or a promise,
//! which is a directive with an owner and a day (Regulation 11-QĐi/TW; rulebook DV-09, DV-10). The dialogue of a settler
//! with the parties of a case is a step of that case and not this.

mod announce;
mod check;
mod hold;
mod query;
mod read;
mod row;
mod state;
mod words;

pub use announce::{RawPublicDialogue, announce, cancel};
pub(super) use check::FAULTS;
pub use hold::{Holding, Promise, RawQuestion, ask, hold, publish};
pub use query::{DialogueRow, ListFilter, Situation, list, published};
pub use read::{DialogueDetails, Question, dialogue, published_one};
pub use state::PublicDialogue;
pub use words::{DialogueKind, Stand};

/// The kind of thing in the course and the audit.
pub(super) const KIND: &str = "public_dialogue";
