//! The law of a country as data: texts, terms, procedures, grounds, forms, units and the calendar,
//! each with the article it comes from and the days on which it holds.
//!
//! This crate reads `law/vn/` once and answers questions about it. It has no clock, no randomness
//! and no input or output after loading.

mod dated;
mod day;
mod fault;
pub mod form;
pub mod period;
pub mod procedure;
mod source;
mod text;
pub mod unit;

pub use day::Day;
pub use fault::{Fault, Faults};
pub use source::{Source, SourceFile};
pub use text::{Confidence, Text};
