//! Figures for anybody: the columns that the law's data opens, without what could point to a person. A masked figure of
//! a few is hidden, and with it others of its column, so that the total does not give it away.

use law::Law;
use law::form::Public;
use store::Tx;

use super::figures::{Question, Report, figures, form_of};
use crate::Result;
use crate::access::Scope;

/// The least masked figure that is shown.
pub const LEAST: i64 = 5;

/// A form as anybody may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicReport {
    /// What was counted; its figures are not for anybody.
    report: Report,
    /// The open columns and how each is shown.
    pub columns: Vec<(u16, Public)>,
    /// Figures by row and open column; none: hidden.
    pub rows: Vec<PublicRow>,
    /// The totals; none: hidden.
    pub total: Vec<Option<i64>>,
}

/// The open figures of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicRow {
    /// Code.
    pub unit: String,
    /// Name.
    pub name: String,
    /// Figures by open column; none: hidden.
    pub figures: Vec<Option<i64>>,
}

impl PublicReport {
    /// The set of its form.
    pub fn version(&self) -> &str {
        &self.report.version
    }

    /// The form as printed.
    pub fn form(&self) -> &str {
        &self.report.form
    }

    /// Name of the place.
    pub fn name(&self) -> &str {
        &self.report.name
    }
}

/// Fills the open columns of a form for a place and the places in it.
///
/// # Errors
/// As [`super::figures`].
pub fn public_figures(tx: &mut Tx<'_>, law: &Law, question: &Question<'_>) -> Result<PublicReport> {
    let (form, _) = form_of(law, question)?;
    // Anybody reads the same figures.
    let report = tx.unveiled(|tx| figures(tx, law, &Scope::whole(), question))?;
    let open = form.columns.iter();
    let columns: Vec<(u16, Public)> = open
        .filter_map(|column| Some((column.no, column.public?)))
        .collect();
    let shown: Vec<(Vec<Option<i64>>, Option<i64>)> = columns
        .iter()
        .map(|(no, public)| {
            let of_rows: Vec<i64> = report.rows.iter().map(|row| row.figures.get(*no)).collect();
            column(&of_rows, report.total.get(*no), *public)
        })
        .collect();
    let rows = report.rows.iter().enumerate().map(|(at, row)| PublicRow {
        unit: row.unit.clone(),
        name: row.name.clone(),
        figures: shown
            .iter()
            .map(|(column, _)| column.get(at).copied().flatten())
            .collect(),
    });
    Ok(PublicReport {
        rows: rows.collect(),
        total: shown.iter().map(|(_, total)| *total).collect(),
        columns,
        report,
    })
}

/// What of a column is shown: its rows and its total.
fn column(rows: &[i64], total: i64, public: Public) -> (Vec<Option<i64>>, Option<i64>) {
    let whole = || rows.iter().copied().map(Some).collect();
    let is_small = |figure: i64| figure > 0 && figure < LEAST;
    if public == Public::Whole || !rows.iter().copied().any(is_small) {
        return (
            whole(),
            Some(total).filter(|total| public == Public::Whole || !is_small(*total)),
        );
    }
    let mut hidden: Vec<bool> = rows.iter().map(|figure| is_small(*figure)).collect();
    let mut by_size: Vec<(i64, usize)> = rows.iter().copied().zip(0..).collect();
    by_size.sort_unstable();
    let mut rest = by_size.into_iter().filter(|(figure, _)| *figure >= LEAST);
    // What is hidden must add up to several of several, or the total less the others would tell it.
    let mut is_safe = is_hidden_enough(rows, &hidden);
    while let (false, Some((_, at))) = (is_safe, rest.next()) {
        if let Some(mark) = hidden.get_mut(at) {
            *mark = true;
        }
        is_safe = is_hidden_enough(rows, &hidden);
    }
    let shown = rows.iter().zip(&hidden);
    let shown = shown.map(|(figure, is_hidden)| Some(*figure).filter(|_| !is_hidden));
    (shown.collect(), Some(total).filter(|_| is_safe))
}

fn is_hidden_enough(rows: &[i64], hidden: &[bool]) -> bool {
    let of_hidden = rows.iter().zip(hidden).filter(|(_, is_hidden)| **is_hidden);
    let (count, sum) = of_hidden.fold((0, 0), |(count, sum), (figure, _)| {
        (count + 1, sum + figure)
    });
    count > 1 && sum >= LEAST
}

#[cfg(test)]
mod tests {
    use super::{Public, column};

    #[test]
    fn a_figure_of_a_few_people_is_hidden_and_cannot_be_found_from_the_total() {
        let of = |rows: &[i64]| column(rows, rows.iter().sum(), Public::Masked);
        assert_eq!(
            of(&[0, 12, 7]),
            (vec![Some(0), Some(12), Some(7)], Some(19))
        );
        assert_eq!(of(&[3, 12, 7]), (vec![None, Some(12), None], Some(22)));
        assert_eq!(of(&[3, 4, 7]), (vec![None, None, Some(7)], Some(14)));
        assert_eq!(of(&[1, 1, 9]), (vec![None, None, None], Some(11)));
        assert_eq!(of(&[3, 0, 0]), (vec![None, Some(0), Some(0)], None));
        assert_eq!(of(&[1, 1, 0]), (vec![None, None, Some(0)], None));
    }

    #[test]
    fn papers_and_days_are_shown_as_they_are() {
        let shown = column(&[1, 0], 1, Public::Whole);
        assert_eq!(shown, (vec![Some(1), Some(0)], Some(1)));
    }
}
