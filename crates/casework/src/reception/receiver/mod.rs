//! Receivers (người được phân công tiếp công dân): by which decision, where, from when to when; what they learned.
//! An assignment ends and never vanishes; nobody is given marks (Law on Citizen Reception art. 15, 35; Decree 154/2026 art. 29).

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::query::page_size;
use super::roster::expect_own;
use crate::access::{Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::given::{LINE, TEXT, bounded, day, needed, past_day, refuse};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, organization};

/// The law's list of languages.
pub const LANGUAGES: &str = "reception.language";

/// An assignment as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawReceiver {
    /// An official of the unit.
    pub official: Option<Id>,
    /// Number of the decision.
    pub number: String,
    /// Its day.
    pub decided_on: Option<Date>,
    /// The place at which he receives.
    pub place: String,
    /// First day.
    pub from: Option<Date>,
    /// What he is qualified in.
    pub qualification: String,
    /// Languages that he speaks, by the law's list `reception.language`.
    pub languages: Vec<String>,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiver {
    /// The row.
    pub id: Id,
    /// The unit.
    pub unit: String,
    /// The official.
    pub official: Id,
    /// His name.
    pub name: String,
    /// Number of the decision.
    pub number: String,
    /// Its day.
    pub decided_on: Date,
    /// The place at which he receives.
    pub place: String,
    /// First day.
    pub from: Date,
    /// Last day; none while it goes on.
    pub until: Option<Date>,
    /// What he is qualified in.
    pub qualification: String,
    /// Languages that he speaks.
    pub languages: Vec<String>,
    /// Why it ended.
    pub reason: String,
    /// Classes that he attended.
    pub classes: i64,
    /// The day of the last of them.
    pub last_class: Option<Date>,
}

const INSERT: &str = "insert into receiver (id, tenant, unit, official, number, decided_on, place, from_on, qualification, languages, reason, \
     recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', $11)";
const GOES_ON: &str =
    "select id from receiver where unit = $1 and official = $2 and place = $3 and until_on is null";
const OWN: &str = "select from_on from receiver where id = $1 and unit = $2";
const END: &str =
    "update receiver set until_on = $2, reason = $3 where id = $1 and until_on is null";
const COLUMNS: &str = "r.*, o.name, (select cast(count(*) as bigint) from training_person p join training_class c on c.id = p.class \
     where p.official = r.official and c.struck_on is null) as classes, (select max(c.on_day) from training_person p \
     join training_class c on c.id = p.class where p.official = r.official and c.struck_on is null) as last_class";

/// Assigns an official of the unit of the permit to receive citizens.
///
/// # Errors
/// Field errors.
pub fn assign(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    raw: &RawReceiver,
) -> Result<Id> {
    let unit = organization::ensure(tx, at, permit.unit())?;
    let mut errors = Vec::new();
    needed("number", &raw.number, LINE, &mut errors);
    needed("place", &raw.place, LINE, &mut errors);
    bounded("qualification", &raw.qualification, TEXT, &mut errors);
    let decided_on = past_day(at, "decided_on", raw.decided_on, &mut errors);
    let from = day(at, "from", raw.from, &mut errors);
    if raw.official.is_none() {
        errors.push(FieldError::new("official", "field-missing"));
    }
    for code in &raw.languages {
        let list = at.law.grounds.get(LANGUAGES);
        if list.is_none_or(|list| list.entry(code, at.now.today).is_none()) {
            errors.push(FieldError::new("languages", "choice-unknown").with("found", code));
        }
    }
    refuse(errors)?;
    let (Some(official), Some(decided_on), Some(from)) = (raw.official, decided_on, from) else {
        return Err(Failure::NotFound);
    };
    expect_own(tx, "official", official, &unit.code)?;
    let place = raw.place.trim();
    if tx
        .first(GOES_ON, params![unit.code, official, place])?
        .is_some()
    {
        return Err(FieldError::new("official", "assigned-already").into());
    }
    let (id, languages) = (at.id(), raw.languages.join(" "));
    let number = raw.number.trim();
    let qualification = raw.qualification.trim();
    let recorded_by = permit.official();
    let values = params![
        id,
        unit.tenant,
        unit.code,
        official,
        number,
        decided_on,
        place,
        from,
        qualification,
        languages,
        recorded_by
    ];
    tx.send(INSERT, values)?;
    note(tx, at, permit, "receiver.assigned", id)?;
    Ok(id)
}

/// Ends an assignment of the unit of the permit on a day.
///
/// # Errors
/// Not found; field errors; the refusal `assignment-over`.
pub fn end(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    id: Id,
    (until, reason): (Option<Date>, &str),
) -> Result<()> {
    let row = tx.first(OWN, params![id, permit.unit()])?;
    let from: Date = row.ok_or(Failure::NotFound)?.get("from_on")?;
    let mut errors = Vec::new();
    needed("reason", reason, TEXT, &mut errors);
    let until = day(at, "until", until, &mut errors);
    if until.is_some_and(|until| until < from) {
        errors.push(FieldError::new("until", "last-day-before-first"));
    }
    refuse(errors)?;
    if tx.execute(END, params![id, until, reason.trim()])? == 0 {
        return Err(Refusal::new("assignment-over").into());
    }
    note(tx, at, permit, "receiver.ended", id)
}

/// Assignments in scope, those that go on first, then the latest.
///
/// # Errors
/// What the database reports.
pub fn receivers(tx: &mut Tx<'_>, scope: &Scope, limit: i64) -> Result<Vec<Receiver>> {
    let sql = format!(
        "select {COLUMNS} from receiver r join official o on o.id = r.official where {} \
         order by case when r.until_on is null then 0 else 1 end, r.unit, r.from_on desc, r.id limit $3",
        scope.condition("r.unit", 1)
    );
    let ([unit, below], limit) = (scope.values(), page_size(limit));
    let rest: &[Value<'_>] = params![limit];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    Ok(rows.iter().map(of_row).collect::<store::Result<_>>()?)
}

/// One assignment in scope.
///
/// # Errors
/// Not found.
pub fn receiver(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Receiver> {
    let sql = format!(
        "select {COLUMNS} from receiver r join official o on o.id = r.official where r.id = $3 and {}",
        scope.condition("r.unit", 1)
    );
    let ([unit, below], rest): (_, &[Value<'_>]) = (scope.values(), params![id]);
    let row = tx.first(&sql, &[&[unit, below], rest].concat())?;
    Ok(of_row(&row.ok_or(Failure::NotFound)?)?)
}

fn of_row(row: &Row) -> store::Result<Receiver> {
    let languages: String = row.get("languages")?;
    Ok(Receiver {
        id: row.get("id")?,
        unit: row.get("unit")?,
        official: row.get("official")?,
        name: row.get("name")?,
        number: row.get("number")?,
        decided_on: row.get("decided_on")?,
        place: row.get("place")?,
        from: row.get("from_on")?,
        until: row.get("until_on")?,
        qualification: row.get("qualification")?,
        languages: languages.split_whitespace().map(str::to_owned).collect(),
        reason: row.get("reason")?,
        classes: row.get("classes")?,
        last_class: row.get("last_class")?,
    })
}

fn note(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    name: &'static str,
    id: Id,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "receiver",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}
