//! How cells look, and numbers as they are shown.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet};

use super::{Cell, Result};

/// The face of statutory papers (Decree 30/2020, appendix I).
const FACE: &str = "Times New Roman";

/// Looks of the parts of a sheet.
pub(super) struct Style {
    pub(super) plain: Format,
    pub(super) title: Format,
    pub(super) centred: Format,
    pub(super) right: Format,
    pub(super) heading: Format,
    pub(super) number: Format,
    pub(super) cell: Format,
    pub(super) total: Format,
}

impl Style {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name(FACE).set_font_size(11);
        let framed = plain.clone().set_border(FormatBorder::Thin);
        let middle = framed
            .clone()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter);
        Self {
            title: plain
                .clone()
                .set_bold()
                .set_font_size(14)
                .set_align(FormatAlign::Center)
                .set_text_wrap(),
            centred: plain.clone().set_align(FormatAlign::Center).set_text_wrap(),
            right: plain.clone().set_align(FormatAlign::Right),
            heading: middle.clone().set_bold().set_text_wrap().set_font_size(10),
            number: middle.set_italic().set_font_size(9),
            cell: framed
                .clone()
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap(),
            total: framed.set_bold().set_align(FormatAlign::VerticalCenter),
            plain,
        }
    }
}

/// Writes a cell; a number gets groups of three and as many decimals as it needs.
pub(super) fn write(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    cell: &Cell,
    format: &Format,
) -> Result<()> {
    match cell {
        Cell::Text(text) => {
            sheet.write_string_with_format(row, col, text, format)?;
        }
        Cell::Number { digits, decimals } => {
            let (value, shown) = shown(*digits, *decimals);
            let picture = match shown {
                0 => "#,##0".to_owned(),
                shown => format!("#,##0.{}", "0".repeat(shown)),
            };
            let format = format.clone().set_num_format(picture);
            sheet.write_number_with_format(row, col, value, &format)?;
        }
    }
    Ok(())
}

/// The number, and how many decimals it needs.
fn shown(digits: i64, decimals: u8) -> (f64, usize) {
    let (mut digits, mut decimals) = (digits, usize::from(decimals.min(9)));
    while decimals > 0 && digits % 10 == 0 {
        digits /= 10;
        decimals -= 1;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a sheet keeps numbers with 15 digits"
    )]
    let value = digits as f64 / 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    (value, decimals)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_number_shows_the_decimals_it_needs() {
        assert_eq!(shown(2_500_000, 6), (2.5, 1));
        assert_eq!(shown(2_500_001, 6), (2.500_001, 6));
        assert_eq!(shown(0, 6), (0.0, 0));
        assert_eq!(shown(1_234, 0), (1_234.0, 0));
    }
}
