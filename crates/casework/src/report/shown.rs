//! Figures as the forms show them. The register keeps đồng; the forms show millions, exactly, with as many decimals as
//! that takes: nothing is rounded, so that what holds between figures holds between those that are shown.

use law::form::Form;

/// What the forms call the unit of their money columns.
const MILLIONS: &str = "million VND";
/// Decimals by which đồng become millions.
const MILLION_DECIMALS: u8 = 6;

/// How many of the digits of a figure stand after the point: 6 in a column of money, else none.
pub fn decimals(form: &Form, column: u16) -> u8 {
    let unit = form
        .column(column)
        .and_then(|column| column.unit.as_deref());
    if unit == Some(MILLIONS) {
        MILLION_DECIMALS
    } else {
        0
    }
}

/// A figure in the unit of its column, with a point and no more decimals than it needs: `2.5`.
pub fn shown(form: &Form, column: u16, figure: i64) -> String {
    let decimals = usize::from(decimals(form, column));
    if decimals == 0 {
        return figure.to_string();
    }
    let digits = format!("{:0width$}", figure.unsigned_abs(), width = decimals + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals);
    let sign = if figure < 0 { "-" } else { "" };
    let rest = rest.trim_end_matches('0');
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::shown;
    use crate::testing::law;

    #[test]
    fn money_is_shown_in_millions_and_nothing_is_lost() {
        let law = law();
        let form = law.forms.get("2025", "03/GQKN").unwrap();
        for (figure, text) in [
            (50_000_000, "50"),
            (2_500_000, "2.5"),
            (1, "0.000001"),
            (0, "0"),
            (-1_500_000, "-1.5"),
        ] {
            assert_eq!(shown(form, 13, figure), text);
        }
        assert_eq!(shown(form, 14, 1_200), "1200", "land in square metres");
    }
}
