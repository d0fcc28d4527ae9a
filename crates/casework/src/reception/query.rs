//! Reading sessions and visits.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::state::Session;
use super::words::{Group, Register};
use crate::access::{Actor, Scope};
use crate::audit::{self, Event};
use crate::person::{self, Shown};
use crate::term::{self, Clock};
use crate::{Failure, Id, Result, Setting, fold};

/// Most rows of a page.
const MOST: i64 = 200;

/// Which sessions of a list.
#[derive(Debug, Clone)]
pub struct SessionFilter {
    /// Only this unit.
    pub unit: Option<String>,
    /// Only this book.
    pub register: Option<Register>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// After this place of the page before.
    pub after: Option<(Date, Id)>,
    /// Rows.
    pub limit: i64,
}

/// A session with what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// The session.
    pub session: Session,
    /// People and groups received or refused.
    pub visits: i64,
    /// People.
    pub people: i64,
}

/// A page of a list in the order of days, with the place after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Lines.
    pub rows: Vec<T>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

impl<T> Page<T> {
    /// The first `limit` of the rows read, and the place of the last if there are more.
    pub(super) fn of(mut rows: Vec<T>, limit: i64, place: impl Fn(&T) -> (Date, Id)) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(place);
        Self { rows, next }
    }
}

/// How many rows to show, within what a page may hold.
pub(super) fn page_size(asked: i64) -> i64 {
    asked.clamp(1, MOST)
}

/// The two parameters of a place in the order of days; the beginning when there is none.
pub(super) fn place(after: Option<(Date, Id)>) -> (String, Id) {
    after.map_or((String::new(), Id::of(0)), |(on, id)| (on.to_string(), id))
}

const COUNTS: &str = "(select cast(count(*) as bigint) from visit v where v.session = s.id) as visits, \
     (select cast(coalesce(sum(v.people), 0) as bigint) from visit v where v.session = s.id) as people";

/// Sessions in scope of a span of days, in the order of days, by keyset.
///
/// # Errors
/// What the database reports.
pub fn sessions(
    tx: &mut Tx<'_>,
    scope: &Scope,
    filter: &SessionFilter,
) -> Result<Page<SessionRow>> {
    let sql = format!(
        "select s.*, {COUNTS} from reception_session s where {} and (cast($3 as text) is null or s.unit = $3) \
         and (cast($4 as text) is null or s.register = $4) and s.on_day >= $5 and s.on_day <= $6 \
         and (s.on_day > $7 or (s.on_day = $7 and s.id > $8)) order by s.on_day, s.id limit $9",
        scope.condition("s.unit", 1)
    );
    let (limit, (after, id)) = (page_size(filter.limit), place(filter.after));
    let with_next = limit + 1;
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![
        filter.unit,
        filter.register,
        filter.from,
        filter.until,
        after,
        id,
        with_next
    ];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let rows = rows.iter().map(session_row).collect::<store::Result<_>>()?;
    Ok(Page::of(rows, limit, |row: &SessionRow| {
        (row.session.on, row.session.id)
    }))
}

fn session_row(row: &Row) -> store::Result<SessionRow> {
    Ok(SessionRow {
        session: Session::of_row(row)?,
        visits: row.get("visits")?,
        people: row.get("people")?,
    })
}

/// A session in scope with its visits, in the order in which they came.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn session(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<(SessionRow, Vec<VisitRow>)> {
    let sql = format!(
        "select s.*, {COUNTS} from reception_session s where s.id = $1 and {}",
        scope.condition("s.unit", 2)
    );
    let [unit, below] = scope.values();
    let row = tx
        .first(&sql, &[params![id].as_slice(), &[unit, below]].concat())?
        .ok_or(Failure::NotFound)?;
    let visits = tx.query(
        &format!("select {VISIT_COLUMNS} from {VISITS} where v.session = $1 order by v.id"),
        params![id],
    )?;
    let visits = visits.iter().map(visit_row).collect::<store::Result<_>>()?;
    Ok((session_row(&row)?, visits))
}

/// One line of a list of visits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRow {
    /// The visit.
    pub id: Id,
    /// The unit that received.
    pub unit: String,
    /// Its session.
    pub session: Id,
    /// The book in which it stands.
    pub register: Register,
    /// Its number and year there.
    pub number: (i64, i64),
    /// The day.
    pub on: Date,
    /// Where it counts in form 01/TCD.
    pub group: Group,
    /// People.
    pub people: i64,
    /// Was the matter received before?
    pub is_repeated: bool,
    /// What it is about.
    pub class: Option<String>,
    /// Is who came under the seal?
    pub sealed: bool,
    /// Field.
    pub field: Option<String>,
    /// The officer's summary.
    pub summary: String,
    /// What came of it.
    pub outcome: String,
    /// Ground of a refusal.
    pub ground: Option<String>,
    /// The first who came, unless sealed.
    pub first_name: Option<String>,
    /// The first visit on the same matter.
    pub matter: Id,
    /// The petition taken, or the one it is about.
    pub petition: Option<Id>,
    /// The case it is about.
    pub case: Option<Id>,
}

const VISIT_COLUMNS: &str = "v.id, v.unit, v.session, v.register, v.number, v.year, v.on_day, v.column_group, v.people, v.is_repeated, v.class, \
     v.sealed, v.field, v.summary, v.outcome, v.ground, v.matter, v.petition, v.case_id, p.name as first_name";
const VISITS: &str = "visit v left join visit_person vp on vp.visit = v.id and vp.no = 1 left join person p on p.id = vp.person";

