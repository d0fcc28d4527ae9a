//! A statutory table as a sheet, laid out like the printed form: merged headings, column numbers, rows of units, total.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// One cell of the heading; rows and columns are counted from 0 within the heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Row of its upper edge.
    pub row: u32,
    /// Column of its left edge; 0 is the form's first column.
    pub column: u16,
    /// Rows it covers.
    pub rows: u32,
    /// Columns it covers.
    pub columns: u16,
    /// Its words.
    pub text: String,
}

/// One row: who, and the figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Name of the unit, or the word for the total.
    pub name: String,
    /// Figures in the order of the columns.
    pub figures: Vec<f64>,
}

/// A table to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Number of the form.
    pub form: String,
    /// Title.
    pub title: String,
    /// Lines under the title: unit, period.
    pub under: Vec<String>,
    /// Heading of the column of units.
    pub unit_heading: String,
    /// Rows of the heading.
    pub heading_rows: u32,
    /// The heading.
    pub headings: Vec<Heading>,
    /// Numbers of the columns.
    pub numbers: Vec<u16>,
    /// Rows of units.
    pub lines: Vec<Line>,
    /// The total.
    pub total: Line,
}

/// The file does not fit the format of sheets: too many columns, a text too long.
#[derive(Debug, thiserror::Error)]
#[error("the sheet cannot be written: {0}")]
pub struct SheetError(#[from] XlsxError);

const UNIT_WIDTH: f64 = 32.0;
const FIGURE_WIDTH: f64 = 9.5;

/// The bytes of an XLSX file: landscape A4, one page wide, headings repeated on each page.
///
/// # Errors
/// When the table does not fit the format.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet.form.replace('/', "-"))?;
    page.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    page.set_column_width(0, UNIT_WIDTH)?;
    for column in 1..=count(&sheet.numbers) {
        page.set_column_width(column, FIGURE_WIDTH)?;
    }
    let top = write_title(page, sheet)?;
    let first = write_headings(page, sheet, top)?;
    write_lines(page, sheet, first)?;
    page.set_repeat_rows(top, first - 1)?;
    page.set_freeze_panes(first, 1)?;
    Ok(book.save_to_buffer()?)
}

fn count(numbers: &[u16]) -> u16 {
    u16::try_from(numbers.len()).unwrap_or(u16::MAX)
}

/// Number, title and what stands under it; answers the row after them.
fn write_title(page: &mut Worksheet, sheet: &Sheet) -> Result<u32, SheetError> {
    let last = count(&sheet.numbers);
    let bold = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_font_size(13);
    let plain = Format::new().set_align(FormatAlign::Center);
    page.merge_range(0, 0, 0, last, &sheet.form, &plain)?;
    page.merge_range(1, 0, 1, last, &sheet.title, &bold)?;
    let mut row = 2;
    for line in &sheet.under {
        page.merge_range(row, 0, row, last, line, &plain)?;
        row += 1;
    }
    Ok(row + 1)
}

/// The heading and the row of column numbers; answers the first row of figures.
fn write_headings(page: &mut Worksheet, sheet: &Sheet, top: u32) -> Result<u32, SheetError> {
    let format = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin);
    let bottom = top + sheet.heading_rows;
    cell(
        page,
        (top, 0),
        (bottom - 1, 0),
        &sheet.unit_heading,
        &format,
    )?;
    for heading in &sheet.headings {
        let (row, column) = (top + heading.row, heading.column + 1);
        let end = (
            row + heading.rows.max(1) - 1,
            column + heading.columns.max(1) - 1,
        );
        cell(page, (row, column), end, &heading.text, &format)?;
    }
    let numbers = Format::new()
        .set_italic()
        .set_align(FormatAlign::Center)
        .set_border(FormatBorder::Thin);
    page.write_string_with_format(bottom, 0, "", &numbers)?;
    for (column, number) in (1..).zip(&sheet.numbers) {
        page.write_number_with_format(bottom, column, f64::from(*number), &numbers)?;
    }
    Ok(bottom + 1)
}

/// One cell, or several as one.
fn cell(
    page: &mut Worksheet,
    from: (u32, u16),
    to: (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), SheetError> {
    if from == to {
        page.write_string_with_format(from.0, from.1, text, format)?;
    } else {
        page.merge_range(from.0, from.1, to.0, to.1, text, format)?;
    }
    Ok(())
}

fn write_lines(page: &mut Worksheet, sheet: &Sheet, first: u32) -> Result<(), SheetError> {
    let name = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let figure = Format::new()
        .set_border(FormatBorder::Thin)
        .set_num_format("#,##0.######");
    let (name_total, figure_total) = (name.clone().set_bold(), figure.clone().set_bold());
    let rows = sheet.lines.iter().map(|line| (line, &name, &figure));
    let total = std::iter::once((&sheet.total, &name_total, &figure_total));
    for (row, (line, name, figure)) in (first..).zip(rows.chain(total)) {
        page.write_string_with_format(row, 0, &line.name, name)?;
        for (column, value) in (1..).zip(&line.figures) {
            page.write_number_with_format(row, column, *value, figure)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn sample() -> Sheet {
        let heading = |row, column, rows, columns, text: &str| Heading {
            row,
            column,
            rows,
            columns,
            text: text.to_owned(),
        };
        Sheet {
            form: "01/TCD".to_owned(),
            title: "TỔNG HỢP".to_owned(),
            under: vec!["Ninh Bình".to_owned()],
            unit_heading: "Đơn vị".to_owned(),
            heading_rows: 2,
            headings: vec![
                heading(0, 0, 2, 1, "Tổng số"),
                heading(0, 1, 1, 2, "Tiếp"),
                heading(1, 1, 1, 1, "Lượt"),
                heading(1, 2, 1, 1, "Người"),
            ],
            numbers: vec![1, 2, 3],
            lines: vec![Line {
                name: "Xã A".to_owned(),
                figures: vec![5.0, 2.0, 3.0],
            }],
            total: Line {
                name: "Cộng".to_owned(),
                figures: vec![5.0, 2.0, 3.0],
            },
        }
    }

    #[test]
    fn a_form_is_laid_out_as_printed_and_read_back_to_the_digit() {
        let bytes = write(&sample()).unwrap();
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range("01-TCD").unwrap();
        let at = |row, column| {
            range
                .get_value((row, column))
                .cloned()
                .unwrap_or(Data::Empty)
        };
        assert_eq!(at(1, 0), Data::String("TỔNG HỢP".to_owned()));
        assert_eq!(at(4, 2), Data::String("Tiếp".to_owned()));
        assert_eq!(at(6, 3), Data::Float(3.0));
        assert_eq!(at(7, 0), Data::String("Xã A".to_owned()));
        assert_eq!(at(8, 1), Data::Float(5.0));
    }
}
