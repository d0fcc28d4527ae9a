//! The days on which a unit exists.

use jiff::civil::Date;

/// From a first day to a last day, both included; without a last day it still goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) from: Date,
    pub(super) until: Option<Date>,
}

impl Default for Days {
    fn default() -> Self {
        Self {
            from: Date::MIN,
            until: None,
        }
    }
}

impl Days {
    /// Does it exist on this day?
    pub(super) fn contains(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The days both have in common, if any.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        until
            .is_none_or(|until| from <= until)
            .then_some(Self { from, until })
    }
}
