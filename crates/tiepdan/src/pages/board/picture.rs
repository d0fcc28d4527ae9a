//! Pictures of a board: pairs of bars, the second one hatched, with the number on each.

use crate::web::PageContext;

/// Height of the highest bar, and room for the number above it and the name below it, in units of the picture.
const HIGH: i64 = 120;
/// Width of a bar.
const WIDE: i64 = 30;
/// Distance between two pairs.
const STEP: i64 = 2 * WIDE + 16;

/// A bar.
pub(super) struct Bar {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) height: i64,
    pub(super) middle: i64,
    pub(super) value: String,
    pub(super) is_second: bool,
}

/// Two bars side by side and what they are of.
pub(super) struct Pair {
    pub(super) middle: i64,
    pub(super) label: String,
    pub(super) bars: Vec<Bar>,
}

/// A picture of pairs.
pub(super) struct Picture {
    pub(super) width: i64,
    pub(super) wide: i64,
    pub(super) pairs: Vec<Pair>,
}

/// Draws pairs of figures, each with its name.
pub(super) fn picture(t: &PageContext, figures: &[(String, i64, i64)]) -> Picture {
    let all = figures.iter().flat_map(|(_, one, other)| [*one, *other]);
    let most = all.max().unwrap_or(0).max(1);
    let pair = |(place, (label, one, other)): (i64, &(String, i64, i64))| {
        let left = place * STEP + (STEP - 2 * WIDE) / 2;
        let bar = |value: i64, x: i64, is_second: bool| {
            let height = value.max(0) * HIGH / most;
            Bar {
                x,
                y: HIGH - height,
                height,
                middle: x + WIDE / 2,
                value: short(t, value),
                is_second,
            }
        };
        Pair {
            middle: place * STEP + STEP / 2,
            label: label.clone(),
            bars: vec![bar(*one, left, false), bar(*other, left + WIDE, true)],
        }
    };
    let count = i64::try_from(figures.len()).unwrap_or(0);
    Picture {
        width: count * STEP,
        wide: WIDE - 2,
        pairs: (0..).zip(figures).map(pair).collect(),
    }
}

/// A number that fits on a bar; large ones in thousands, exact in the table.
fn short(t: &PageContext, value: i64) -> String {
    if value < 10_000 {
        t.number(value)
    } else {
        let thousands = t.number(value / 1000);
        t.say_with(words::t!("board-thousands"), &[("count", thousands.into())])
            .into_owned()
    }
}
