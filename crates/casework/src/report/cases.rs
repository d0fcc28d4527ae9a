//! Distinct things of a period: cases of the petitions processed in it, matters of its visits, petitions that came before it.

use std::collections::HashMap;

use law::Law;
use law::period::Period;
use store::{Row, Tx, Value, params};

use super::member::{MOST_UNITS, list};
use super::source::Desk;
use crate::Result;

/// Counts by key and row.
pub(super) struct Counts<K>(HashMap<K, Vec<i64>>);

impl<K> Default for Counts<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: std::hash::Hash + Eq> Counts<K> {
    /// The count of a key in a row.
    pub(super) fn of(&self, key: &K, row: usize) -> i64 {
        let rows = self.0.get(key);
        rows.and_then(|rows| rows.get(row)).copied().unwrap_or(0)
    }

    fn add(&mut self, key: K, row: usize, rows: usize, count: i64) {
        let counts = self.0.entry(key).or_insert_with(|| vec![0; rows]);
        if let Some(sum) = counts.get_mut(row) {
            *sum = sum.saturating_add(count);
        }
    }
}

/// The units that count and the rows they count in.
pub(super) struct Asked<'a> {
    /// Unit and row.
    pub(super) units: &'a [(&'a str, usize)],
    /// How many rows there are.
    pub(super) rows: usize,
    /// The period.
    pub(super) period: &'a Period,
}

impl Asked<'_> {
    /// Runs a text over the units, part by part; `{units}` are the marks of their codes, the other values stand first.
    fn each(
        &self,
        tx: &mut Tx<'_>,
        sql: &str,
        first: &[Value<'_>],
        mut take: impl FnMut(&Row, usize) -> store::Result<()>,
    ) -> Result<()> {
        let row_of: HashMap<&str, usize> = self.units.iter().copied().collect();
        for part in self.units.chunks(MOST_UNITS) {
            let codes: Vec<&str> = part.iter().map(|(code, _)| *code).collect();
            let (marks, values) = list(first.len() + 1, &codes);
            let text = sql.replace("{units}", &marks);
            for row in tx.query(&text, &[first, &values].concat())? {
                let unit: String = row.get("unit")?;
                if let Some(at) = row_of.get(unit.as_str()) {
                    take(&row, *at)?;
                }
            }
        }
        Ok(())
    }
}

/// The phases that [`cases`] counts.
const PHASES: [&str; 7] = [
    "examining",
    "accepted",
    "decided",
    "closed",
    "refused",
    "withdrawn",
    "terminated",
];

/// Each case once: where an earlier petition of it was processed in the period, that day's row stands for it.
const COHORT: &str = "select unit, class, \
     cast(sum(case when phase = 'examining' then 1 else 0 end) as bigint) as examining, \
     cast(sum(case when phase = 'accepted' then 1 else 0 end) as bigint) as accepted, \
     cast(sum(case when phase = 'decided' then 1 else 0 end) as bigint) as decided, \
     cast(sum(case when phase = 'closed' then 1 else 0 end) as bigint) as closed, \
     cast(sum(case when phase = 'refused' then 1 else 0 end) as bigint) as refused, \
     cast(sum(case when phase = 'withdrawn' then 1 else 0 end) as bigint) as withdrawn, \
     cast(sum(case when phase = 'terminated' then 1 else 0 end) as bigint) as terminated \
     from cohort where processed_on >= $1 and processed_on <= $2 and until_on > $2 and from_on <= $2 and earlier_on < $1 \
     and unit in ({units}) and class in ('complaint', 'denunciation', 'recommendation') group by unit, class";

