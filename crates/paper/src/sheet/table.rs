//! A plain table: a title, headings, rows.

use rust_xlsxwriter::Workbook;

use super::style::{self, Style};
use super::{Cell, Result, place};

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its heading.
    pub heading: String,
    /// Its width in letters.
    pub width: u16,
}

/// A table as it is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableSheet {
    /// Name of the sheet.
    pub name: String,
    /// Title.
    pub title: String,
    /// Lines under the title.
    pub subtitle: Vec<String>,
    /// Its columns.
    pub columns: Vec<SheetColumn>,
    /// Are the columns numbered under their headings, as in statutory books?
    pub is_numbered: bool,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A4
const PAPER: u8 = 9;

/// The XLSX of a table: landscape A4, as wide as the page, headings on every page.
///
/// # Errors
/// When it is larger than a sheet can hold.
pub fn table(table: &TableSheet) -> Result<Vec<u8>> {
    let style = Style::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(&table.name)?;
    let last: u16 = place(table.columns.len().saturating_sub(1))?;
    let mut row = 0;
    let lines = table.subtitle.iter().map(|line| (line, &style.centred));
    for (line, format) in [(&table.title, &style.title)].into_iter().chain(lines) {
        if last > 0 {
            sheet.merge_range(row, 0, row, last, line, format)?;
        } else {
            sheet.write_string_with_format(row, 0, line, format)?;
        }
        row += 1;
    }
    let first = row + 1;
    row = first;
    for (col, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(row, col, &column.heading, &style.heading)?;
        sheet.set_column_width(col, f64::from(column.width))?;
        if table.is_numbered {
            sheet.write_number_with_format(row + 1, col, f64::from(col + 1), &style.number)?;
        }
    }
    row += if table.is_numbered { 2 } else { 1 };
    sheet.set_repeat_rows(first, row - 1)?;
    sheet.set_freeze_panes(row, 0)?;
    for cells in &table.rows {
        for (col, cell) in (0_u16..).zip(cells) {
            style::write(sheet, row, col, cell, &style.cell)?;
        }
        row += 1;
    }
    sheet.set_landscape().set_paper_size(PAPER);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(book.save_to_buffer()?)
}
