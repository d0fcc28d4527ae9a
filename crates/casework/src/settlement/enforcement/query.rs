//! Duties in scope: who owes what, and who is late.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::row::{DutyRow, of_row};
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// Which duties of a list.
#[derive(Debug, Clone, Default)]
pub struct DutyFilter {
    /// Only those whose day is over.
    pub late: bool,
    /// After this place of the page before: due day and id.
    pub after: Option<(String, Id)>,
    /// Rows.
    pub limit: i64,
}

/// One duty of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyLine {
    /// The duty.
    pub duty: DutyRow,
    /// Its case.
    pub case: Id,
    /// Number and year of the case in its unit's book.
    pub number: (i64, i64),
    /// What the case is about.
    pub title: String,
    /// Id of its procedure.
    pub procedure: String,
    /// The unit of the case.
    pub unit: String,
    /// Number of the decision.
    pub decision_number: String,
    /// Its day.
    pub decided_on: Date,
}

const COLUMNS: &str = "d.id, d.no, d.decision, d.what, d.ordered, d.more, d.done, d.owed_by, d.charged, d.due_on, d.plan, d.state, \
     d.closed_on, d.ground, d.reason, d.unit, c.id as case_id, c.number, c.year, c.title, c.procedure, e.number as decision_number, e.on_day";
/// The place of a duty without a day: behind all others.
const NO_DAY: &str = "9999-12-31";

/// Open duties in scope, the first due first, by keyset; one without a day comes last.
///
/// # Errors
/// What the database reports.
pub fn duties(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    filter: &DutyFilter,
) -> Result<Vec<DutyLine>> {
    let late = if filter.late {
        "d.due_on < $3"
    } else {
        "cast($3 as text) is not null"
    };
    let sql = format!(
        "select {COLUMNS} from duty d join cases c on c.id = d.case_id join decision e on e.id = d.decision \
         where d.state = 'open' and {} and {late} \
         and (coalesce(d.due_on, '{NO_DAY}') > $4 or (coalesce(d.due_on, '{NO_DAY}') = $4 and d.id > $5)) \
         order by coalesce(d.due_on, '{NO_DAY}'), d.id limit $6",
        scope.condition("d.unit", 1)
    );
    let (due, id) = filter
        .after
        .clone()
        .unwrap_or_else(|| (String::new(), Id::of(0)));
    let [unit, below] = scope.values();
    let limit = filter.limit.clamp(1, 200);
    let rest: &[Value<'_>] = params![at.now.today, due, id, limit];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    Ok(rows.iter().map(line).collect::<store::Result<_>>()?)
}

/// How many duties in scope are late.
///
/// # Errors
/// What the database reports.
pub fn late_duties(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<i64> {
    let sql = format!(
        "select cast(count(*) as bigint) as n from duty where state = 'open' and due_on < $3 and {}",
        scope.condition("unit", 1)
    );
    let [unit, below] = scope.values();
    let row = tx.first(
        &sql,
        &[&[unit, below], params![at.now.today].as_slice()].concat(),
    )?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}

fn line(row: &Row) -> store::Result<DutyLine> {
    Ok(DutyLine {
        duty: of_row(row)?,
        case: row.get("case_id")?,
        number: (row.get("number")?, row.get("year")?),
        title: row.get("title")?,
        procedure: row.get("procedure")?,
        unit: row.get("unit")?,
        decision_number: row.get("decision_number")?,
        decided_on: row.get("on_day")?,
    })
}

impl DutyLine {
    /// Its place in the list.
    pub fn place(&self) -> (String, Id) {
        let due = self.duty.due_on;
        let due = due.map_or_else(|| NO_DAY.to_owned(), |due| due.to_string());
        (due, self.duty.id)
    }
}
