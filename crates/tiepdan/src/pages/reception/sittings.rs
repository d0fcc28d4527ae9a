//! Announced sessions as the public reads them: day by day, who receives, where and what about.

use casework::reception::{CalendarRow, State};
use jiff::civil::Date;

use super::label;
use crate::app::App;
use crate::web::{PageContext, legal};

/// A day of the calendar.
pub struct Day {
    /// The day.
    pub on: Date,
    /// Its day of the week and date, as read.
    pub name: String,
    /// Its sessions.
    pub sittings: Vec<Sitting>,
}

/// One announced session.
pub struct Sitting {
    /// What the register tells the public of it.
    pub row: CalendarRow,
    /// The unit, with its province.
    pub unit: String,
    /// Begin and end; empty where they are not known.
    pub when: String,
    /// Who receives and why the session takes place.
    pub how: String,
    /// What became of it, once it is more than announced: the message and its tone.
    pub state: Option<(&'static str, &'static str)>,
}

/// The sessions, which stand in the order of their days, under their days.
pub fn days(t: &PageContext, app: &App, rows: &[CalendarRow]) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for row in rows {
        let sitting = sitting(t, app, row);
        match days.last_mut() {
            Some(day) if day.on == row.on => day.sittings.push(sitting),
            _ => days.push(Day {
                on: row.on,
                name: format!("{}, {}", t.weekday(row.on), t.date(row.on)),
                sittings: vec![sitting],
            }),
        }
    }
    days
}

fn sitting(t: &PageContext, app: &App, row: &CalendarRow) -> Sitting {
    let form =
        (row.form != "direct").then(|| label::entry(t, &app.law, label::FORMS, &row.form, row.on));
    let receiver = t.say(label::receiver(row.received_by)).into_owned();
    let kind = t.say(label::kind(row.kind)).into_owned();
    let how: Vec<String> = [Some(receiver), Some(kind), form]
        .into_iter()
        .flatten()
        .collect();
    let when = match (&row.starts_at, &row.ends_at) {
        (Some(starts), Some(ends)) => format!("{starts} – {ends}"),
        (Some(starts), None) => starts.clone(),
        _ => String::new(),
    };
    Sitting {
        unit: legal::unit_in_place(t, &app.law, &row.unit),
        when,
        how: how.join(" · "),
        state: (row.state != State::Announced).then(|| label::state(row.state)),
        row: row.clone(),
    }
}
