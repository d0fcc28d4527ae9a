//! The public calendar: which head receives where and when. State and Party have calendars of their own.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use casework::Id;
use casework::reception::{self, CalendarFilter, CalendarRow, Register};
use jiff::ToSpan;
use jiff::civil::Date;
use law::unit::Lookup;
use words::t;

use super::sittings::{Day, days};
use super::{label, paths};
use crate::app::App;
use crate::web::components::Tab;
use crate::web::form::{Asked, day_of};
use crate::web::listing::{Pager, address};
use crate::web::{Field, Fields, PageContext, Problem, Typed, Wanted};

/// Lines of a page.
const LINES: i64 = 50;
/// Days ahead when no last day is asked for.
const AHEAD: i64 = 62;

pub(super) struct CalendarQuery;

impl Fields for CalendarQuery {
    const FIELDS: &'static [Field] = &[
        Field::line("register", t!("reception-field-register"), 10),
        Field::line("unit", t!("reception-field-unit"), 100),
        Field::line("from", t!("reception-field-from"), 10),
        Field::line("until", t!("reception-field-until"), 10),
        Field::line("after", t!("petition-queue-after"), 40),
    ];
}

#[derive(Template)]
#[template(path = "pages/reception/calendar.html")]
struct CalendarPage {
    t: PageContext,
    list: ListPart,
}

#[derive(Template)]
#[template(path = "pages/reception/calendar_list.html")]
struct ListPart {
    t: PageContext,
    form: Typed,
    tabs: Vec<Tab>,
    days: Vec<Day>,
    shown: usize,
    pager: Pager,
    is_unit_unknown: bool,
}

/// `GET /calendar`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    wanted: Wanted,
    t: PageContext,
    asked: Asked<CalendarQuery>,
) -> Result<Response, Problem> {
    let form = asked.into_typed();
    let from = day_of(form.value("from")).unwrap_or(t.today());
    let until = day_of(form.value("until")).unwrap_or_else(|| from.saturating_add(AHEAD.days()));
    let register = Register::parse(form.value("register")).unwrap_or(Register::State);
    let (unit, is_unit_unknown) = unit(&app, form.value("unit"), register, t.today());
    let filter = CalendarFilter {
        register,
        unit,
        from,
        until,
        after: after(form.value("after")),
        limit: LINES,
    };
    let page = if is_unit_unknown {
        reception::Page {
            rows: Vec::new(),
            next: None,
        }
    } else {
        app.store
            .read(move |tx| reception::calendar(tx, &filter))
            .await?
    };
    let whole = CalendarPage {
        list: list(&app, &t, &form, register, &page, is_unit_unknown),
        t: t.clone(),
    };
    let part = list(&app, &t, &form, register, &page, is_unit_unknown);
    Ok(wanted.show(&whole, &part))
}

fn list(
    app: &App,
    t: &PageContext,
    form: &Typed,
    register: Register,
    page: &reception::Page<CalendarRow>,
    is_unit_unknown: bool,
) -> ListPart {
    let next = page.next.map(|(day, id)| format!("{day}~{id}"));
    let with = |register: &str, after: &str| {
        let kept = ["unit", "from", "until"].map(|name| (name, form.value(name)));
        let own = [("register", register), ("after", after)];
        address(paths::CALENDAR, &[kept.as_slice(), &own].concat())
    };
    let tabs = Register::ALL.iter().map(|one| Tab {
        href: with(one.as_str(), ""),
        label: t.say(label::register(*one)).into_owned(),
        count: None,
        is_here: *one == register,
    });
    ListPart {
        tabs: tabs.collect(),
        days: days(t, app, &page.rows),
        shown: page.rows.len(),
        pager: Pager {
            first: (!form.value("after").is_empty()).then(|| with(register.as_str(), "")),
            next: next.as_ref().map(|next| with(register.as_str(), next)),
        },
        is_unit_unknown,
        form: form.clone(),
        t: t.clone(),
    }
}

/// The unit whose calendar is asked for, by its code or a name that is one unit's alone; a territory means its People's
/// Committee or Party committee.
fn unit(app: &App, typed: &str, register: Register, on: Date) -> (Option<String>, bool) {
    if typed.is_empty() {
        return (None, false);
    }
    let units = &app.law.units;
    let found = match units.get(typed) {
        Some(unit) => Some(unit),
        None => match units.by_name(typed, on) {
            Lookup::One(unit) => Some(*unit),
            _ => None,
        },
    };
    let Some(found) = found else {
        return (None, true);
    };
    if found.branch != law::unit::Branch::Territory {
        return (Some(found.code), false);
    }
    let body = units
        .bodies(&found.code, on)
        .into_iter()
        .find(|body| match register {
            Register::State => body.branch == law::unit::Branch::Government,
            Register::Party => body.branch == law::unit::Branch::Party,
        });
    (body.map(|body| body.code), false)
}

fn after(place: &str) -> Option<(Date, Id)> {
    let (day, id) = place.split_once('~')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}
