//! Papers of the work: values of the register turned into the plain input of `paper`.

mod report;

pub use report::{form_sheet, printed};
