//! Which open cases the program proposes for a list, and by which of the law's criteria.

use jiff::civil::Date;
use law::supervision::Measure;
use law::unit::Level;
use store::{Row, Tx, params};

use crate::access::{Permit, acts};
use crate::{Id, Result, Setting};

/// A case that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The case.
    pub case: Id,
    /// The unit that settles it.
    pub unit: String,
    /// Its number and year there.
    pub number: (i64, i64),
    /// What it is about.
    pub title: String,
    /// Are its petitioners under the seal?
    pub sealed: bool,
    /// The day its unit received the petition that opened it.
    pub started_on: Date,
    /// Ids of the criteria that it meets, with what was counted.
    pub met: Vec<(String, i64)>,
}

/// Cases looked at for one page.
const LOOKED_AT: i64 = 1_000;
/// Most candidates of one page.
const MOST: usize = 100;

/// What is counted of a case; the level of central bodies is the parameter $1.
const COUNTED: &str = "c.id, c.unit, c.number, c.year, c.title, c.sealed, c.started_on, c.people, \
     (case when c.stage = 'second' then 1 else 0 end) + (case when c.decided_on is null then 0 else 1 end) as stages, \
     (select cast(count(*) as bigint) from petition p join unit u on u.code = p.unit where u.level = $1 \
     and (p.case_id = c.id or p.sent_petition in (select q.id from petition q where q.case_id = c.id))) \
     + (select cast(count(*) as bigint) from visit v join unit u on u.code = v.unit where u.level = $1 and v.case_id = c.id) as at_centre";

/// Open cases that the unit leads and that are on no list yet, the oldest first, with the criteria they meet; and the
/// case after which the next page begins.
///
/// # Errors
/// What the database reports.
pub fn candidates(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepList>,
    after: Option<Id>,
    limit: usize,
) -> Result<(Vec<Candidate>, Option<Id>)> {
    let sql = format!(
        "select {COUNTED} from cases c where c.closed_on is null and c.id > $2 \
         and exists (select 1 from unit_reach r where r.lower = c.unit and r.upper in ($3, $4)) \
         and not exists (select 1 from prolonged_case e where e.case_id = c.id and e.closed_on is null) order by c.id limit $5"
    );
    let tops = at.law.supervision.leads(&at.law.units, permit.unit());
    let own = permit.unit();
    let other = tops.get(1).map_or(own, String::as_str);
    let after = after.unwrap_or(Id::of(i64::MIN));
    let central = Level::Central.as_str();
    let rows = tx.query(&sql, params![central, after, own, other, LOOKED_AT])?;
    let mut found = Vec::new();
    for row in &rows {
        let candidate = read(at, row)?;
        if found.len() == limit.min(MOST) {
            let last = found.last().map(|one: &Candidate| one.case);
            return Ok((found, last));
        }
        if !candidate.met.is_empty() {
            found.push(candidate);
        }
    }
    let is_more = i64::try_from(rows.len()) == Ok(LOOKED_AT);
    let last = rows.last().filter(|_| is_more);
    let last = last.map(|row| row.get("id")).transpose()?;
    Ok((found, last))
}

/// What one case meets, whatever it is on already.
pub(super) fn criteria_of(tx: &mut Tx<'_>, at: &Setting, case: Id) -> Result<Vec<String>> {
    let sql = format!("select {COUNTED} from cases c where c.id = $2");
    let row = tx.first(&sql, params![Level::Central.as_str(), case])?;
    let found = row.map(|row| read(at, &row)).transpose()?;
    let met = found.map(|one| one.met).unwrap_or_default();
    Ok(met.into_iter().map(|(id, _)| id).collect())
}

fn read(at: &Setting, row: &Row) -> store::Result<Candidate> {
    let started_on: Date = row.get("started_on")?;
    let (people, stages): (i64, i64) = (row.get("people")?, row.get("stages")?);
    let at_centre: i64 = row.get("at_centre")?;
    let years = started_on
        .until((jiff::Unit::Year, at.now.today))
        .map_or(0, |span| i64::from(span.get_years()));
    let counted = |measure| match measure {
        Measure::Years => years,
        Measure::Stages => stages,
        Measure::People => people,
        Measure::Centre => at_centre,
    };
    let met = at.law.supervision.prolonged.met(counted);
    Ok(Candidate {
        case: row.get("id")?,
        unit: row.get("unit")?,
        number: (row.get("number")?, row.get("year")?),
        title: row.get("title")?,
        sealed: row.get("sealed")?,
        started_on,
        met: met
            .into_iter()
            .map(|one| (one.id.clone(), counted(one.measure)))
            .collect(),
    })
}
