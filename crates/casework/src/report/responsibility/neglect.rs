//! Petitions that are not processed so long after their receipt that the head answers for it (rulebook §3.12, CR-70): warned
//! of at two days before the one on which the law removes a leader.

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Tx, params};

use crate::access::Scope;
use crate::{Id, Result, Setting};

/// A petition that is not processed for too long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neglected {
    /// The petition.
    pub petition: Id,
    /// Number and year in the book of its unit.
    pub number: (i64, i64),
    /// The unit that holds it.
    pub unit: String,
    /// What it is about.
    pub summary: String,
    /// Is a denouncer behind it?
    pub sealed: bool,
    /// The day it came.
    pub received_on: Date,
    /// Days since.
    pub days: i64,
    /// The last day on which the law still spares the leader.
    pub last_day: Date,
}

/// A page of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NeglectedPage {
    /// The longest first.
    pub rows: Vec<Neglected>,
    /// Where the next page begins.
    pub next: Option<(Date, Id)>,
}

/// The days of receipt up to which a petition is warned of, the first warning first, and of removal last.
fn cutoffs(at: &Setting) -> Vec<Date> {
    let neglect = &at.law.supervision.neglect;
    let days = neglect.warn.iter().chain([&neglect.removal]);
    days.map(|days| at.now.today.saturating_sub(days.days()))
        .collect()
}

/// How many petitions have reached each warning but not the next, and how many removal; nothing before the rule holds.
///
/// # Errors
/// What the database reports.
pub fn neglected_sums(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Vec<i64>> {
    let cutoffs = cutoffs(at);
    if at.now.today < at.law.supervision.neglect.from {
        return Ok(vec![0; cutoffs.len()]);
    }
    let mut sums = Vec::new();
    for (no, last) in cutoffs.iter().enumerate() {
        let first = cutoffs.get(no + 1).map_or(Date::constant(1, 1, 1), |next| {
            next.tomorrow().unwrap_or(*next)
        });
        let sql = format!(
            "select cast(count(*) as bigint) as n from petition q where q.handled_on is null and q.received_on >= $1 \
             and q.received_on <= $2 and {}",
            scope.condition("q.unit", 3)
        );
        let values = [params![first, last].as_slice(), &scope.values()].concat();
        let row = tx.first(&sql, &values)?.ok_or(store::Error::Closed)?;
        sums.push(row.get("n")?);
    }
    Ok(sums)
}

/// Petitions that have reached the first warning, the longest first, of everything in scope or of one unit alone.
///
/// # Errors
/// What the database reports.
pub fn neglected(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    unit: Option<&str>,
    after: Option<(Date, Id)>,
    limit: i64,
) -> Result<NeglectedPage> {
    let neglect = &at.law.supervision.neglect;
    let Some(cutoff) = cutoffs(at)
        .first()
        .copied()
        .filter(|_| at.now.today >= neglect.from)
    else {
        return Ok(NeglectedPage::default());
    };
    let limit = limit.clamp(1, 200);
    let (day, id) = after.unwrap_or((Date::constant(1, 1, 1), Id::of(0)));
    let sql = format!(
        "select q.id, q.number, q.year, q.unit, q.summary, q.sealed, q.received_on from petition q where q.handled_on is null \
         and q.received_on <= $1 and (q.received_on > $2 or (q.received_on = $2 and q.id > $3)) \
         and (cast($4 as text) is null or q.unit = $4) and {} order by q.received_on, q.id limit $5",
        scope.condition("q.unit", 6)
    );
    let with_next = limit + 1;
    let values = params![cutoff, day, id, unit, with_next];
    let values = [values.as_slice(), &scope.values()].concat();
    let mut rows = Vec::new();
    for row in tx.query(&sql, &values)? {
        let received_on: Date = row.get("received_on")?;
        let days = received_on
            .until(at.now.today)
            .map_or(0, |span| i64::from(span.get_days()));
        rows.push(Neglected {
            petition: row.get("id")?,
            number: (row.get("number")?, row.get("year")?),
            unit: row.get("unit")?,
            summary: row.get("summary")?,
            sealed: row.get("sealed")?,
            last_day: received_on.saturating_add((neglect.removal - 1).days()),
            received_on,
            days,
        });
    }
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > most;
    rows.truncate(most);
    let last = rows.last().filter(|_| is_more);
    Ok(NeglectedPage {
        next: last.map(|row| (row.received_on, row.petition)),
        rows,
    })
}
