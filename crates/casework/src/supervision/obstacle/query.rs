//! Legal obstacles by article of law, and one by one.

use store::{Row, Tx, Value, params};

use super::state::LegalObstacle;
use crate::access::Scope;
use crate::supervision::listing::{Listed, Page, Part, latest};
use crate::{Id, Result, Setting};

/// How the obstacles of a list stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Situation {
    /// Every one.
    #[default]
    All,
    /// Found; nothing was proposed yet.
    Found,
    /// Proposed upward; no answer yet.
    Proposed,
    /// The proposal was answered.
    Answered,
    /// Ended.
    Closed,
}

impl Situation {
    /// Every one, in the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Found,
        Self::Proposed,
        Self::Answered,
        Self::Closed,
    ];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Found => "found",
            Self::Proposed => "proposed",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    const fn condition(self) -> &'static str {
        match self {
            Self::All => "o.id > 0",
            Self::Found => "o.stand = 'found'",
            Self::Proposed => "o.stand = 'proposed'",
            Self::Answered => "o.stand = 'answered'",
            Self::Closed => "o.closed_on is not null",
        }
    }
}

/// Which obstacles of a list.
#[derive(Debug, Clone, Default)]
pub struct ListFilter {
    /// How they stand.
    pub situation: Situation,
    /// Of this text of law; empty: of every one.
    pub instrument: String,
    /// Of this article of it; empty: of every one.
    pub article: String,
    /// Which part.
    pub part: Part,
}

/// One line: an obstacle, the cases in whose way it stands, the recommendations about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObstacleRow {
    /// The obstacle.
    pub obstacle: LegalObstacle,
    /// Cases in whose way it stands.
    pub cases: i64,
    /// Recommendations upward about it.
    pub proposals: i64,
    /// Of those, answered.
    pub answered: i64,
}

/// What one article of law stands in the way of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleSums {
    /// The text of law.
    pub instrument: String,
    /// Its article.
    pub article: String,
    /// Obstacles in scope that name it.
    pub obstacles: i64,
    /// Of those, still in the way.
    pub open: i64,
    /// Cases in whose way they stand, each once.
    pub cases: i64,
    /// Recommendations upward about them.
    pub proposals: i64,
    /// Of those, answered.
    pub answered: i64,
}

pub(super) const COLUMNS: &str = "o.*, (select cast(count(*) as bigint) from obstacle_case k where k.obstacle = o.id) as cases, \
     (select cast(count(*) as bigint) from upward_recommendation r where r.subject_kind = 'obstacle' and r.subject = o.id \
     and r.stand <> 'withdrawn') as proposals, \
     (select cast(count(*) as bigint) from upward_recommendation r where r.subject_kind = 'obstacle' and r.subject = o.id \
     and r.answered_on is not null) as answered";

pub(super) fn line(row: &Row) -> store::Result<ObstacleRow> {
    Ok(ObstacleRow {
        obstacle: LegalObstacle::of_row(row)?,
        cases: row.get("cases")?,
        proposals: row.get("proposals")?,
        answered: row.get("answered")?,
    })
}

/// Obstacles that the units in scope found, the latest first.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    filter: &ListFilter,
) -> Result<Page<ObstacleRow>> {
    let listed = Listed {
        select: format!("select {COLUMNS} from legal_obstacle o"),
        order: ("o.found_on", "o.id"),
        condition: format!(
            "{} and {} and (cast($7 as text) = '' or o.instrument = $7) and (cast($8 as text) = '' or o.article = $8)",
            scope.condition("o.unit", 1),
            filter.situation.condition()
        ),
        more: params![filter.instrument, filter.article],
    };
    latest(tx, at, scope, &listed, filter.part, |row| {
        let row = line(row)?;
        let place = (row.obstacle.found_on, row.obstacle.id);
        Ok((row, place))
    })
}

/// The articles that stand in the way, those in the way of most cases first.
///
/// # Errors
/// What the database reports.
pub fn articles(tx: &mut Tx<'_>, scope: &Scope, most: i64) -> Result<Vec<ArticleSums>> {
    let sql = format!(
        "select o.instrument, o.article, cast(count(*) as bigint) as obstacles, \
         cast(sum(case when o.closed_on is null then 1 else 0 end) as bigint) as open, \
         (select cast(count(distinct k.case_id) as bigint) from obstacle_case k join legal_obstacle p on p.id = k.obstacle \
         where p.instrument = o.instrument and p.article = o.article and {within}) as cases, \
         (select cast(count(*) as bigint) from upward_recommendation r join legal_obstacle p on p.id = r.subject \
         where r.subject_kind = 'obstacle' and r.stand <> 'withdrawn' and p.instrument = o.instrument and p.article = o.article \
         and {within}) as proposals, \
         (select cast(count(*) as bigint) from upward_recommendation r join legal_obstacle p on p.id = r.subject \
         where r.subject_kind = 'obstacle' and r.answered_on is not null and p.instrument = o.instrument and p.article = o.article \
         and {within}) as answered \
         from legal_obstacle o where {own} group by o.instrument, o.article order by cases desc, o.instrument, o.article limit $3",
        within = scope.condition("p.unit", 1),
        own = scope.condition("o.unit", 1)
    );
    let ([unit, below], more): (_, &[Value<'_>]) = (scope.values(), params![most]);
    let rows = tx.query(&sql, &[&[unit, below], more].concat())?;
    let each = rows.iter().map(|row| {
        Ok(ArticleSums {
            instrument: row.get("instrument")?,
            article: row.get("article")?,
            obstacles: row.get("obstacles")?,
            open: row.get("open")?,
            cases: row.get("cases")?,
            proposals: row.get("proposals")?,
            answered: row.get("answered")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}

/// The obstacles in scope that stand in the way of a case, in the order in which they were found.
///
/// # Errors
/// What the database reports.
pub fn of_case(tx: &mut Tx<'_>, scope: &Scope, case: Id) -> Result<Vec<ObstacleRow>> {
    let sql = format!(
        "select {COLUMNS} from legal_obstacle o join obstacle_case t on t.obstacle = o.id where t.case_id = $3 and {} order by o.id",
        scope.condition("o.unit", 1)
    );
    let ([unit, below], own): (_, &[Value<'_>]) = (scope.values(), params![case]);
    let rows = tx.query(&sql, &[&[unit, below], own].concat())?;
    Ok(rows.iter().map(line).collect::<store::Result<_>>()?)
}
