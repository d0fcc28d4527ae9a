//! What the measures are called, and their formulas in words.

use casework::report::{Measure, Measured};
use words::t;

use crate::web::PageContext;

/// Its name.
pub(super) const fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Duty => t!("responsibility-duty"),
        Measure::Terms => t!("responsibility-terms"),
        Measure::Reversed => t!("responsibility-reversed"),
        Measure::Upward => t!("responsibility-upward"),
        Measure::Recommendations => t!("responsibility-recommendations"),
        Measure::Directives => t!("responsibility-directives"),
        Measure::Satisfaction => t!("responsibility-satisfaction"),
    }
}

/// How it is counted.
pub(super) const fn formula(measure: Measure) -> &'static str {
    match measure {
        Measure::Duty => t!("responsibility-duty-formula"),
        Measure::Terms => t!("responsibility-terms-formula"),
        Measure::Reversed => t!("responsibility-reversed-formula"),
        Measure::Upward => t!("responsibility-upward-formula"),
        Measure::Recommendations => t!("responsibility-recommendations-formula"),
        Measure::Directives => t!("responsibility-directives-formula"),
        Measure::Satisfaction => t!("responsibility-satisfaction-formula"),
    }
}

/// The share of a measure; empty where only those above see it.
pub(super) fn share(t: &PageContext, measured: &Measured) -> String {
    let ratio = measured.ratio;
    ratio.map_or_else(String::new, |ratio| t.share(ratio.part, ratio.whole))
}

/// The middle of like units; empty where they are too few.
pub(super) fn middle(t: &PageContext, measured: &Measured) -> String {
    measured.like.map_or_else(String::new, |(middle, count)| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let values = [
            ("share", t.share(middle, 1000).into()),
            ("count", t.number(count).into()),
        ];
        t.say_with(t!("responsibility-middle-of"), &values)
            .into_owned()
    })
}
