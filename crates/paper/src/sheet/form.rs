//! A statutory form: merged headings, the row of column numbers, a row for each unit, the total, place for a signature.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::style::{self, Style};
use super::{Cell, Result, place};

/// One cell of the heading, counted from 0 over the form's own columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Row of its upper edge.
    pub row: usize,
    /// Column of its left edge; 0 is the form's column 1.
    pub col: usize,
    /// Rows it covers.
    pub rowspan: usize,
    /// Columns it covers.
    pub colspan: usize,
    /// Its words.
    pub text: String,
}

/// One row of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// The unit, or the word for the total.
    pub name: String,
    /// Column 1, 2, 3…
    pub cells: Vec<Cell>,
}

/// A form as it is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSheet {
    /// Name of the sheet: `01-TCD`.
    pub name: String,
    /// Who reports, upper left.
    pub sender: String,
    /// Number of the form, upper right.
    pub number: String,
    /// Title.
    pub title: String,
    /// Lines under the title: the period.
    pub subtitle: Vec<String>,
    /// Heading of the column of units.
    pub units: String,
    /// Word beside the column numbers.
    pub numbers: String,
    /// The headings.
    pub headings: Vec<Heading>,
    /// How many columns of figures it has.
    pub columns: usize,
    /// A row for each unit.
    pub rows: Vec<SheetRow>,
    /// The last row.
    pub total: SheetRow,
    /// Lines under the table.
    pub notes: Vec<String>,
    /// Lines over the place for the signature, lower right.
    pub signature: Vec<String>,
}

/// Width of the column of units and of a column of figures, in letters.
const NAME_WIDTH: f64 = 30.0;
const FIGURE_WIDTH: f64 = 8.5;
/// Height of a row of headings, in points.
const HEADING_HEIGHT: f64 = 42.0;
/// A4
const PAPER: u8 = 9;

/// The XLSX of a form: landscape A4, as wide as the page, headings on every page.
///
/// # Errors
/// When it is larger than a sheet can hold.
pub fn form(form: &FormSheet) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let layout = Layout {
        form,
        style: Style::new(),
        last: place(form.columns)?,
    };
    let sheet = book.add_worksheet();
    sheet.set_name(&form.name)?;
    let first = layout.top(sheet)?;
    let below = layout.headings(sheet, first)?;
    sheet.set_repeat_rows(first, below - 1)?;
    sheet.set_freeze_panes(below, 1)?;
    let end = layout.rows(sheet, below)?;
    layout.bottom(sheet, end)?;
    sheet.set_landscape().set_paper_size(PAPER);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, NAME_WIDTH)?;
    sheet.set_column_range_width(1, layout.last, FIGURE_WIDTH)?;
    Ok(book.save_to_buffer()?)
}

struct Layout<'a> {
    form: &'a FormSheet,
    style: Style,
    /// The last column.
    last: u16,
}

impl Layout<'_> {
    /// Sender, number, title, period. Answers the first row of the headings.
    fn top(&self, sheet: &mut Worksheet) -> Result<u32> {
        let form = self.form;
        sheet.write_string_with_format(0, 0, &form.sender, &self.style.plain)?;
        sheet.write_string_with_format(0, self.last, &form.number, &self.style.right)?;
        self.across(sheet, 1, 0, &form.title, &self.style.title)?;
        let mut row = 2;
        for line in &form.subtitle {
            self.across(sheet, row, 0, line, &self.style.centred)?;
            row += 1;
        }
        Ok(row + 1)
    }

    /// The headings and the column numbers. Answers the first row of figures.
    fn headings(&self, sheet: &mut Worksheet, first: u32) -> Result<u32> {
        let form = self.form;
        let depths = form.headings.iter().map(|cell| cell.row + cell.rowspan);
        let depth = depths.max().unwrap_or(1);
        let numbers = first + place::<u32>(depth)?;
        let heading = &self.style.heading;
        merge(sheet, (first, 0), (numbers - 1, 0), &form.units, heading)?;
        for cell in &form.headings {
            let (top, left) = (first + place::<u32>(cell.row)?, place::<u16>(cell.col + 1)?);
            let bottom = top + place::<u32>(cell.rowspan.saturating_sub(1))?;
            let right = left + place::<u16>(cell.colspan.saturating_sub(1))?;
            merge(sheet, (top, left), (bottom, right), &cell.text, heading)?;
        }
        for row in first..numbers {
            sheet.set_row_height(row, HEADING_HEIGHT)?;
        }
        let number = &self.style.number;
        sheet.write_string_with_format(numbers, 0, &form.numbers, number)?;
        for col in 1..=self.last {
            sheet.write_number_with_format(numbers, col, f64::from(col), number)?;
        }
        Ok(numbers + 1)
    }

    /// The units and the total. Answers the row below.
    fn rows(&self, sheet: &mut Worksheet, first: u32) -> Result<u32> {
        let mut row = first;
        let units = self.form.rows.iter().map(|row| (row, &self.style.cell));
        for (line, format) in units.chain([(&self.form.total, &self.style.total)]) {
            sheet.write_string_with_format(row, 0, &line.name, format)?;
            for (col, cell) in (1_u16..).zip(&line.cells) {
                style::write(sheet, row, col, cell, format)?;
            }
            row += 1;
        }
        Ok(row)
    }

    fn bottom(&self, sheet: &mut Worksheet, end: u32) -> Result<()> {
        let mut row = end + 1;
        for note in &self.form.notes {
            sheet.write_string_with_format(row, 0, note, &self.style.plain)?;
            row += 1;
        }
        row += 1;
        let left = self.last.saturating_sub(6).max(1);
        for line in &self.form.signature {
            self.across(sheet, row, left, line, &self.style.centred)?;
            row += 1;
        }
        Ok(())
    }

    /// Words over the whole width from a column on.
    fn across(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        left: u16,
        text: &str,
        format: &Format,
    ) -> Result<()> {
        merge(sheet, (row, left), (row, self.last), text, format)
    }
}

/// One cell over several; a single one is written as it is.
fn merge(
    sheet: &mut Worksheet,
    (top, left): (u32, u16),
    (bottom, right): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<()> {
    if (top, left) == (bottom, right) {
        sheet.write_string_with_format(top, left, text, format)?;
    } else {
        sheet.merge_range(top, left, bottom, right, text, format)?;
    }
    Ok(())
}
