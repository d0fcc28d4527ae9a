//! One meeting with its agenda and the reports of the units below.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::figures::UnitReport;
use super::query::seen;
use super::state::Meeting;
use super::words::ItemKind;
use crate::access::Scope;
use crate::{Failure, Id, Result};

/// One line of an agenda, as it was when the meeting was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub no: i64,
    /// What it is.
    pub kind: ItemKind,
    /// `case`, `petition`, `visit`, `assignment`, `urging`.
    pub subject_kind: String,
    /// The thing.
    pub subject: Id,
    /// The unit that owes it.
    pub owner: String,
    /// The due day; of a stuck case the day of its last step, of a mass case that of its beginning.
    pub day: Date,
    /// Of an overdue term its rule; of a mass case how many people.
    pub note: String,
    /// Number and year of the case, petition or visit.
    pub number: Option<(i64, i64)>,
}

/// A meeting with everything of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingDetails {
    /// The meeting.
    pub meeting: Meeting,
    /// Its agenda: those lines whose owner the scope sees.
    pub items: Vec<Item>,
    /// What each unit below reports: those the scope sees.
    pub reports: Vec<UnitReport>,
}

/// A meeting in scope. Whoever holds it sees all of it; a unit that reports to it sees its own part, and the minutes.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn meeting(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<MeetingDetails> {
    let [unit, below] = scope.values();
    let values = [&[unit, below], params![id].as_slice()].concat();
    let sql = format!(
        "select m.* from review_meeting m where m.id = $3 and {}",
        seen(scope)
    );
    let row = tx.first(&sql, &values)?;
    let meeting = Meeting::of_row(&row.ok_or(Failure::NotFound)?)?;
    let part = |column: &str| {
        if meeting.unit == scope.unit() {
            "cast($1 as text) is not null and cast($2 as boolean) is not null".to_owned()
        } else {
            scope.condition(column, 1)
        }
    };
    let sql = format!(
        "select i.*, coalesce(c.number, q.number, v.number) as thing_number, coalesce(c.year, q.year, v.year) as thing_year from review_item i \
         left join cases c on i.subject_kind = 'case' and c.id = i.subject \
         left join petition q on i.subject_kind = 'petition' and q.id = i.subject \
         left join visit v on i.subject_kind = 'visit' and v.id = i.subject \
         where i.meeting = $3 and {} order by i.no",
        part("i.owner")
    );
    let items = tx.query(&sql, &values)?;
    let sql = format!(
        "select r.* from review_report r where r.meeting = $3 and {} order by r.overdue_cases desc, r.late_petitions desc, r.reporter",
        part("r.reporter")
    );
    let reports = tx.query(&sql, &values)?;
    Ok(MeetingDetails {
        items: items.iter().map(item).collect::<store::Result<_>>()?,
        reports: reports
            .iter()
            .map(UnitReport::of_row)
            .collect::<store::Result<_>>()?,
        meeting,
    })
}

fn item(row: &Row) -> store::Result<Item> {
    let number: Option<i64> = row.get("thing_number")?;
    let year: Option<i64> = row.get("thing_year")?;
    Ok(Item {
        no: row.get("no")?,
        kind: row.get("kind")?,
        subject_kind: row.get("subject_kind")?,
        subject: row.get("subject")?,
        owner: row.get("owner")?,
        day: row.get("day")?,
        note: row.get("note")?,
        number: number.zip(year),
    })
}
