//! What is behind a figure of a board: the things it counts, in the order of their ids.

use jiff::civil::Date;
use law::Law;
use law::period::ReportingMonth;
use law::procedure::Class;
use store::{Tx, params};

use super::stock::{AGES, days};
use super::{Board, Flow, Standing, board_reach};
use crate::access::Scope;
use crate::report::behind::{Thing, counted_between, things};
use crate::report::measure::Measures;
use crate::report::member::MOST_UNITS;
use crate::{FieldError, Id, Result, tally};

/// Which figure of a board is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardBehind<'a> {
    /// The unit of the board.
    pub unit: &'a str,
    /// Only the unit itself, without those below?
    pub own: bool,
    /// What: `petitions`, `cases`, `cases.complaint`; `received`, `visits`, `settled`…
    pub figure: &'a str,
    /// Of what is open all (empty), `overdue`, or an age `age-2`; of what flows a reporting month or year.
    pub time: &'a str,
    /// The last thing of the page before.
    pub after: Option<Id>,
    /// How many.
    pub limit: i64,
}

/// The things behind a figure of a board, after one of them. Their amounts add up to the figure.
///
/// # Errors
/// As [`board_reach`]; a field error for a figure or a time that no board has.
pub fn board_behind(
    tx: &mut Tx<'_>,
    law: &Law,
    scope: &Scope,
    today: Date,
    asked: &BoardBehind<'_>,
) -> Result<Vec<Thing>> {
    let own = board_reach(tx, law, scope, asked.unit)? || asked.own;
    let within = if own {
        Scope::within(asked.unit).own()
    } else {
        Scope::within(asked.unit)
    };
    if let Some(open) = Open::parse(asked.figure) {
        let (from, until, due) = open_days(asked.time, today)?;
        return open.read(tx, &within, asked, (from, until, due));
    }
    let pattern = tally::pattern_of(asked.figure)
        .ok_or_else(|| FieldError::new("figure", "choice-unknown").with("found", asked.figure))?;
    let (from, to) = flow_days(law, asked.time)
        .ok_or_else(|| FieldError::new("time", "choice-unknown").with("found", asked.time))?;
    let all = Measures::of(law);
    let measures = all.meant(&[&pattern]);
    let units = units(tx, asked.unit, own)?;
    let mut found = Vec::new();
    for part in units.chunks(MOST_UNITS) {
        let part: Vec<&str> = part.iter().map(String::as_str).collect();
        let page = (asked.after, asked.limit);
        found.extend(counted_between(tx, &part, &measures, (from, to), page)?);
    }
    found.sort_by_key(|thing| thing.subject);
    found.truncate(usize::try_from(asked.limit).unwrap_or_default());
    Ok(found)
}

fn units(tx: &mut Tx<'_>, unit: &str, own: bool) -> Result<Vec<String>> {
    const WITHIN: &str = "select lower from unit_reach where upper = $1 order by lower";
    if own {
        return Ok(vec![unit.to_owned()]);
    }
    let rows = tx.query(WITHIN, params![unit])?;
    let codes = rows.iter().map(|row| row.get("lower"));
    Ok(codes.collect::<store::Result<_>>()?)
}

/// The days of a reporting month or year.
fn flow_days(law: &Law, time: &str) -> Option<(Date, Date)> {
    let (year, month) = match time.split_once('-') {
        Some((year, month)) => (year.parse().ok()?, Some(month.parse().ok()?)),
        None => (time.parse().ok()?, None),
    };
    let days = |month| law.periods.days_of(ReportingMonth { year, month });
    let (from, to) = (days(month.unwrap_or(1))?, days(month.unwrap_or(12))?);
    Some((from.0, to.1))
}

