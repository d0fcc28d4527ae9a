//! The reception notebook (sổ tiếp công dân), form 03/TCD of Decree 154/2026: 13 columns, denouncers masked.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::query::{Page, page_size, place};
use super::words::Register;
use crate::access::Scope;
use crate::{Id, Result};

/// Which part of the notebook.
#[derive(Debug, Clone)]
pub struct NotebookFilter {
    /// Whose notebook.
    pub unit: String,
    /// State or Party.
    pub register: Register,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// After this place of the page before.
    pub after: Option<(Date, Id)>,
    /// Rows.
    pub limit: i64,
}

/// Somebody who came, as the notebook names him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// Number of his paper.
    pub id_number: Option<String>,
    /// Why he gave none.
    pub without_paper: String,
}

/// One line of the notebook; the numbers are the columns of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotebookRow {
    /// The visit.
    pub id: Id,
    /// 1: number and year of the book.
    pub number: (i64, i64),
    /// 2: the day.
    pub on: Date,
    /// 3, 4: who came, with address and paper; none where the seal hides them.
    pub people: Option<Vec<Entered>>,
    /// 5: content in short.
    pub summary: String,
    /// 6: complaint, denunciation, recommendation.
    pub class: Option<String>,
    /// 7: people with the same content.
    pub count: i64,
    /// 8: the body that settled it before.
    pub settled_before_by: String,
    /// 9: within competence?
    pub within_competence: Option<bool>,
    /// 10: where the citizen was guided.
    pub guided_to: String,
    /// 11: the body to which the matter went.
    pub handed_to: String,
    /// 10, 11: number of the paper.
    pub paper_number: String,
    /// 12: what came of it, by the law's list.
    pub outcome: String,
    /// 12: ground of a refusal, by the law's list.
    pub ground: Option<String>,
    /// 12: what the citizen was told.
    pub answer: String,
    /// 12: the petition taken or spoken of.
    pub petition: Option<Id>,
    /// 13: note.
    pub note: String,
}

const ROWS: &str = "select v.id, v.number, v.year, v.on_day, v.sealed, v.summary, v.class, v.people, v.settled_before_by, v.within_competence, \
     v.guided_to, v.handed_to, v.paper_number, v.outcome, v.ground, v.answer, v.petition, v.note from visit v \
     where v.unit = $1 and v.register = $2 and v.on_day >= $3 and v.on_day <= $4 and (v.on_day > $5 or (v.on_day = $5 and v.id > $6)) \
     and {scope} order by v.on_day, v.id limit $7";
const PEOPLE: &str = "select vp.visit, p.name, p.address, p.id_number, vp.without_paper from visit v join visit_person vp on vp.visit = v.id \
     join person p on p.id = vp.person where v.unit = $1 and v.register = $2 and not v.sealed \
     and (v.on_day > $3 or (v.on_day = $3 and v.id >= $4)) and (v.on_day < $5 or (v.on_day = $5 and v.id <= $6)) \
     order by vp.visit, vp.no";

/// The notebook of a unit in scope over a span of days, by keyset.
///
/// # Errors
/// What the database reports.
pub fn notebook(
    tx: &mut Tx<'_>,
    scope: &Scope,
    filter: &NotebookFilter,
) -> Result<Page<NotebookRow>> {
    let sql = ROWS.replace("{scope}", &scope.condition("v.unit", 8));
    let (limit, (after, id)) = (page_size(filter.limit), place(filter.after));
    let with_next = limit + 1;
    let [unit, below] = scope.values();
    let first: &[Value<'_>] = params![
        filter.unit,
        filter.register,
        filter.from,
        filter.until,
        after,
        id,
        with_next
    ];
    let rows = tx.query(&sql, &[first, &[unit, below]].concat())?;
    let mut rows: Vec<NotebookRow> = rows.iter().map(line).collect::<store::Result<_>>()?;
    if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
        let span = (first.on, first.id, last.on, last.id);
        let mut people = people(tx, filter, span)?;
        for row in &mut rows {
            if let (Some(list), Some(found)) = (&mut row.people, people.remove(&row.id)) {
                *list = found;
            }
        }
    }
    Ok(Page::of(rows, limit, |row| (row.on, row.id)))
}

fn people(
    tx: &mut Tx<'_>,
    filter: &NotebookFilter,
    (from, first, until, last): (Date, Id, Date, Id),
) -> Result<BTreeMap<Id, Vec<Entered>>> {
    let mut all = BTreeMap::<Id, Vec<Entered>>::new();
    let values = params![filter.unit, filter.register, from, first, until, last];
    for row in tx.query(PEOPLE, values)? {
        all.entry(row.get("visit")?).or_default().push(Entered {
            name: row.get("name")?,
            address: row.get("address")?,
            id_number: row.get("id_number")?,
            without_paper: row.get("without_paper")?,
        });
    }
    Ok(all)
}

fn line(row: &Row) -> store::Result<NotebookRow> {
    let sealed: bool = row.get("sealed")?;
    Ok(NotebookRow {
        id: row.get("id")?,
        number: (row.get("number")?, row.get("year")?),
        on: row.get("on_day")?,
        people: (!sealed).then(Vec::new),
        summary: row.get("summary")?,
        class: row.get("class")?,
        count: row.get("people")?,
        settled_before_by: row.get("settled_before_by")?,
        within_competence: row.get("within_competence")?,
        guided_to: row.get("guided_to")?,
        handed_to: row.get("handed_to")?,
        paper_number: row.get("paper_number")?,
        outcome: row.get("outcome")?,
        ground: row.get("ground")?,
        answer: row.get("answer")?,
        petition: row.get("petition")?,
        note: row.get("note")?,
    })
}
