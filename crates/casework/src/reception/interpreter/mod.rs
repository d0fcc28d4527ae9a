//! Interpreters (người phiên dịch): who can be called for whom, and at which visits somebody interpreted
//! (Law on Citizen Reception art. 7(1)đ; rulebook CR-30).

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::receiver::LANGUAGES;
use crate::access::{Permit, Scope, acts};
use crate::audit::{self, By, Event};
use crate::given::{LINE, day, listed, needed, refuse};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, organization};

/// Somebody who can be called, as he was typed.
#[derive(Debug, Clone, Default)]
pub struct RawInterpreter {
    /// The language, by the law's list `reception.language`.
    pub language: String,
    /// His name, or that of the body that sends somebody.
    pub name: String,
    /// His body.
    pub body: String,
    /// How he is called at work.
    pub contact: String,
    /// First day.
    pub from: Option<Date>,
}

/// Somebody who can be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpreter {
    /// The row.
    pub id: Id,
    /// The unit that keeps him on its list.
    pub unit: String,
    /// The language.
    pub language: String,
    /// His name.
    pub name: String,
    /// His body.
    pub body: String,
    /// How he is called at work.
    pub contact: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
}

const INSERT: &str = "insert into interpreter (id, tenant, unit, language, name, body, contact, from_on, recorded_by) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OWN: &str = "select from_on from interpreter where id = $1 and unit = $2";
const END: &str = "update interpreter set until_on = $2 where id = $1 and until_on is null";
const VISIT: &str = "select id from visit where id = $1 and unit = $2";
const CALLED: &str = "insert into visit_interpreter (visit, language, interpreter) values ($1, $2, $3) \
     on conflict (visit) do update set language = excluded.language, interpreter = excluded.interpreter";
const AT_VISIT: &str = "select v.language, i.name from visit_interpreter v left join interpreter i on i.id = v.interpreter where v.visit = $1";

/// Puts somebody on the list of the unit of the permit.
///
/// # Errors
/// Field errors.
pub fn add(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    raw: &RawInterpreter,
) -> Result<Id> {
    let unit = organization::ensure(tx, at, permit.unit())?;
    let mut errors = Vec::new();
    needed("name", &raw.name, LINE, &mut errors);
    needed("body", &raw.body, LINE, &mut errors);
    needed("contact", &raw.contact, LINE, &mut errors);
    let list = (LANGUAGES, raw.language.as_str());
    listed(at, "language", list, at.now.today, &mut errors);
    let from = day(at, "from", raw.from.or(Some(at.now.today)), &mut errors);
    refuse(errors)?;
    let id = at.id();
    let (name, body) = (raw.name.trim(), raw.body.trim());
    let contact = raw.contact.trim();
    let official = permit.official();
    let values = params![
        id,
        unit.tenant,
        unit.code,
        raw.language,
        name,
        body,
        contact,
        from,
        official
    ];
    tx.send(INSERT, values)?;
    note(
        tx,
        at,
        permit.by(),
        ("interpreter.added", "interpreter", id),
    )?;
    Ok(id)
}

/// Takes somebody off the list of the unit of the permit from a day on.
///
/// # Errors
/// Not found; a field error for a day before his first; the refusal `assignment-over`.
pub fn end(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    id: Id,
    until: Option<Date>,
) -> Result<()> {
    let row = tx.first(OWN, params![id, permit.unit()])?;
    let from: Date = row.ok_or(Failure::NotFound)?.get("from_on")?;
    let until = until.unwrap_or(at.now.today);
    if until < from {
        return Err(FieldError::new("until", "last-day-before-first").into());
    }
    if tx.execute(END, params![id, until])? == 0 {
        return Err(Refusal::new("assignment-over").into());
    }
    note(
        tx,
        at,
        permit.by(),
        ("interpreter.ended", "interpreter", id),
    )
}

/// What the scope may call on: the list of its units and those of the units above it.
fn seen(scope: &Scope) -> String {
    format!(
        "({} or exists (select 1 from unit_reach l where l.upper = i.unit and l.lower = $1))",
        scope.condition("i.unit", 1)
    )
}

/// Everybody who can be called, by language and name; those who no longer can last.
///
/// # Errors
/// What the database reports.
pub fn interpreters(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Interpreter>> {
    let sql = format!(
        "select i.* from interpreter i where {} order by case when i.until_on is null then 0 else 1 end, i.language, i.name, i.id limit 500",
        seen(scope)
    );
    let rows = tx.query(&sql, &scope.values())?;
    Ok(rows.iter().map(of_row).collect::<store::Result<_>>()?)
}

/// Notes at a visit of the unit of the permit in which language it was, and who interpreted.
///
/// # Errors
/// Not found; field errors for a language that is not on the list and for somebody who is not.
pub fn call(
    tx: &mut Tx<'_>,
    at: &Setting,
    (permit, scope): (&Permit<acts::Receive>, &Scope),
    visit: Id,
    (language, interpreter): (&str, Option<Id>),
) -> Result<()> {
    let found = tx.first(VISIT, params![visit, permit.unit()])?;
    found.ok_or(Failure::NotFound)?;
    let mut errors = Vec::new();
    listed(
        at,
        "language",
        (LANGUAGES, language),
        at.now.today,
        &mut errors,
    );
    refuse(errors)?;
    if let Some(wanted) = interpreter {
        let sql = format!(
            "select i.id from interpreter i where i.id = $3 and i.language = $4 and {}",
            seen(scope)
        );
        let ([unit, below], rest): (_, &[Value<'_>]) = (scope.values(), params![wanted, language]);
        if tx.first(&sql, &[&[unit, below], rest].concat())?.is_none() {
            return Err(FieldError::new("interpreter", "interpreter-unknown").into());
        }
    }
    tx.execute(CALLED, params![visit, language, interpreter])?;
    note(tx, at, permit.by(), ("visit.interpreted", "visit", visit))
}

/// The language of a visit and the name of who interpreted; none where nobody was needed.
///
/// # Errors
/// What the database reports.
pub fn of_visit(tx: &mut Tx<'_>, visit: Id) -> Result<Option<(String, Option<String>)>> {
    let row = tx.first(AT_VISIT, params![visit])?;
    let told = |row: Row| store::Result::Ok((row.get("language")?, row.get("name")?));
    Ok(row.map(told).transpose()?)
}

fn of_row(row: &Row) -> store::Result<Interpreter> {
    Ok(Interpreter {
        id: row.get("id")?,
        unit: row.get("unit")?,
        language: row.get("language")?,
        name: row.get("name")?,
        body: row.get("body")?,
        contact: row.get("contact")?,
        from: row.get("from_on")?,
        until: row.get("until_on")?,
    })
}

fn note(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    (name, subject_kind, id): (&'static str, &'static str, Id),
) -> Result<()> {
    let event = Event {
        name,
        subject_kind,
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, by, &event)
}
