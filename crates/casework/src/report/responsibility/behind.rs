//! What is behind a measure: the decisions, cases, petitions, recommendations and directives it counts.

use jiff::civil::Date;
use law::period::Period;
use store::{Tx, params};

use super::is_seen_above;
use super::ratio::Measure;
use crate::access::Scope;
use crate::report::behind::{Thing, counted_between, things};
use crate::report::measure::Measures;
use crate::report::member::sees;
use crate::{Failure, Id, Result, Setting};

/// Which part of which measure is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BehindMeasure<'a> {
    /// The unit.
    pub unit: &'a str,
    /// The measure.
    pub measure: Measure,
    /// Only the part, not the whole?
    pub part: bool,
    /// The period.
    pub period: &'a Period,
    /// The last thing of the page before.
    pub after: Option<Id>,
    /// How many.
    pub limit: i64,
}

const SESSIONS: &str = "select 'session' as subject_kind, s.id as subject, s.unit, s.on_day, cast(1 as bigint) as amount \
     from reception_session s where s.unit = $1 and s.kind <> 'regular' and s.on_day >= $2 and s.on_day <= $3 \
     and (not $4 or (s.state = 'held' and s.received_by = 'head')) and s.id > $5 order by s.id limit $6";
const REVERSED: &str = "select 'case' as subject_kind, e.id as subject, e.unit, min(d.on_day) as on_day, cast(count(*) as bigint) as amount \
     from decision d join cases c on c.id = d.case_id join cases e on e.id = c.earlier_case where d.stage = 'second' and d.class = 'complaint' \
     and e.stage = 'first' and e.unit = $1 and d.on_day >= $2 and d.on_day <= $3 and (not $4 or d.outcome in ('amend', 'annul')) \
     and e.id > $5 group by e.id, e.unit order by e.id limit $6";
const UPWARD: &str = "select 'petition' as subject_kind, q.id as subject, q.unit, q.received_on as on_day, cast(1 as bigint) as amount \
     from petition q where ((q.skips_level and q.competent_unit = $1 and q.unit <> q.competent_unit) or (not $4 and q.unit = $1)) \
     and q.received_on >= $2 and q.received_on <= $3 and q.id > $5 order by q.id limit $6";
const RECOMMENDATIONS: &str = "select 'recommendation' as subject_kind, r.id as subject, r.unit, r.due_on as on_day, cast(1 as bigint) as amount \
     from inspection_recommendation r where r.unit = $1 and r.due_on >= $2 and r.due_on <= $3 and (not $4 or r.closed_on is null) \
     and r.id > $5 order by r.id limit $6";
const DIRECTIVES: &str = "select 'assignment' as subject_kind, a.id as subject, a.unit, a.due_on as on_day, cast(1 as bigint) as amount \
     from assignment a where a.unit = $1 and a.due_on >= $2 and a.due_on <= $3 and (not $4 or a.closed_on is null) \
     and a.id > $5 order by a.id limit $6";

/// The things behind a measure, after one of them. Of duty they are the sessions of the head, of which several may lie on
/// one day; of the others their amounts add up to the figure.
///
/// # Errors
/// Not found for a unit or a measure that the reader does not see.
pub fn behind_measure(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    asked: &BehindMeasure<'_>,
) -> Result<Vec<Thing>> {
    // Marks open nothing: they belong to nobody.
    let is_hidden = asked.measure == Measure::Satisfaction
        || (asked.measure == Measure::Upward && !is_seen_above(scope, asked.unit));
    if is_hidden || at.law.units.get(asked.unit).is_none() || !sees(tx, &at.law, scope, asked.unit)?
    {
        return Err(Failure::NotFound);
    }
    let (from, to) = (asked.period.from, asked.period.to);
    let passed = at.now.today.yesterday().unwrap_or(at.now.today);
    let (sql, until): (&str, Date) = match asked.measure {
        Measure::Terms => return decisions(tx, at, asked),
        Measure::Satisfaction => return Err(Failure::NotFound),
        Measure::Duty => (SESSIONS, to),
        Measure::Reversed => (REVERSED, to),
        Measure::Upward => (UPWARD, to),
        Measure::Recommendations => (RECOMMENDATIONS, to.min(passed)),
        Measure::Directives => (DIRECTIVES, to.min(passed)),
    };
    let after = asked.after.map_or(i64::MIN, Id::number);
    let values = params![asked.unit, from, until, asked.part, after, asked.limit];
    things(&tx.query(sql, values)?)
}

fn decisions(tx: &mut Tx<'_>, at: &Setting, asked: &BehindMeasure<'_>) -> Result<Vec<Thing>> {
    let all = Measures::of(&at.law);
    let patterns: &[&str] = if asked.part {
        &["decision.in_time.*.*"]
    } else {
        &["decision.in_time.*.*", "decision.late.*.*"]
    };
    let days = (asked.period.from, asked.period.to);
    let page = (asked.after, asked.limit);
    counted_between(tx, &[asked.unit], &all.meant(patterns), days, page)
}
