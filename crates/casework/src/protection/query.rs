//! Reading what a unit protects: its own dossiers, its figures; and of the units below how many decisions and checks are
//! late, never of whom.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::state::Protection;
use super::words::MeasureKind;
use crate::access::{Permit, Scope, acts};
use crate::{Id, Result, Setting};

/// Most rows of a page.
const MOST: i64 = 200;

/// Which protections of the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Situation {
    /// Asked for or granted.
    #[default]
    Open,
    /// Asked for and not decided.
    Asked,
    /// Ended, with a check for retaliation left.
    Watched,
    /// Decided or to be checked by a day that is past.
    Late,
    /// Every one.
    All,
}

impl Situation {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Asked,
        Self::Watched,
        Self::Late,
        Self::All,
    ];

    /// Its word in addresses and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Asked => "asked",
            Self::Watched => "watched",
            Self::Late => "late",
            Self::All => "all",
        }
    }

    /// The one with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }

    /// `$3` is today.
    const fn condition(self) -> &'static str {
        match self {
            Self::Open => "p.stand in ('asked', 'granted') and cast($3 as text) is not null",
            Self::Asked => "p.stand = 'asked' and cast($3 as text) is not null",
            Self::Watched => {
                "cast($3 as text) is not null and exists (select 1 from protection_check k where k.protection = p.id and k.checked_on is null)"
            }
            Self::Late => {
                "((p.stand = 'asked' and p.decide_by < $3) or exists (select 1 from protection_check k where k.protection = p.id \
                 and k.checked_on is null and k.due_on < $3))"
            }
            Self::All => "cast($3 as text) is not null",
        }
    }
}

/// Which rows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// How they stand.
    pub situation: Situation,
    /// After this place of the page before.
    pub after: Option<(Date, Id)>,
    /// Rows.
    pub limit: i64,
}

/// A page, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Lines, each with the day of the next check for retaliation.
    pub rows: Vec<(Protection, Option<Date>)>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

/// What the unit of the permit protects; nobody else sees a line of it.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::WatchProtection>,
    filter: &Filter,
) -> Result<Page> {
    let sql = format!(
        "select p.*, (select min(k.due_on) from protection_check k where k.protection = p.id and k.checked_on is null) as check_on \
         from protection p where p.unit = $1 and {} and (p.asked_on < $2 or (p.asked_on = $2 and p.id < $4)) \
         order by p.asked_on desc, p.id desc limit $5",
        filter.situation.condition()
    );
    let (day, id) = filter.after.map_or_else(
        || ("9999-99-99".to_owned(), Id::of(i64::MAX)),
        |(day, id)| (day.to_string(), id),
    );
    let limit = filter.limit.clamp(1, MOST);
    let with_next = limit + 1;
    let unit = permit.unit();
    let values: &[Value<'_>] = params![unit, day, at.now.today, id, with_next];
    let found = tx.query(&sql, values)?;
    let rows = found
        .iter()
        .map(|row| Ok((Protection::of_row(row)?, row.get("check_on")?)));
    let mut rows: Vec<(Protection, Option<Date>)> = rows.collect::<store::Result<_>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| is_more);
    let next = next.map(|(row, _)| (row.asked_on, row.id));
    Ok(Page { rows, next })
}

/// Figures of a unit: what the reports tell of protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Requests of the period.
    pub asked: i64,
    /// Of them refused in the period.
    pub refused: i64,
    /// People protected by decisions of the period.
    pub people: i64,
    /// Of them by measures of secrecy.
    pub by_secrecy: i64,
    /// Of them by measures for post and job.
    pub by_job: i64,
    /// Of them by measures for life, health, property, honour.
    pub by_safety: i64,
}

const ASKED: &str = "select count(*) as n from protection p where p.unit = $1 and p.asked_on >= $2 and p.asked_on <= $3";
const REFUSED: &str = "select count(*) as n from protection p where p.unit = $1 and p.decided_on >= $2 and p.decided_on <= $3 and p.stand = 'refused'";
const PEOPLE: &str = "select count(*) as n from protection p join protection_person pp on pp.protection = p.id where p.unit = $1 \
     and p.decided_on >= $2 and p.decided_on <= $3 and p.stand in ('granted', 'ended')";

/// What the unit of the permit protected from one day to another; counts, and nobody behind them.
///
/// # Errors
/// What the database reports.
pub fn sums(
    tx: &mut Tx<'_>,
    permit: &Permit<acts::WatchProtection>,
    (from, until): (Date, Date),
) -> Result<Sums> {
    let by = |kind: MeasureKind| {
        format!(
            "{PEOPLE} and exists (select 1 from protection_measure m where m.protection = p.id and m.kind = '{}')",
            kind.as_str()
        )
    };
    let mut count = |sql: &str| -> Result<i64> {
        let row = tx.first(sql, params![permit.unit(), from, until])?;
        Ok(row.ok_or(store::Error::Closed)?.get("n")?)
    };
    Ok(Sums {
        asked: count(ASKED)?,
        refused: count(REFUSED)?,
        people: count(PEOPLE)?,
        by_secrecy: count(&by(MeasureKind::Secrecy))?,
        by_job: count(&by(MeasureKind::Job))?,
        by_safety: count(&by(MeasureKind::Safety))?,
    })
}

/// How much of a unit below is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateLine {
    /// The unit.
    pub unit: String,
    /// Requests not decided by their day.
    pub decisions: i64,
    /// Checks for retaliation not made by their day.
    pub checks: i64,
}

/// Of the units below the one of the permit: how much is late, for the superior to ask. Nobody and no case is told.
///
/// # Errors
/// What the database reports.
pub fn late_below(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::WatchProtection>,
    scope: &Scope,
) -> Result<Vec<LateLine>> {
    if !scope.reaches_below() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select x.unit, cast(sum(x.decisions) as bigint) as decisions, cast(sum(x.checks) as bigint) as checks from ( \
         select p.unit, 1 as decisions, 0 as checks from protection p where {scoped} and p.unit <> $3 and p.stand = 'asked' and p.decide_by < $4 \
         union all select p.unit, 0 as decisions, 1 as checks from protection p join protection_check k on k.protection = p.id \
         where {scoped} and p.unit <> $3 and k.checked_on is null and k.due_on < $4) x group by x.unit order by x.unit",
        scoped = scope.condition("p.unit", 1)
    );
    let ([unit, below], own) = (scope.values(), permit.unit());
    let rest: &[Value<'_>] = params![own, at.now.today];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let read = |row: &Row| {
        Ok(LateLine {
            unit: row.get("unit")?,
            decisions: row.get("decisions")?,
            checks: row.get("checks")?,
        })
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}
