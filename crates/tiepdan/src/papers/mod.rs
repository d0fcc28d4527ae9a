//! Papers and sheets: what the register knows, in the words of one language, laid out by the leaf `paper`.

pub mod notice;
pub mod reception;
pub mod report;

/// The program that made a file, as the file says.
pub(crate) const CREATOR: &str = "Tiếp Dân";
