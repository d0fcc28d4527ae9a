//! Documents by which a body directs how citizens are received and matters settled (văn bản quản lý, chỉ đạo), and the classes
//! it holds (tập huấn, tuyên truyền): form 06/QLKNTC, columns 1 to 5 (Circular 06/2025/TT-TTCP).
//!
//! A document is new, amends another or cancels it; what was entered by mistake is struck out with a reason and counts no more.

mod check;
mod class;
mod counted;
mod document;
mod form;
mod query;
#[cfg(test)]
mod tests;
mod words;

pub use check::check;
pub use class::{Attendee, TrainingClass, class, classes, hold, strike_class};
pub use document::{Document, file, files, issue, strike};
pub use form::{ClassEntry, DocumentEntry, RawAttendee, RawClass, RawDocument};
pub use query::{DocumentDetails, Filter, Page, document, documents};
pub use words::Does;
