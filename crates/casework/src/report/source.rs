//! Where a column of a form comes from, as data: patterns over the measures that acts count, and the cases and matters of
//! a period.
//!
//! A pattern is the dotted name of a measure in which a part may be `*` (any), `a|b` (one of these), `!a` (any but this),
//! or `@guided`, `@transferred`: the outcomes that count as guided or transferred under the readings that are set.

/// Patterns over measures.
pub(super) type Patterns = &'static [&'static str];

/// How the figure of a column is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// What was counted in the period.
    Flow(Patterns),
    /// All that came until the last day, less what went before the first: the work of the period.
    Stock(Patterns, Patterns),
    /// What came before the first day, less what went before it: carried over.
    Carried(Patterns, Patterns),
    /// All that came until the last day, less all that went until then: left over.
    Left(Patterns, Patterns),
    /// The cases of the petitions processed in the period, each once, as they stand on the last day; and the petitions of
    /// these measures that are a matter of their own.
    Cases {
        /// Classes of the cases.
        classes: &'static [&'static str],
        /// How they stand.
        standing: Standing,
        /// Petitions of the period that opened no case.
        alone: Patterns,
    },
    /// Petitions processed in the period that came before it, or in it.
    Processed {
        /// Classes of the petitions.
        class: &'static str,
        /// Did they come before the period?
        is_carried: bool,
    },
    /// Matters of the visits of the period, each once: under the head when he received it, else under his delegate.
    Matters(&'static [Desk]),
    /// The same, told apart by whether the matter came for the first time.
    MattersAgain(&'static [Desk], bool),
    /// Acts that the register does not keep yet: 0, and marked so.
    NotBuilt,
}

/// How a case stands on the last day of a period (03/GQKN and 04/GQTC, columns 2 to 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// In whatever way
    Any,
    /// Đang xem xét điều kiện thụ lý
    Examining,
    /// Đã thụ lý giải quyết; a termination that is no whole withdrawal stays here
    Accepted,
    /// Không thụ lý
    Refused,
    /// Rút đơn, đình chỉ giải quyết
    Withdrawn,
}

impl Standing {
    /// Those in which few cases stand.
    pub(super) const RARE: [Self; 3] = [Self::Examining, Self::Refused, Self::Withdrawn];

    /// The phases of cases it means.
    pub(super) const fn phases(self) -> &'static [&'static str] {
        match self {
            Self::Any => &[
                "examining",
                "accepted",
                "decided",
                "closed",
                "refused",
                "withdrawn",
                "terminated",
            ],
            Self::Examining => &["examining"],
            Self::Accepted => &["accepted", "decided", "closed", "terminated"],
            Self::Refused => &["refused"],
            Self::Withdrawn => &["withdrawn"],
        }
    }
}

/// Who received (form 01/TCD).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Desk {
    /// Thường xuyên
    Regular,
    /// Ủy quyền tiếp
    Delegated,
    /// Thủ trưởng tiếp
    Head,
}

impl Desk {
    /// Every desk, the weakest claim on a matter first.
    pub const ALL: [Self; 3] = [Self::Regular, Self::Delegated, Self::Head];

    /// How strong its claim on a matter is.
    pub(super) const fn rank(self) -> i64 {
        match self {
            Self::Regular => 1,
            Self::Delegated => 2,
            Self::Head => 3,
        }
    }

    /// As visits keep it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Delegated => "delegated",
            Self::Head => "head",
        }
    }
}

impl Source {
    /// Does the register keep the acts that this column counts?
    pub const fn is_built(self) -> bool {
        !matches!(self, Self::NotBuilt)
    }

    /// May the figures of shorter periods be added up to that of a longer one?
    pub const fn is_additive(self) -> bool {
        matches!(self, Self::Flow(_) | Self::NotBuilt)
    }
}

/// A column of a form by its printed number, and where it comes from.
pub(super) type Column = (u16, Source);

#[cfg(test)]
impl Source {
    /// Every pattern it names.
    pub(super) fn patterns(&self) -> impl Iterator<Item = &'static str> {
        let (plus, minus): (Patterns, Patterns) = match *self {
            Self::Flow(plus) | Self::Cases { alone: plus, .. } => (plus, &[]),
            Self::Stock(plus, minus) | Self::Carried(plus, minus) | Self::Left(plus, minus) => {
                (plus, minus)
            }
            _ => (&[], &[]),
        };
        plus.iter().chain(minus).copied()
    }
}
