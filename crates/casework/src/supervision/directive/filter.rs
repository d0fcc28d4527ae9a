//! Which assignments a list shows.

use jiff::civil::Date;

use crate::Id;

/// Whose assignments of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// All in scope.
    #[default]
    All,
    /// Those the unit owes.
    Owed,
    /// Those the unit gave.
    Given,
}

/// How the assignments of a list stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lateness {
    /// Not ended.
    #[default]
    Open,
    /// A report is owed and its day is past.
    Late,
    /// Reported, and the giver has not looked at it.
    Reported,
    /// Late and gone to the superior of the owner.
    Escalated,
    /// Ended.
    Closed,
}

impl Lateness {
    /// Every one, in the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Late,
        Self::Reported,
        Self::Escalated,
        Self::Closed,
    ];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Late => "late",
            Self::Reported => "reported",
            Self::Escalated => "escalated",
            Self::Closed => "closed",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The SQL condition on an assignment `a`; `$3` is today.
    pub(super) const fn condition(self) -> &'static str {
        match self {
            Self::Open => "a.closed_on is null and cast($3 as text) is not null",
            Self::Late => {
                "a.closed_on is null and a.stand in ('given', 'returned') and a.due_on < $3"
            }
            Self::Reported => {
                "a.closed_on is null and a.stand = 'reported' and cast($3 as text) is not null"
            }
            Self::Escalated => {
                "a.closed_on is null and a.stand in ('given', 'returned') and a.due_on < $3 and a.escalated_to is not null"
            }
            Self::Closed => "a.closed_on is not null and cast($3 as text) is not null",
        }
    }
}

/// Which assignments of a list.
#[derive(Debug, Clone, Default)]
pub struct ListFilter {
    /// Whose.
    pub side: Side,
    /// How they stand; none: whether ended or not.
    pub lateness: Option<Lateness>,
    /// Of one directive.
    pub directive: Option<Id>,
    /// After this place of the page before.
    pub after: Option<(Date, Id)>,
    /// Rows.
    pub limit: i64,
}
