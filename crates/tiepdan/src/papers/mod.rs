//! Papers and sheets: what the register knows, in the words of one language, laid out by the leaf `paper`.

pub mod citizen;
pub mod notice;
mod plain;
pub mod protection;
pub mod receipt;
pub mod reception;
pub mod report;
pub mod roster;
pub mod supervision;
mod tables;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use plain::plain;

/// The program that made a file, as the file says.
pub(crate) const CREATOR: &str = "Tiếp Dân";
