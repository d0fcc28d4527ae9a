//! Lists of recommendations upward.

use store::{Tx, params};

use super::state::UpwardRecommendation;
use crate::access::Scope;
use crate::supervision::listing::{Listed, Page, Part, latest};
use crate::{Result, Setting};

/// How the recommendations of a list stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Situation {
    /// Every one.
    #[default]
    All,
    /// An answer is awaited.
    Open,
    /// An answer, or what was promised, is owed after its day.
    Late,
    /// Answered; what was promised is not done.
    Answered,
    /// Ended.
    Closed,
}

impl Situation {
    /// Every one, in the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Open,
        Self::Late,
        Self::Answered,
        Self::Closed,
    ];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Late => "late",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The SQL condition on a recommendation `r`; `$3` is today.
    const fn condition(self) -> &'static str {
        match self {
            Self::All => "r.id > 0",
            Self::Open => "r.stand in ('sent', 'passed_on')",
            Self::Late => {
                "((r.stand in ('sent', 'passed_on') and r.answer_by < $3) or (r.stand = 'answered' and r.promised_on < $3))"
            }
            Self::Answered => "r.stand = 'answered'",
            Self::Closed => "r.closed_on is not null",
        }
    }
}

/// From where to where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// Both.
    #[default]
    All,
    /// What the unit of the scope sent.
    Sent,
    /// What was sent to it.
    Received,
}

/// Which recommendations of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListFilter {
    /// From where to where.
    pub side: Side,
    /// How they stand.
    pub situation: Situation,
    /// Which part.
    pub part: Part,
}

/// One line.
pub type UpwardRow = UpwardRecommendation;

/// What the scope sees of recommendations `r`: those its units sent and those that were sent to them.
pub(super) fn seen(scope: &Scope) -> String {
    format!(
        "({} or {})",
        scope.condition("r.unit", 1),
        scope.condition("r.to_unit", 1)
    )
}

/// Recommendations in scope, the latest first.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    filter: &ListFilter,
) -> Result<Page<UpwardRow>> {
    let side = match filter.side {
        Side::All => "cast($7 as text) is not null",
        Side::Sent => "r.unit = $7",
        Side::Received => "r.to_unit = $7",
    };
    let top = scope.unit();
    let listed = Listed {
        select: "select r.* from upward_recommendation r".to_owned(),
        order: ("r.on_day", "r.id"),
        condition: format!(
            "{} and {} and {side}",
            seen(scope),
            filter.situation.condition()
        ),
        more: params![top],
    };
    latest(tx, at, scope, &listed, filter.part, |row| {
        let row = UpwardRecommendation::of_row(row)?;
        let place = (row.on, row.id);
        Ok((row, place))
    })
}
