//! Papers and sheets: statutory forms and books as XLSX, reports as DOCX. Words come in as they are to be read; what they
//! are about, this leaf does not know.

pub mod letter;
pub mod sheet;
