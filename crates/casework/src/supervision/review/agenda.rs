//! What the agenda of a meeting draws itself up from: overdue terms, stuck cases, newly mass cases, directives that are not
//! done, urgings that are not answered.

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::read::Item;
use super::words::ItemKind;
use crate::access::Scope;
use crate::supervision::directive::{self, Lateness};
use crate::supervision::urging::{self, Situation};
use crate::{Id, Result, Setting};

/// Rows read of each kind; the agenda shows as many as the law's data say.
const MOST: i64 = 200;

const HELD: &str =
    "select max(on_day) as on_day from review_meeting where unit = $1 and stand = 'closed'";

/// The lines of a meeting of the unit of a scope, each kind bounded, and how many there would be without the bound.
///
/// # Errors
/// What the database reports.
pub(super) fn draw(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<(Vec<Item>, i64)> {
    let review = &at.law.supervision.review;
    let kinds = [
        overdue(tx, at, scope)?,
        stuck(tx, at, scope)?,
        mass(tx, at, scope)?,
        directives(tx, at, scope)?,
        urgings(tx, at, scope)?,
    ];
    let found = kinds.iter().map(Vec::len).sum::<usize>();
    let items = kinds
        .into_iter()
        .flat_map(|kind| kind.into_iter().take(review.items));
    let items = (1..).zip(items).map(|(no, item)| Item { no, ..item });
    Ok((items.collect(), i64::try_from(found).unwrap_or(i64::MAX)))
}

fn rows(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (from, condition, order): (&str, &str, &str),
    values: &[Value<'_>],
) -> Result<Vec<Row>> {
    let sql = format!(
        "select {from} where {} and {condition} order by {order}, id limit {MOST}",
        scope.condition("unit", 1)
    );
    let [unit, below] = scope.values();
    Ok(tx.query(&sql, &[&[unit, below], values].concat())?)
}

fn item(
    kind: ItemKind,
    (subject_kind, subject): (&str, Id),
    owner: String,
    day: Date,
    note: String,
) -> Item {
    Item {
        no: 0,
        kind,
        subject_kind: subject_kind.to_owned(),
        subject,
        owner,
        day,
        note,
        number: None,
    }
}

/// Open terms whose day is past; the note is the term.
fn overdue(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Vec<Item>> {
    let what = (
        "unit, subject_kind, subject, due_on, term, id from clock",
        "closed_on is null and suspended_on is null and due_on < $3",
        "due_on",
    );
    let mut items = Vec::new();
    for row in rows(tx, scope, what, params![at.now.today])? {
        let (term, kind): (String, String) = (row.get("term")?, row.get("subject_kind")?);
        if at.law.is_owed_by_unit(&term) {
            let subject = (kind.as_str(), row.get("subject")?);
            let (owner, day) = (row.get("unit")?, row.get("due_on")?);
            items.push(item(ItemKind::Overdue, subject, owner, day, term));
        }
    }
    Ok(items)
}

/// Open cases on which nothing was done for long.
fn stuck(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Vec<Item>> {
    let days = at.law.supervision.review.stuck_days;
    let since = at.now.today.saturating_sub(days.days());
    let what = (
        "id, unit, last_on from cases",
        "closed_on is null and last_on < $3",
        "last_on",
    );
    let mut items = Vec::new();
    for row in rows(tx, scope, what, params![since])? {
        let (owner, day) = (row.get("unit")?, row.get("last_on")?);
        let subject = ("case", row.get("id")?);
        items.push(item(ItemKind::Stuck, subject, owner, day, String::new()));
    }
    Ok(items)
}

/// Cases of many people begun since the last meeting; the note is how many.
fn mass(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Vec<Item>> {
    let review = &at.law.supervision.review;
    let row = tx.first(HELD, params![scope.unit()])?;
    let held: Option<Date> = row.map_or(Ok(None), |row| row.get("on_day"))?;
    let since = at.now.today.saturating_sub(review.stuck_days.days());
    let since = held.unwrap_or(since);
    let what = (
        "id, unit, started_on, people from cases",
        "closed_on is null and started_on >= $3 and people >= $4",
        "started_on",
    );
    let mut items = Vec::new();
    for row in rows(tx, scope, what, params![since, review.people])? {
        let people: i64 = row.get("people")?;
        let (owner, day) = (row.get("unit")?, row.get("started_on")?);
        let subject = ("case", row.get("id")?);
        items.push(item(
            ItemKind::Mass,
            subject,
            owner,
            day,
            people.to_string(),
        ));
    }
    Ok(items)
}

/// Directives whose report is late.
fn directives(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Vec<Item>> {
    let late = directive::ListFilter {
        lateness: Some(Lateness::Late),
        limit: MOST,
        ..directive::ListFilter::default()
    };
    let found = directive::assignments(tx, at, scope, &late)?.rows;
    let each = found.into_iter().map(|row| {
        let one = row.assignment;
        let subject = ("assignment", one.id);
        item(
            ItemKind::Directive,
            subject,
            one.unit,
            one.due,
            String::new(),
        )
    });
    Ok(each.collect())
}

/// Urgings that were not answered in time.
fn urgings(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<Vec<Item>> {
    let late = urging::ListFilter {
        situation: Situation::Late,
        limit: MOST,
        ..urging::ListFilter::default()
    };
    let found = urging::list(tx, at, scope, &late)?.rows;
    let each = found.into_iter().map(|row| {
        let one = row.urging;
        let day = one.answer_by.unwrap_or(one.on);
        item(
            ItemKind::Urging,
            ("urging", one.id),
            one.unit,
            day,
            String::new(),
        )
    });
    Ok(each.collect())
}
