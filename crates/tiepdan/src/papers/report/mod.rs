//! A statutory form as JSON, CSV and XLSX.

mod csv;
mod json;
mod xlsx;

pub use csv::csv;
pub use json::{ReportView, RowView, ViolationView};
pub use xlsx::xlsx;
