//! Distinct things of a period: cases of the petitions processed in it, matters of its visits, petitions that came before it.

use std::collections::HashMap;

use law::period::Period;
use store::{Row, Tx, Value, params};

use super::member::{MOST_UNITS, list};
use super::source::{Desk, Standing};
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

/// Each case once: where an earlier petition of it was processed in the period, that day's row stands for it.
const STANDING: &str = "select unit, class, phase, cast(count(*) as bigint) as n from cohort \
     where processed_on >= $1 and processed_on <= $2 and until_on > $2 and from_on <= $2 and earlier_on < $1 and unit in ({units}) \
     and class in ('complaint', 'denunciation', 'recommendation') and phase in ('examining', 'refused', 'withdrawn') \
     group by unit, class, phase";
/// Cases that began before the period and got another petition in it.
const JOINED: &str = "select unit, class, cast(count(*) as bigint) as n from cohort \
     where processed_on >= $1 and processed_on <= $2 and until_on > $2 and from_on <= $2 and earlier_on <> '' and earlier_on < $1 \
     and unit in ({units}) and class in ('complaint', 'denunciation', 'recommendation') group by unit, class";

/// Cases of the petitions processed in the period by class: those in the rarer phases on the last day, and under
/// [`Standing::Any`] those that began before it. The cases that began in it are counted by their measure.
///
/// # Errors
/// What the database reports.
pub(super) fn cases(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Counts<(String, Standing)>> {
    let mut counts = Counts::default();
    let ends = params![asked.period.from, asked.period.to];
    asked.each(tx, STANDING, ends, |row, at| {
        let phase: String = row.get("phase")?;
        let rare = Standing::RARE
            .into_iter()
            .find(|one| one.phases().contains(&phase.as_str()));
        if let Some(standing) = rare {
            counts.add((row.get("class")?, standing), at, asked.rows, row.get("n")?);
        }
        Ok(())
    })?;
    asked.each(tx, JOINED, ends, |row, at| {
        counts.add(
            (row.get("class")?, Standing::Any),
            at,
            asked.rows,
            row.get("n")?,
        );
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
       from (select distinct unit, matter from visit where matter <> id and register = 'state' and on_day >= $1 and on_day <= $2 and unit in ({units})) m \
       join visit v on v.matter = m.matter and v.unit = m.unit where v.on_day >= $1 and v.on_day <= $2 and v.outcome <> 'refused' and v.register = 'state' group by v.unit, v.matter \
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
       from visit where on_day >= $1 and on_day <= $2 and unit in ({units}) and outcome <> 'refused' and register = 'state' group by unit, matter \
     ) s group by unit, rank, again";
/// Matters of the period by desk and by whether they came before it.
///
/// # Errors
/// What the database reports.
pub(super) fn matters(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Counts<(Desk, bool)>> {
    let mut counts = Counts::default();
    let ends = params![asked.period.from, asked.period.to];
    asked.each(tx, MATTERS, ends, |row, at| {
        let rank: i64 = row.get("rank")?;
        let desk = Desk::ALL.into_iter().find(|desk| desk.rank() == rank);
        let again = row.get::<i64>("again")? == 1;
        let key = (desk.unwrap_or(Desk::Regular), again);
        counts.add(key, at, asked.rows, row.get("n")?);
        Ok(())
    })?;
    Ok(counts)
}
