//! The figures of a form beside those of the same period of the year before (Mẫu số 02: every figure is compared).

use law::Law;
use law::period::Period;
use serde::Serialize;
use store::Tx;

use super::figures::{Question, Report, figures};
use crate::Result;
use crate::access::Scope;

/// A figure beside that of the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The column.
    pub column: u16,
    /// The figure of the period.
    pub now: i64,
    /// The figure of the same period of the year before.
    pub before: i64,
    /// How much more.
    pub more: i64,
    /// How much more in tenths of a percent, rounded half away from zero; none where there was nothing.
    pub per_mille: Option<i64>,
}

/// A report beside that of the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The same period a year earlier.
    pub before: Period,
    /// The totals, column by column.
    pub columns: Vec<Change>,
}

/// Compares the totals of a report with the same period of the year before, both in the report's own set of forms. None
/// when no rule of that time gives the period.
///
/// # Errors
/// As [`super::figures`].
pub fn comparison(
    tx: &mut Tx<'_>,
    law: &Law,
    scope: &Scope,
    question: &Question<'_>,
    report: &Report,
) -> Result<Option<Comparison>> {
    let Ok(before) = law.periods.same_period_last_year(question.period) else {
        return Ok(None);
    };
    let earlier = Question {
        version: Some(&report.version),
        period: &before,
        ..question.clone()
    };
    let earlier = figures(tx, law, scope, &earlier)?;
    let columns = report
        .total
        .columns()
        .map(|(no, now)| change(no, now, earlier.total.get(no)))
        .collect();
    Ok(Some(Comparison { before, columns }))
}

fn change(column: u16, now: i64, before: i64) -> Change {
    let more = now - before;
    Change {
        column,
        now,
        before,
        more,
        per_mille: per_mille(more, before),
    }
}

/// A part of a whole in thousandths, rounded half away from zero; none where the whole is 0.
pub fn per_mille(part: i64, whole: i64) -> Option<i64> {
    let (part, whole) = (i128::from(part), i128::from(whole));
    if whole == 0 {
        return None;
    }
    let (part, whole) = (part * whole.signum(), whole.abs());
    let half = whole / 2 * part.signum();
    i64::try_from((part * 1000 + half) / whole).ok()
}

#[cfg(test)]
mod tests {
    use super::per_mille;

    #[test]
    fn a_rate_is_rounded_half_away_from_zero() {
        assert_eq!(per_mille(624, 629), Some(992));
        assert_eq!(per_mille(441, 445), Some(991));
        assert_eq!(per_mille(-1, 2000), Some(-1));
        assert_eq!(per_mille(1, 3), Some(333));
        assert_eq!(per_mille(1, 0), None);
    }
}