/// First and last day on which what is open came, and the day before which it was due.
fn open_days(time: &str, today: Date) -> Result<(Date, Date, Date)> {
    let unknown = || FieldError::new("time", "choice-unknown").with("found", time);
    let late = (Date::MIN, Date::MAX, today);
    match time {
        "" => Ok((Date::MIN, Date::MAX, Date::MAX)),
        "overdue" => Ok(late),
        _ => {
            let no: Option<usize> = time.strip_prefix("age-").and_then(|no| no.parse().ok());
            let age = no.and_then(|no| AGES.get(no)).ok_or_else(unknown)?;
            let (from, before) = days(*age, today);
            Ok((from, before, Date::MAX))
        }
    }
}

/// What is open.
enum Open {
    Petitions,
    Cases(Option<Class>),
}

impl Open {
    fn parse(figure: &str) -> Option<Self> {
        match figure.split_once('.') {
            None if figure == "petitions" => Some(Self::Petitions),
            None if figure == "cases" => Some(Self::Cases(None)),
            Some(("cases", class)) => Class::parse(class).map(|class| Self::Cases(Some(class))),
            _ => None,
        }
    }

    fn read(
        &self,
        tx: &mut Tx<'_>,
        within: &Scope,
        asked: &BoardBehind<'_>,
        (from, until, due): (Date, Date, Date),
    ) -> Result<Vec<Thing>> {
        let (kind, table, begun, gone) = match self {
            Self::Petitions => ("petition", "petition", "received_on", "handled_on"),
            Self::Cases(_) => ("case", "cases", "started_on", "closed_on"),
        };
        let class = match self {
            Self::Cases(Some(class)) => Some(class.as_str()),
            _ => None,
        };
        let condition = within.condition("w.unit", 7);
        // The last of all days is due for what has no clock: a day beyond it lets everything in.
        let sql = format!(
            "select '{kind}' as subject_kind, w.id as subject, w.unit, w.{begun} as on_day, cast(1 as bigint) as amount \
             from {table} w where w.{gone} is null and w.{begun} >= $1 and (w.{begun} < $2 or $2 = '9999-12-31') \
             and (w.due_on < $3 or $3 = '9999-12-31') and w.id > $4 and (cast($5 as text) is null or w.class = $5) \
             and {condition} order by w.id limit $6"
        );
        let after = asked.after.map_or(i64::MIN, Id::number);
        let from = from.max(jiff::civil::date(1, 1, 1));
        let values = params![from, until, due, after, class, asked.limit];
        let [unit, below] = within.values();
        let values = [values.as_slice(), &[unit, below]].concat();
        things(&tx.query(&sql, &values)?)
    }
}

impl Board {
    /// A figure of the board, as [`board_behind`] opens it; none for what it has not.
    pub fn figure(&self, figure: &str, time: &str) -> Option<i64> {
        if let Some(open) = Open::parse(figure) {
            return self.open(&open, time);
        }
        let mut flows = self.months.iter().chain(&self.years);
        let flow: &Flow = flows.find(|flow| flow.time == time)?;
        flow.figure(figure)
    }

    fn open(&self, open: &Open, time: &str) -> Option<i64> {
        let standing: Standing = match open {
            Open::Petitions => self.petitions,
            Open::Cases(None) => self.all_cases(),
            Open::Cases(Some(class)) => self.cases.iter().find(|(one, _)| one == class)?.1,
        };
        match (time, open) {
            ("", _) => Some(standing.open),
            ("overdue", _) => Some(standing.overdue),
            (_, Open::Cases(Some(_))) => None,
            (age, _) => {
                let no: usize = age.strip_prefix("age-")?.parse().ok()?;
                let age = self.ages.get(no)?;
                Some(match open {
                    Open::Petitions => age.petitions,
                    Open::Cases(_) => age.cases,
                })
            }
        }
    }
}

impl Flow {
    /// One of its figures.
    pub fn figure(&self, figure: &str) -> Option<i64> {
        match figure {
            "visits" => Some(self.visits),
            "received" => Some(self.received),
            "processed" => Some(self.processed),
            "opened" => Some(self.opened),
            "settled" => Some(self.settled),
            "in_time" => Some(self.in_time),
            "late" => Some(self.late),
            _ => None,
        }
    }
}
