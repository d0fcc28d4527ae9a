//! The house proves its own rules: who may use whom, how long a file may be, what no code may hold.
//!
//! Each rule is one file. A rule reads the tree, returns what breaks it as sentences with file and line, and has a
//! test that shows it on a bad example. What is excepted stands in the rule's list; a list may only shrink.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on says so by failing"
)]

mod addresses;
mod architecture;
mod arrows;
mod code;
mod deploy;
mod forbidden;
mod handlers;
mod language;
mod manifest;
mod names;
mod nouns;
mod papers;
mod posts;
mod proof;
mod settled;
mod sheets;
mod sizes;
mod sql;
mod threats;
mod tree;
