//! Which urgings a list shows.

use jiff::civil::Date;

use super::super::directive::Side;

/// How the urgings of a list stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Situation {
    /// An answer is owed.
    #[default]
    Open,
    /// An answer is owed and its day is past.
    Late,
    /// Not answered in time and gone upward.
    Escalated,
    /// Reminders that ask no answer.
    Told,
    /// Answered.
    Answered,
    /// Ended or withdrawn without an answer.
    Ended,
}

impl Situation {
    /// Every one, in the order of the tabs.
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::Late,
        Self::Escalated,
        Self::Told,
        Self::Answered,
        Self::Ended,
    ];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Late => "late",
            Self::Escalated => "escalated",
            Self::Told => "told",
            Self::Answered => "answered",
            Self::Ended => "ended",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// Is it ordered by the day of its answer, the first first? Others by their own day, the last first.
    pub(super) const fn is_waiting(self) -> bool {
        matches!(self, Self::Open | Self::Late | Self::Escalated)
    }

    /// The SQL condition on an urging `u`; `$3` is today.
    pub(super) const fn condition(self) -> &'static str {
        match self {
            Self::Open => {
                "u.closed_on is null and u.stand = 'open' and cast($3 as text) is not null"
            }
            Self::Late => "u.closed_on is null and u.stand = 'open' and u.answer_by < $3",
            Self::Escalated => {
                "u.closed_on is null and u.stand = 'open' and u.escalated_to is not null and cast($3 as text) is not null"
            }
            Self::Told => {
                "u.closed_on is null and u.stand = 'told' and cast($3 as text) is not null"
            }
            Self::Answered => "u.stand = 'answered' and cast($3 as text) is not null",
            Self::Ended => "u.stand in ('ended', 'withdrawn') and cast($3 as text) is not null",
        }
    }
}

/// Which urgings of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListFilter {
    /// Those the unit received (`Owed`), or gave.
    pub side: Side,
    /// How they stand.
    pub situation: Situation,
    /// After this place of the page before.
    pub after: Option<(Date, crate::Id)>,
    /// Rows.
    pub limit: i64,
}