/// Cases of the petitions processed in the period, by class and phase on the last day.
///
/// # Errors
/// What the database reports.
pub(super) fn cases(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Counts<(String, &'static str)>> {
    let mut counts = Counts::default();
    let ends = params![asked.period.from, asked.period.to];
    asked.each(tx, COHORT, ends, |row, at| {
        let class: String = row.get("class")?;
        for phase in PHASES {
            counts.add((class.clone(), phase), at, asked.rows, row.get(phase)?);
        }
        Ok(())
    })?;
    Ok(counts)
}

const PROCESSED: &str = "select c.unit, c.measure, \
     cast(sum(case when q.received_on < $1 then 1 else 0 end) as bigint) as carried, cast(count(*) as bigint) as whole \
     from counted c join petition q on q.id = c.subject where c.on_day >= $1 and c.on_day <= $2 and c.unit in ({units}) \
     and c.measure in ('petition.processed.complaint', 'petition.processed.denunciation', 'petition.processed.recommendation') \
     group by c.unit, c.measure";

/// Petitions processed in the period by class and by whether they came before it.
///
/// # Errors
/// What the database reports.
pub(super) fn processed(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Counts<(String, bool)>> {
    let mut counts = Counts::default();
    let ends = params![asked.period.from, asked.period.to];
    asked.each(tx, PROCESSED, ends, |row, at| {
        let measure: String = row.get("measure")?;
        let class = measure.rsplit('.').next().unwrap_or_default().to_owned();
        let (carried, whole): (i64, i64) = (row.get("carried")?, row.get("whole")?);
        counts.add((class.clone(), true), at, asked.rows, carried);
        counts.add((class, false), at, asked.rows, whole - carried);
        Ok(())
    })?;
    Ok(counts)
}

/// Matters seen more than once in the period: how often at each desk, and how many of them fall to each.
const AGAIN: &str = "select unit, cast(sum(r) as bigint) as regular, cast(sum(d) as bigint) as delegated, cast(sum(h) as bigint) as head, \
     cast(sum(case when h > 0 then 1 else 0 end) as bigint) as to_head, \
     cast(sum(case when h = 0 and d > 0 then 1 else 0 end) as bigint) as to_delegated, \
     cast(sum(case when h = 0 and d = 0 and r > 0 then 1 else 0 end) as bigint) as to_regular from ( \
       select v.unit, v.matter, sum(case when v.column_group = 'regular' then 1 else 0 end) as r, \
         sum(case when v.column_group = 'delegated' then 1 else 0 end) as d, sum(case when v.column_group = 'head' then 1 else 0 end) as h \
       from (select distinct unit, matter from visit where matter <> id and on_day >= $1 and on_day <= $2 and unit in ({units})) m \
       join visit v on v.matter = m.matter and v.unit = m.unit where v.on_day >= $1 and v.on_day <= $2 and v.outcome <> 'refused' group by v.unit, v.matter \
     ) s group by unit";

/// What must be taken from the turns of each desk so that every matter counts once.
///
/// # Errors
/// What the database reports.
pub(super) fn repeated(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Counts<Desk>> {
    let mut counts = Counts::default();
    let ends = params![asked.period.from, asked.period.to];
    asked.each(tx, AGAIN, ends, |row, at| {
        for desk in Desk::ALL {
            let turns: i64 = row.get(desk.as_str())?;
            let matters: i64 = row.get(&format!("to_{}", desk.as_str()))?;
            counts.add(desk, at, asked.rows, turns - matters);
        }
        Ok(())
    })?;
    Ok(counts)
}

/// A matter falls to the strongest desk; it is new where one of its visits in the period was the first.
const MATTERS: &str = "select unit, rank, again, cast(count(*) as bigint) as n from ( \
       select unit, matter, max(case column_group when 'head' then 3 when 'delegated' then 2 else 1 end) as rank, \
         min(case when is_repeated then 1 else 0 end) as again \
       from visit where on_day >= $1 and on_day <= $2 and unit in ({units}) and outcome <> 'refused' group by unit, matter \
     ) s group by unit, rank, again";
const GROUPS: &str = "select unit, case column_group when 'head' then 3 when 'delegated' then 2 else 1 end as rank, \
     case when is_repeated then 1 else 0 end as again, cast(count(*) as bigint) as n from visit \
     where on_day >= $1 and on_day <= $2 and people >= $3 and unit in ({units}) and outcome <> 'refused' \
     group by unit, column_group, is_repeated";

/// Matters and large groups by desk and by whether they came again.
pub(super) struct Visits {
    pub(super) matters: Counts<(Desk, bool)>,
    pub(super) groups: Counts<(Desk, bool)>,
}

/// Matters and large groups of the period, told apart by whether they came for the first time.
///
/// # Errors
/// What the database reports.
pub(super) fn visits(tx: &mut Tx<'_>, law: &Law, asked: &Asked<'_>) -> Result<Visits> {
    let (from, to) = (asked.period.from, asked.period.to);
    let mut visits = Visits {
        matters: Counts::default(),
        groups: Counts::default(),
    };
    let key = |row: &Row| -> store::Result<(Desk, bool)> {
        let rank: i64 = row.get("rank")?;
        let desk = Desk::ALL.into_iter().find(|desk| desk.rank() == rank);
        Ok((desk.unwrap_or(Desk::Regular), row.get::<i64>("again")? == 1))
    };
    asked.each(tx, MATTERS, params![from, to], |row, at| {
        visits.matters.add(key(row)?, at, asked.rows, row.get("n")?);
        Ok(())
    })?;
    let people = law.groups.large_group.people;
    asked.each(tx, GROUPS, params![from, to, people], |row, at| {
        visits.groups.add(key(row)?, at, asked.rows, row.get("n")?);
        Ok(())
    })?;
    Ok(visits)
}
