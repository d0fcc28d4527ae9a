//! Reading sums: those that were taken in, and beside them what still waits.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{Tx, Value, params};

use super::{ALL, times};
use crate::Result;

/// Under which a reader keeps what was due before the day of his question; no row has it.
const OVERDUE: &str = "<";

const VERSION_OF: &str = "select cast(coalesce((select amount from board_sum where unit = $1 and own = $2 and figure = 'version' and time = ''), 0) \
     + (select count(*) from board_change c where c.unit = $1 or (not $2 and exists \
     (select 1 from unit_reach r where r.upper = $1 and r.lower = c.unit))) as bigint) as version";

/// Grows with every change within a unit, or of the unit alone.
///
/// # Errors
/// What the database reports.
pub fn board_version(tx: &mut Tx<'_>, unit: &str, own: bool) -> Result<i64> {
    let row = tx.first(VERSION_OF, params![unit, own])?;
    Ok(row.ok_or(store::Error::Closed)?.get("version")?)
}

/// Sums by unit, figure and time.
#[derive(Debug, Clone, Default)]
pub struct Sums(BTreeMap<(String, String, String), i64>);

impl Sums {
    /// One sum.
    pub fn get(&self, unit: &str, figure: &str, time: &str) -> i64 {
        let key = (unit.to_owned(), figure.to_owned(), time.to_owned());
        self.0.get(&key).copied().unwrap_or(0)
    }

    /// What was due before the day for which the sums were read.
    pub fn overdue(&self, unit: &str, figure: &str) -> i64 {
        self.get(unit, figure, OVERDUE)
    }

    /// The sums of a figure at times from one, up to and without another, in their order.
    pub fn between(
        &self,
        unit: &str,
        figure: &str,
        from: &str,
        before: &str,
    ) -> impl Iterator<Item = (&str, i64)> {
        let key = |time: &str| (unit.to_owned(), figure.to_owned(), time.to_owned());
        let found = self.0.range(key(from)..key(before));
        found.map(|((_, _, time), amount)| (time.as_str(), *amount))
    }

    fn add(&mut self, unit: String, figure: String, time: String, amount: i64) {
        *self.0.entry((unit, figure, time)).or_default() += amount;
    }
}

/// Which times a reader wants.
#[derive(Debug, Clone, Copy)]
pub struct Times<'a> {
    /// The day on which late is late.
    pub today: Date,
    /// The first reporting month whose flow is shown, `2025-11`, with that of every year; none: the flow of one year alone.
    pub months_from: Option<&'a str>,
    /// That one year, `2026`.
    pub year: &'a str,
}