fn visit_row(row: &Row) -> store::Result<VisitRow> {
    let sealed: bool = row.get("sealed")?;
    let first_name: Option<String> = row.get("first_name")?;
    Ok(VisitRow {
        id: row.get("id")?,
        unit: row.get("unit")?,
        session: row.get("session")?,
        register: row.get("register")?,
        number: (row.get("number")?, row.get("year")?),
        on: row.get("on_day")?,
        group: row.get("column_group")?,
        people: row.get("people")?,
        is_repeated: row.get("is_repeated")?,
        class: row.get("class")?,
        sealed,
        field: row.get("field")?,
        summary: row.get("summary")?,
        outcome: row.get("outcome")?,
        ground: row.get("ground")?,
        first_name: first_name.filter(|_| !sealed),
        matter: row.get("matter")?,
        petition: row.get("petition")?,
        case: row.get("case_id")?,
    })
}

/// One visit with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitDetails {
    /// The line of the list.
    pub row: VisitRow,
    /// The body that settled it before.
    pub settled_before_by: String,
    /// Does the unit settle it?
    pub within_competence: Option<bool>,
    /// What the citizen was told.
    pub answer: String,
    /// The day on which an answer is promised.
    pub promised_on: Option<Date>,
    /// The body to which he was guided.
    pub guided_to: String,
    /// The body to which the matter went.
    pub handed_to: String,
    /// Number of the paper that guides or transfers.
    pub paper_number: String,
    /// What else to know.
    pub note: String,
    /// Who came; sealed ones without a name.
    pub people: Vec<Shown>,
    /// Its clocks.
    pub clocks: Vec<Clock>,
}

const PEOPLE: &str = "select vp.role, vp.person, vp.sealed, p.is_organization, p.name, p.id_kind, p.id_number, p.address, p.commune, p.phone, \
     p.email from visit_person vp left join person p on p.id = vp.person where vp.visit = $1 order by vp.no";

/// A visit in scope with everything that belongs to it.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn visit(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<VisitDetails> {
    let sql = format!(
        "select {VISIT_COLUMNS}, v.settled_before_by, v.within_competence, v.answer, v.promised_on, v.guided_to, v.handed_to, \
         v.paper_number, v.note from {VISITS} where v.id = $1 and {}",
        scope.condition("v.unit", 2)
    );
    let [unit, below] = scope.values();
    let row = tx
        .first(&sql, &[params![id].as_slice(), &[unit, below]].concat())?
        .ok_or(Failure::NotFound)?;
    let people = tx
        .query(PEOPLE, params![id])?
        .iter()
        .map(person::shown)
        .collect::<store::Result<_>>()?;
    Ok(VisitDetails {
        row: visit_row(&row)?,
        settled_before_by: row.get("settled_before_by")?,
        within_competence: row.get("within_competence")?,
        answer: row.get("answer")?,
        promised_on: row.get("promised_on")?,
        guided_to: row.get("guided_to")?,
        handed_to: row.get("handed_to")?,
        paper_number: row.get("paper_number")?,
        note: row.get("note")?,
        people,
        clocks: term::of_subject(tx, id)?,
    })
}

/// Puts on record that a person read a visit.
///
/// # Errors
/// What the database reports.
pub fn record_reading(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, id: Id) -> Result<()> {
    let event = Event {
        name: "visit.read",
        subject_kind: "visit",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, actor.by(), &event)
}

/// The last visits of a person to units in scope, newest first. Sealed ones are not his here.
///
/// # Errors
/// What the database reports.
pub fn visits_of(tx: &mut Tx<'_>, scope: &Scope, person: Id, limit: i64) -> Result<Vec<VisitRow>> {
    let sql = format!(
        "select {VISIT_COLUMNS} from visit_person own join visit v on v.id = own.visit \
         left join visit_person vp on vp.visit = v.id and vp.no = 1 left join person p on p.id = vp.person \
         where own.person = $1 and not v.sealed and {} order by v.on_day desc, v.id desc limit $2",
        scope.condition("v.unit", 3)
    );
    let limit = page_size(limit);
    let [unit, below] = scope.values();
    let rows = tx.query(
        &sql,
        &[params![person, limit].as_slice(), &[unit, below]].concat(),
    )?;
    Ok(rows.iter().map(visit_row).collect::<store::Result<_>>()?)
}

/// Visits in scope of anybody whose folded name begins with what was typed, newest first. Sealed ones are never
/// found.
///
/// # Errors
/// What the database reports.
pub fn find_visits(
    tx: &mut Tx<'_>,
    scope: &Scope,
    typed: &str,
    limit: i64,
) -> Result<Vec<VisitRow>> {
    let folded = fold(typed);
    if folded.len() < 2 {
        return Ok(Vec::new());
    }
    let beyond = format!("{folded}\u{10ffff}");
    let sql = format!(
        "select {VISIT_COLUMNS} from {VISITS} where not v.sealed and {} and v.id in (select own.visit from person named \
         join visit_person own on own.person = named.id where named.name_folded >= $1 and named.name_folded < $2) \
         order by v.on_day desc, v.id desc limit $3",
        scope.condition("v.unit", 4)
    );
    let limit = page_size(limit);
    let [unit, below] = scope.values();
    let rows = tx.query(
        &sql,
        &[params![folded, beyond, limit].as_slice(), &[unit, below]].concat(),
    )?;
    Ok(rows.iter().map(visit_row).collect::<store::Result<_>>()?)
}
