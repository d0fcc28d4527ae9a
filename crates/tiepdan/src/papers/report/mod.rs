//! A statutory form as JSON, CSV and XLSX, and the narrative report as a letter.

mod csv;
mod json;
mod main_figure;
mod narrative;
mod xlsx;

pub use csv::csv;
pub use json::{ReportView, RowView, ViolationView, number};
pub use main_figure::{main_column, main_label};
pub use narrative::{Filled, Heading, narrative};
pub use xlsx::xlsx;
