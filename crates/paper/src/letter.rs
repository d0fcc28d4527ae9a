//! A letter of an office (DOCX): who writes and to whom, headed parts with sentences and tables, the signature, laid out
//! as Decree 30/2020 asks. The narrative report (Mẫu số 02 of Circular 06/2025) is one.

#[cfg(test)]
mod tests;

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, LineSpacing, LineSpacingType, PageMargin, Paragraph, Run, RunFonts, Style,
    StyleType, Table, TableAlignmentType, TableCell, TableRow, WidthType,
};

/// A letter as it is to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// Upper left: the superior, the office, the number.
    pub sender: Vec<String>,
    /// Upper right: the name and motto of the State, place and day.
    pub state: Vec<String>,
    /// What it is, and on what.
    pub title: Vec<String>,
    /// To whom.
    pub addressee: Vec<String>,
    /// Its parts in order.
    pub parts: Vec<Part>,
    /// Lower left: who gets it.
    pub recipients: Vec<String>,
    /// Lower right: the post over the place for the signature, the name under it.
    pub signature: Vec<String>,
}

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A heading; 1 is the highest.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A table with its headings.
    Table {
        /// Headings.
        headings: Vec<String>,
        /// Rows; the first cell of each is its name, the others are figures.
        rows: Vec<Vec<String>>,
    },
}

/// Why a letter could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the letter cannot be written: {0}")]
pub struct LetterError(String);

/// The face of statutory papers (Decree 30/2020, appendix I).
const FACE: &str = "Times New Roman";
/// Sizes in half points: text, tables.
const TEXT: usize = 28;
const SMALL: usize = 24;
/// A4 and its margins in twentieths of a point: 20, 20, 30 and 15 mm.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGINS: PageMargin = PageMargin {
    top: 1134,
    bottom: 1134,
    left: 1701,
    right: 850,
    header: 567,
    footer: 567,
    gutter: 0,
};
/// The width between the margins.
const WIDTH: usize = 9355;

/// The DOCX of a letter.
///
/// # Errors
/// When it cannot be written.
pub fn letter(letter: &Letter) -> Result<Vec<u8>, LetterError> {
    let mut docx = Docx::new()
        .default_fonts(
            RunFonts::new()
                .ascii(FACE)
                .hi_ansi(FACE)
                .cs(FACE)
                .east_asia(FACE),
        )
        .default_size(TEXT)
        .page_size(PAGE.0, PAGE.1)
        .page_margin(MARGINS);
    for level in 1..=3 {
        let id = style_of(level);
        let name = format!("heading {level}");
        let style = Style::new(&id, StyleType::Paragraph)
            .name(name)
            .bold()
            .size(TEXT);
        docx = docx.add_style(style);
    }
    docx = docx.add_table(sides(&letter.sender, &letter.state, AlignmentType::Center));
    docx = docx.add_paragraph(Paragraph::new());
    for line in &letter.title {
        docx = docx.add_paragraph(line_of(line, true).align(AlignmentType::Center));
    }
    for line in &letter.addressee {
        docx = docx.add_paragraph(line_of(line, false).align(AlignmentType::Center));
    }
    for part in &letter.parts {
        docx = match part {
            Part::Heading(level, text) => docx.add_paragraph(heading(*level, text)),
            Part::Text(text) => docx.add_paragraph(text_of(text)),
            Part::Table { headings, rows } => docx
                .add_table(table(headings, rows))
                .add_paragraph(Paragraph::new()),
        };
    }
    docx = docx.add_table(sides(
        &letter.recipients,
        &letter.signature,
        AlignmentType::Left,
    ));
    let mut bytes = Cursor::new(Vec::new());
    docx.build()
        .pack(&mut bytes)
        .map_err(|error| LetterError(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn style_of(level: u8) -> String {
    format!("Heading{}", level.clamp(1, 3))
}

fn run(text: &str, is_bold: bool) -> Run {
    let run = Run::new().add_text(text);
    if is_bold { run.bold() } else { run }
}

fn line_of(text: &str, is_bold: bool) -> Paragraph {
    Paragraph::new().add_run(run(text, is_bold))
}

fn heading(level: u8, text: &str) -> Paragraph {
    line_of(text, true)
        .style(&style_of(level))
        .outline_lvl(usize::from(level.clamp(1, 3)) - 1)
        .keep_next(true)
        .line_spacing(LineSpacing::new().before(120).after(60))
}

fn text_of(text: &str) -> Paragraph {
    let spacing = LineSpacing::new()
        .after(120)
        .line(300)
        .line_rule(LineSpacingType::Auto);
    line_of(text, false)
        .align(AlignmentType::Both)
        .indent(
            None,
            Some(docx_rs::SpecialIndentType::FirstLine(567)),
            None,
            None,
        )
        .line_spacing(spacing)
}

/// Two blocks side by side without a frame.
fn sides(left: &[String], right: &[String], align: AlignmentType) -> Table {
    let block = |lines: &[String], align: AlignmentType| {
        let cell = TableCell::new().width(WIDTH / 2, WidthType::Dxa);
        let lines = lines.iter().map(|line| line_of(line, true).align(align));
        lines.fold(cell, TableCell::add_paragraph)
    };
    let row = TableRow::new(vec![
        block(left, align),
        block(right, AlignmentType::Center),
    ]);
    Table::without_borders(vec![row])
        .width(WIDTH, WidthType::Dxa)
        .align(TableAlignmentType::Center)
}

fn table(headings: &[String], rows: &[Vec<String>]) -> Table {
    let cell = |text: &str, is_bold: bool, align: AlignmentType| {
        let run = run(text, is_bold).size(SMALL);
        TableCell::new().add_paragraph(Paragraph::new().add_run(run).align(align))
    };
    let head = headings
        .iter()
        .map(|text| cell(text, true, AlignmentType::Center));
    let mut all = vec![TableRow::new(head.collect())];
    for row in rows {
        let cells = row.iter().enumerate().map(|(at, text)| {
            let align = if at == 0 {
                AlignmentType::Left
            } else {
                AlignmentType::Right
            };
            cell(text, false, align)
        });
        all.push(TableRow::new(cells.collect()));
    }
    Table::new(all).width(WIDTH, WidthType::Dxa)
}
