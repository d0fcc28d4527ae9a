//! The picture of a list that burns down: one bar for each month, as high as cases are left, and the same in numbers.

use casework::supervision::Month;

use super::entries::month_of;
use crate::web::PageContext;

/// Height of the highest bar and distance between two bars, in units of the picture.
const HIGH: i64 = 100;
const STEP: i64 = 40;
/// Width of a bar.
const WIDE: i64 = 26;

/// A bar of the picture.
pub(super) struct Bar {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) height: i64,
    pub(super) middle: i64,
    pub(super) left: i64,
    pub(super) month: String,
}

/// One month in words and numbers.
pub(super) struct MonthLine {
    pub(super) name: String,
    pub(super) month: Month,
}

/// A list that burns down.
pub(super) struct Burn {
    pub(super) width: i64,
    pub(super) wide: i64,
    pub(super) bars: Vec<Bar>,
    pub(super) lines: Vec<MonthLine>,
}

/// The picture of these months, and the months.
pub(super) fn burn(t: &PageContext, months: &[Month]) -> Burn {
    let most = months
        .iter()
        .map(|month| month.left)
        .max()
        .unwrap_or(0)
        .max(1);
    let bars = (0..).zip(months).map(|(place, month)| {
        let height = month.left * HIGH / most;
        Bar {
            x: place * STEP + (STEP - WIDE) / 2,
            y: HIGH - height,
            height,
            middle: place * STEP + STEP / 2,
            left: month.left,
            month: month.first.strftime("%m/%y").to_string(),
        }
    });
    let lines = months.iter().map(|month| MonthLine {
        name: month_of(t, month.first),
        month: month.clone(),
    });
    let count = i64::try_from(months.len()).unwrap_or(0);
    Burn {
        width: count * STEP,
        wide: WIDE,
        bars: bars.collect(),
        lines: lines.collect(),
    }
}
