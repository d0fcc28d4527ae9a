//! Papers and sheets: statutory forms and books as XLSX, reports as DOCX, orders to the press
//! that prints PDF, several PDFs bound into one. Words come in as they are to be read; what they
//! are about, this leaf does not know.

pub mod binding;
pub mod letter;
pub mod order;
pub mod sheet;
