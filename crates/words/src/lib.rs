//! Languages: messages, dates, numbers, names.
//!
//! The sentences stand in `locales/<lang>/<noun>.ftl` and are embedded and parsed once by
//! [`Words::load`]. A [`Voice`] is the same words bound to one language: what a page or a paper
//! speaks with. Every key of `<noun>.ftl` begins with `<noun>-`, so two files never collide.

mod check;
mod clock;
mod date;
mod given;
mod language;
mod load;
mod name;
mod number;
mod value;
mod voice;

pub use check::Uneven;
pub use clock::Left;
pub use given::Given;
pub use language::Language;
pub use load::{Fault, Words};
pub use name::{given_name_first, names_in_order};
pub use value::Value;
pub use voice::Voice;

/// Marks a literal as a message key, so that the completeness test finds it. Gives the literal.
#[macro_export]
macro_rules! t {
    ($key:literal) => {
        $key
    };
}
