//! The law of a country as data: texts, terms, procedures, grounds, forms, units and the calendar,
//! each with the article it comes from and the days on which it holds.
//!
//! This crate reads `law/vn/` once and answers questions about it. It has no clock, no randomness
//! and no input or output after loading.

pub mod classification;
pub mod competence;
mod fault;
pub mod grounds;
pub mod handling;
pub mod notices;
mod place;
pub mod procedure;
pub mod procedures;
mod source;
mod text;

pub use fault::{Fault, Faults};
pub use source::{Source, SourceFile};
pub use text::{Confidence, Text};
