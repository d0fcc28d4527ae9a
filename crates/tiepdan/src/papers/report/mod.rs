//! A statutory form as JSON, CSV, XLSX and PDF, and the narrative report as a letter.

mod csv;
mod indicator;
mod json;
mod main_figure;
mod narrative;
mod pdf;
mod session;
mod xlsx;

pub use csv::csv;
pub use indicator::{csv as indicators_csv, xlsx as indicators_xlsx};
pub use json::{ReportView, RowView, ViolationView, number};
pub use main_figure::{main_column, main_label};
pub use narrative::{Filled, Heading, narrative};
pub use pdf::order;
pub use session::session;
pub use xlsx::xlsx;
