//! Which inspections a list shows.

use jiff::civil::Date;

use crate::Id;

/// How the inspections of a list stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Situation {
    /// Every one that was not given up.
    #[default]
    All,
    /// Foreseen.
    Planned,
    /// Under way.
    Begun,
    /// Concluded, recommendations left.
    Concluded,
    /// Concluded, with a recommendation whose day is past.
    Late,
    /// Carried out.
    CarriedOut,
}

impl Situation {
    /// Every one, in the order of the tabs.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Planned,
        Self::Begun,
        Self::Concluded,
        Self::Late,
        Self::CarriedOut,
    ];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Planned => "planned",
            Self::Begun => "begun",
            Self::Concluded => "concluded",
            Self::Late => "late",
            Self::CarriedOut => "carried_out",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The SQL condition on an inspection `i`; `$3` is today.
    pub(super) const fn condition(self) -> &'static str {
        match self {
            Self::All => "i.stand <> 'cancelled' and cast($3 as text) is not null",
            Self::Planned => "i.stand = 'planned' and cast($3 as text) is not null",
            Self::Begun => "i.stand = 'begun' and cast($3 as text) is not null",
            Self::Concluded => "i.stand = 'concluded' and cast($3 as text) is not null",
            Self::Late => {
                "i.stand = 'concluded' and exists (select 1 from inspection_recommendation r where r.inspection = i.id \
                 and r.stand in ('given', 'returned') and r.due_on < $3)"
            }
            Self::CarriedOut => "i.stand = 'carried_out' and cast($3 as text) is not null",
        }
    }
}

/// Which inspections of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListFilter {
    /// How they stand.
    pub situation: Situation,
    /// After this place of the page before.
    pub after: Option<(Date, Id)>,
    /// Rows.
    pub limit: i64,
}
