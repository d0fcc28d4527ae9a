//! The matters of a territory that its supervisors look at: late, prolonged or of many people, without persons.

use jiff::civil::Date;
use store::{Row, Tx, params};

use crate::{Id, Result, Setting, term};

/// A matter as a supervisor sees it: what, where, since when; nobody's name, and no denunciation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overseen {
    /// The case.
    pub id: Id,
    /// Its number and the year.
    pub number: (i64, i64),
    /// The unit that settles it.
    pub unit: String,
    /// `complaint`, `recommendation`.
    pub class: String,
    /// Its field.
    pub topic: String,
    /// The day it began.
    pub started_on: Date,
    /// The day by which it is due.
    pub due: Option<Date>,
    /// How many people.
    pub people: i64,
    /// Does it stand on a list of prolonged cases?
    pub is_prolonged: bool,
}

const OVERSEEN: &str = "select c.id, c.number, c.year, c.unit, c.class, c.field, c.started_on, c.due_on, c.people, \
     exists (select 1 from prolonged_case e where e.case_id = c.id and e.closed_on is null) as prolonged \
     from cases c where c.closed_on is null and c.class <> 'denunciation' and not c.sealed \
     and exists (select 1 from unit_reach r where r.upper = $1 and r.lower = c.unit) \
     and (c.due_on < $2 or c.people >= $3 or exists (select 1 from prolonged_case e where e.case_id = c.id and e.closed_on is null)) \
     and (c.due_on > $4 or (c.due_on = $4 and c.id > $5)) order by c.due_on, c.id limit $6";

/// Such matters within a unit, the first due first, after a place.
///
/// # Errors
/// What the database reports.
pub fn overseen(
    tx: &mut Tx<'_>,
    at: &Setting,
    top: &str,
    (after, limit): (Option<(Date, Id)>, i64),
) -> Result<Vec<Overseen>> {
    let people = at.law.supervision.review.people;
    let (day, id) = after.map_or((String::new(), Id::of(0)), |(day, id)| {
        (day.to_string(), id)
    });
    let values = params![top, at.now.today, people, day, id, limit];
    let rows = tx.query(OVERSEEN, values)?;
    Ok(rows.iter().map(line).collect::<store::Result<_>>()?)
}

fn line(row: &Row) -> store::Result<Overseen> {
    Ok(Overseen {
        id: row.get("id")?,
        number: (row.get("number")?, row.get("year")?),
        unit: row.get("unit")?,
        class: row.get("class")?,
        topic: row.get("field")?,
        started_on: row.get("started_on")?,
        due: term::told(row.get("due_on")?),
        people: row.get("people")?,
        is_prolonged: row.get("prolonged")?,
    })
}
