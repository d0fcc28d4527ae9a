//! Classes that were held, and who attended.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::counted::{Thing, count};
use super::form::ClassEntry;
use super::query::{Filter, Page, paged, place, size, span};
use crate::access::{Permit, Scope, acts};
use crate::audit::{self, By, Event};
use crate::given::{TEXT, needed, refuse};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, organization};

/// One class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingClass {
    /// The row.
    pub id: Id,
    /// The unit whose figure it is.
    pub unit: String,
    /// Its day.
    pub on: Date,
    /// Its kind, by the law's list.
    pub kind: String,
    /// What it was about.
    pub topic: String,
    /// Who held it.
    pub organizer: String,
    /// Where.
    pub place: String,
    /// How many attended.
    pub people: i64,
    /// The day on which it was struck out as a mistake.
    pub struck_on: Option<Date>,
    /// Why.
    pub reason: String,
}

/// Somebody who attended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// An official.
    pub official: Option<Id>,
    /// His name, or that of somebody of another body.
    pub name: String,
    /// His unit or body.
    pub body: String,
}

const INSERT: &str = "insert into training_class (id, tenant, unit, on_day, kind, topic, organizer, place, people, reason, recorded_by) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10)";
const ATTENDEE: &str =
    "insert into training_person (class, no, official, name, body) values ($1, $2, $3, $4, $5)";
const OFFICIAL: &str = "select o.id from official o join unit_reach r on r.lower = o.unit where o.id = $1 and r.upper = $2";
const OWN: &str = "select * from training_class where id = $1 and unit = $2";
const STRIKE: &str =
    "update training_class set struck_on = $2, reason = $3 where id = $1 and struck_on is null";
const ATTENDED: &str = "select p.official, coalesce(o.name, p.name) as name, coalesce(o.unit, p.body) as body from training_person p \
     left join official o on o.id = p.official where p.class = $1 order by p.no";

impl TrainingClass {
    fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            unit: row.get("unit")?,
            on: row.get("on_day")?,
            kind: row.get("kind")?,
            topic: row.get("topic")?,
            organizer: row.get("organizer")?,
            place: row.get("place")?,
            people: row.get("people")?,
            struck_on: row.get("struck_on")?,
            reason: row.get("reason")?,
        })
    }

    fn thing(&self) -> Thing<'_> {
        Thing {
            unit: &self.unit,
            on: self.on,
            kind: "training",
            id: self.id,
        }
    }
}

/// Enters a class of the unit of the permit with those who attended.
///
/// # Errors
/// Field errors for officials of units elsewhere and for a closed period.
pub fn hold(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepGuidance>,
    entry: &ClassEntry,
) -> Result<Id> {
    let unit = organization::ensure(tx, at, permit.unit())?;
    let class = TrainingClass {
        id: at.id(),
        unit: unit.code.clone(),
        on: entry.on,
        kind: entry.kind.clone(),
        topic: entry.topic.clone(),
        organizer: entry.organizer.clone(),
        place: entry.place.clone(),
        people: entry.people,
        struck_on: None,
        reason: String::new(),
    };
    let official = permit.official();
    let values = params![
        class.id,
        unit.tenant,
        class.unit,
        class.on,
        class.kind,
        class.topic,
        class.organizer,
        class.place,
        class.people,
        official
    ];
    tx.send(INSERT, values)?;
    for (no, one) in (1_i64..).zip(&entry.attendees) {
        if let Some(official) = one.official
            && tx.first(OFFICIAL, params![official, unit.code])?.is_none()
        {
            let field = format!("attendees.{}.official", no - 1);
            return Err(FieldError::new(field, "official-unknown").into());
        }
        let of = |text: &str| match one.official {
            Some(_) => String::new(),
            None => text.trim().to_owned(),
        };
        let (name, body) = (of(&one.name), of(&one.body));
        tx.send(ATTENDEE, params![class.id, no, one.official, name, body])?;
    }
    let measures = [("training.classes", 1), ("training.people", class.people)];
    count(tx, at, class.thing(), &measures)?;
    note(tx, at, permit.by(), "training.held", class.id)?;
    Ok(class.id)
}

/// Strikes a class of the unit of the permit out that was entered by mistake.
///
/// # Errors
/// Not found; field errors for no reason and a closed period; the refusal `document-struck`.
pub fn strike_class(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepGuidance>,
    id: Id,
    reason: &str,
) -> Result<()> {
    let row = tx.first(OWN, params![id, permit.unit()])?;
    let class = TrainingClass::of_row(&row.ok_or(Failure::NotFound)?)?;
    let mut errors = Vec::new();
    needed("reason", reason, TEXT, &mut errors);
    refuse(errors)?;
    let reason = reason.trim();
    let values = params![id, at.now.today, reason];
    if tx.execute(STRIKE, values)? == 0 {
        return Err(Refusal::new("document-struck").into());
    }
    let measures = [("training.classes", -1), ("training.people", -class.people)];
    count(tx, at, class.thing(), &measures)?;
    note(tx, at, permit.by(), "training.struck", id)
}

/// Classes in scope, the latest first, by keyset.
///
/// # Errors
/// What the database reports.
pub fn classes(tx: &mut Tx<'_>, scope: &Scope, filter: &Filter) -> Result<Page<TrainingClass>> {
    let sql = format!(
        "select c.* from training_class c where {} and c.on_day >= $3 and c.on_day <= $4 \
         and (c.on_day < $5 or (c.on_day = $5 and c.id < $6)) order by c.on_day desc, c.id desc limit $7",
        scope.condition("c.unit", 1)
    );
    let ((from, until), (day, id)) = (span(filter.year), place(filter.after));
    let (limit, [unit, below]) = (size(filter.limit), scope.values());
    let with_next = limit + 1;
    let rest: &[Value<'_>] = params![from, until, day, id, with_next];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let rows = rows.iter().map(TrainingClass::of_row);
    let rows = rows.collect::<store::Result<Vec<_>>>()?;
    Ok(paged(rows, limit, |row| (row.on, row.id)))
}

/// One class in scope with those who attended; the unit stands for the body of an official.
///
/// # Errors
/// Not found.
pub fn class(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<(TrainingClass, Vec<Attendee>)> {
    let sql = format!(
        "select c.* from training_class c where c.id = $3 and {}",
        scope.condition("c.unit", 1)
    );
    let [unit, below] = scope.values();
    let row = tx.first(&sql, &[&[unit, below], params![id].as_slice()].concat())?;
    let class = TrainingClass::of_row(&row.ok_or(Failure::NotFound)?)?;
    let attended = tx.query(ATTENDED, params![id])?;
    let attended = attended.iter().map(|row| {
        Ok(Attendee {
            official: row.get("official")?,
            name: row.get("name")?,
            body: row.get("body")?,
        })
    });
    Ok((class, attended.collect::<store::Result<_>>()?))
}

fn note(tx: &mut Tx<'_>, at: &Setting, by: By<'_>, name: &'static str, id: Id) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "training",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, by, &event)
}
