//! The law of a country as data: texts, terms, procedures, grounds, forms, units and the calendar,
//! each with the article it comes from and the days on which it holds.
//!
//! This crate reads `law/vn/` once and answers questions about it. It has no clock, no randomness
//! and no input or output after loading.

pub mod allowance;
pub mod calendar;
mod cited;
pub mod classification;
pub mod commendation;
pub mod competence;
mod dated;
mod day;
pub mod dossier;
pub mod due;
mod duty;
mod fault;
pub mod form;
pub mod grounds;
mod group;
pub mod handling;
pub mod indicator;
mod instrument;
mod law;
pub mod map;
pub mod notices;
pub mod papers;
mod parameter;
pub mod period;
mod place;
pub mod procedure;
pub mod procedures;
pub mod processing;
pub mod reporting;
pub mod rights;
mod source;
pub mod supervision;
pub mod term;
mod text;
pub mod tips;
pub mod unit;
pub mod urging;
mod words;

pub use calendar::Calendar;
pub use day::Day;
pub use due::{Due, DueDays, DueRefusal, Question};
pub use duty::{Duties, Duty, Per};
pub use fault::{Fault, Faults};
pub use group::{Groups, LargeGroup, Representatives, Span};
pub use instrument::{Citation, Instrument, Instruments};
pub use law::Law;
pub use parameter::{Allowed, Parameter, Parameters};
pub use source::{Source, SourceFile};
pub use term::{Term, Terms};
pub use text::{Confidence, Text};