/// Whose sums are read.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// A unit with all below it.
    With(&'a str),
    /// A unit alone.
    Alone(&'a str),
    /// Each unit directly below a unit, with all below it.
    Below(&'a str),
}

impl<'a> Place<'a> {
    /// A condition on the sums with the parameters $1 and $2.
    fn condition(self) -> &'static str {
        match self {
            Self::With(_) | Self::Alone(_) => "unit = $1 and own = $2",
            Self::Below(_) => "upper = $1 and not cast($2 as boolean)",
        }
    }

    fn values(self) -> [Value<'a>; 2] {
        match self {
            Self::With(unit) | Self::Below(unit) => [Value::Text(unit.into()), Value::Bool(false)],
            Self::Alone(unit) => [Value::Text(unit.into()), Value::Bool(true)],
        }
    }
}

/// The sums of a place: what is open, what of it is overdue, what flowed, and with months how old it is.
///
/// # Errors
/// What the database reports.
pub fn boards(tx: &mut Tx<'_>, place: Place<'_>, shown: &Times<'_>) -> Result<Sums> {
    let mut sums = Sums::default();
    standing(tx, &mut sums, place, shown.today)?;
    flows(tx, &mut sums, place, shown)?;
    if shown.months_from.is_some() {
        let sql = format!(
            "select unit, figure, time, amount from board_sum where {} and figure in ('petition.age', 'case.age')",
            place.condition()
        );
        read(&mut sums, &tx.query(&sql, &place.values())?)?;
    }
    wait(tx, &mut sums, place, shown.today)?;
    Ok(sums)
}

const DUE: &str =
    "'petition.due', 'case.due.complaint', 'case.due.denunciation', 'case.due.recommendation'";
const FLOWS: &str = "'received', 'processed', 'opened.complaint', 'opened.denunciation', 'opened.recommendation', \
     'settled.complaint', 'settled.denunciation', 'settled.recommendation', 'in_time', 'late', 'visits'";

/// All that is open, and what was due in the years before this one, the months before this one and the days before today.
fn standing(tx: &mut Tx<'_>, sums: &mut Sums, place: Place<'_>, today: Date) -> Result<()> {
    let condition = place.condition();
    let part = |bounds: &str| {
        format!(
            "select unit, figure, amount from board_sum where {condition} and figure in ({DUE}) and {bounds}"
        )
    };
    let sql = format!(
        "select unit, figure, '{ALL}' as time, cast(sum(amount) as bigint) as amount from ({all}) standing group by unit, figure \
         union all select unit, figure, '{OVERDUE}' as time, cast(sum(amount) as bigint) as amount from \
         ({years} union all {months} union all {days}) late group by unit, figure",
        all = part(&format!("time = '{ALL}'")),
        years = part("time >= 'y' and time < $3"),
        months = part("time >= $4 and time < $5"),
        days = part("time >= $6 and time < $7"),
    );
    let month = today.strftime("%Y-%m").to_string();
    let (year, first) = (
        today.strftime("y%Y").to_string(),
        today.strftime("m%Y").to_string(),
    );
    let this_month = format!("m{month}");
    let bounds = params![year, first, this_month, month, today];
    read(
        sums,
        &tx.query(&sql, &[place.values().as_slice(), bounds].concat())?,
    )
}

/// What flowed in the months and years that are shown, or in the one year alone.
fn flows(tx: &mut Tx<'_>, sums: &mut Sums, place: Place<'_>, shown: &Times<'_>) -> Result<()> {
    let times = if shown.months_from.is_some() {
        "(time >= $3 or length(time) = 4)"
    } else {
        "time = $3"
    };
    let sql = format!(
        "select unit, figure, time, amount from board_sum where {} and figure in ({FLOWS}) and {times}",
        place.condition()
    );
    let from = shown.months_from.unwrap_or(shown.year);
    let values = [place.values().as_slice(), params![from]].concat();
    read(sums, &tx.query(&sql, &values)?)
}

fn read(sums: &mut Sums, rows: &[store::Row]) -> Result<()> {
    for row in rows {
        sums.add(
            row.get("unit")?,
            row.get("figure")?,
            row.get("time")?,
            row.get("amount")?,
        );
    }
    Ok(())
}

/// Adds what waits to be taken into the sums.
fn wait(tx: &mut Tx<'_>, sums: &mut Sums, place: Place<'_>, today: Date) -> Result<()> {
    let within = match place {
        Place::With(_) | Place::Alone(_) => {
            "r.upper = $1 and (r.depth = 0 or not cast($2 as boolean))"
        }
        Place::Below(_) => {
            "exists (select 1 from unit u where u.code = r.upper and u.parent = $1) and not cast($2 as boolean)"
        }
    };
    let sql = format!(
        "select r.upper as unit, c.figure, c.time, cast(sum(c.amount) as bigint) as amount from board_change c \
         join unit_reach r on r.lower = c.unit where {within} group by r.upper, c.figure, c.time"
    );
    let today = today.to_string();
    for row in tx.query(&sql, &place.values())? {
        let (unit, figure, time): (String, String, String) =
            (row.get("unit")?, row.get("figure")?, row.get("time")?);
        let amount: i64 = row.get("amount")?;
        if figure.contains(".due") && time < today {
            sums.add(unit.clone(), figure.clone(), OVERDUE.to_owned(), amount);
        }
        for time in times(&figure, &time) {
            sums.add(unit.clone(), figure.clone(), time, amount);
        }
    }
    Ok(())
}
