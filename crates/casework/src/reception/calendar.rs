//! The public calendar (Law on Citizen Reception art. 24): who receives, where, when and what about; never a citizen.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::query::{Page, page_size, place};
use super::words::{Kind, Receiver, Register, State};
use crate::{Id, Result};

/// Which part of the calendar.
#[derive(Debug, Clone)]
pub struct CalendarFilter {
    /// State or Party: each has a calendar of its own.
    pub register: Register,
    /// This unit and what is below it; absent: the country.
    pub unit: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// After this place of the page before.
    pub after: Option<(Date, Id)>,
    /// Rows.
    pub limit: i64,
}

/// One announced session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRow {
    /// The session.
    pub id: Id,
    /// The unit that receives.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// Regular, periodic, unscheduled.
    pub kind: Kind,
    /// `direct`, `online`.
    pub form: String,
    /// Head, delegate, officer.
    pub received_by: Receiver,
    /// His name.
    pub host: String,
    /// The day.
    pub on: Date,
    /// Where.
    pub place: String,
    /// When it begins.
    pub starts_at: Option<String>,
    /// When it ends.
    pub ends_at: Option<String>,
    /// Expected content.
    pub content: String,
    /// Who else sits there.
    pub attendees: String,
    /// Announced, held, missed, moved.
    pub state: State,
    /// The day to which it was put off.
    pub moved_to: Option<Date>,
}

const CALENDAR: &str = "select s.id, s.unit, u.name as unit_name, s.kind, s.form, s.received_by, s.host, s.on_day, s.place, s.starts_at, s.ends_at, \
     s.content, s.attendees, s.state, s.moved_to from reception_session s join unit u on u.code = s.unit \
     where s.announced_on is not null and s.register = $1 and s.on_day >= $2 and s.on_day <= $3 \
     and (cast($4 as text) is null or exists (select 1 from unit_reach where upper = $4 and lower = s.unit)) \
     and (s.on_day > $5 or (s.on_day = $5 and s.id > $6)) order by s.on_day, s.id limit $7";

/// Announced sessions of a span of days, in the order of days, by keyset.
///
/// # Errors
/// What the database reports.
pub fn calendar(tx: &mut Tx<'_>, filter: &CalendarFilter) -> Result<Page<CalendarRow>> {
    let (limit, (after, id)) = (page_size(filter.limit), place(filter.after));
    let with_next = limit + 1;
    let values = params![
        filter.register,
        filter.from,
        filter.until,
        filter.unit,
        after,
        id,
        with_next
    ];
    let rows = tx.query(CALENDAR, values)?;
    let rows = rows
        .iter()
        .map(calendar_row)
        .collect::<store::Result<_>>()?;
    Ok(Page::of(rows, limit, |row: &CalendarRow| (row.on, row.id)))
}

fn calendar_row(row: &Row) -> store::Result<CalendarRow> {
    Ok(CalendarRow {
        id: row.get("id")?,
        unit: row.get("unit")?,
        unit_name: row.get("unit_name")?,
        kind: row.get("kind")?,
        form: row.get("form")?,
        received_by: row.get("received_by")?,
        host: row.get("host")?,
        on: row.get("on_day")?,
        place: row.get("place")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        content: row.get("content")?,
        attendees: row.get("attendees")?,
        state: row.get("state")?,
        moved_to: row.get("moved_to")?,
    })
}
