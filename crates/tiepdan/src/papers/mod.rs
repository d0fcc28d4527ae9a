//! Papers and sheets: what the register knows, in the words of one language, laid out by the leaf `paper`.

pub mod report;
