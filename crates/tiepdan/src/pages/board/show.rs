//! `/board/{unit}`: the board of a unit.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use casework::access::acts;
use casework::report::{self, Board, Flow, OpenStanding};
use law::Law;
use law::procedure::Class;
use words::{Value, t};

use super::map::{Map, map, marks};
use super::paths::{self, UnitPath};
use super::picture::{Picture, picture};
use crate::app::App;
use crate::web::{At, Html, PageContext, Problem, SignedIn, legal};

/// A figure and what it opens; empty for one that counts nothing.
pub(super) struct Figure {
    pub(super) value: String,
    pub(super) href: String,
}

/// A line of a table of a board.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) figures: Vec<Figure>,
    pub(super) rate: String,
    pub(super) marks: usize,
}

/// Main figures.
struct Stat {
    label: &'static str,
    figure: Figure,
    note: String,
}

#[derive(Template)]
#[template(path = "pages/board/show.html")]
struct BoardPage {
    t: PageContext,
    unit: String,
    up: String,
    live: String,
    own: bool,
    may_lead: bool,
    moment: String,
    stats: Vec<Stat>,
    classes: Vec<Line>,
    ages: Vec<Line>,
    age_picture: Picture,
    months: Vec<Line>,
    month_picture: Picture,
    years: Vec<Line>,
    year_picture: Picture,
    map: Option<Map>,
    below: Vec<Line>,
}

/// `GET /board`: that of one's own unit.
pub(super) async fn mine(SignedIn(actor): SignedIn) -> Redirect {
    Redirect::to(&paths::board(&actor.unit))
}

/// `GET /board/{unit}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(UnitPath { unit }): At<UnitPath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::ReadBoard>()?;
    let (law, scope, today) = (Arc::clone(&app.law), actor.scope(), t.today());
    let found = app
        .store
        .read(move |tx| report::board(tx, &law, &scope, &unit, today));
    let up = paths::board(&actor.unit);
    let may_lead = actor.may::<acts::ReadResponsibility>();
    Ok(Html(page(t, &app.law, &found.await?, (up, may_lead))))
}

fn page(t: PageContext, law: &Law, board: &Board, (up, may_lead): (String, bool)) -> BoardPage {
    let here = paths::board(&board.unit);
    let unit = board.unit.as_str();
    BoardPage {
        unit: legal::unit_in_place(&t, law, unit),
        up: if up == here { String::new() } else { up },
        live: paths::live(unit, board.version),
        own: board.own,
        may_lead,
        moment: t.moment(t.now.local),
        stats: stats(&t, board),
        classes: classes(&t, board),
        ages: ages(&t, board),
        age_picture: age_picture(&t, board),
        months: flows(&t, unit, &board.months, true),
        month_picture: flow_picture(&t, &board.months, true),
        years: flows(&t, unit, &board.years, false),
        year_picture: flow_picture(&t, &board.years, false),
        map: map(&t, law, unit, &board.below),
        below: below(&t, law, board),
        t,
    }
}

pub(super) fn figure(t: &PageContext, value: i64, href: String) -> Figure {
    Figure {
        value: t.number(value),
        href: if value == 0 { String::new() } else { href },
    }
}

fn stats(t: &PageContext, board: &Board) -> Vec<Stat> {
    let unit = board.unit.as_str();
    let (cases, year) = (board.all_cases(), board.this_year());
    let counted = |label, value, name: &str, time: &str, note| Stat {
        label,
        figure: figure(t, value, paths::rows(unit, name, time)),
        note,
    };
    let said = |label, value, note| Stat {
        label,
        figure: Figure {
            value,
            href: String::new(),
        },
        note,
    };
    let of = |key, one: i64, all: i64| {
        let values = [
            ("part", Value::from(t.number(one))),
            ("all", Value::from(t.number(all))),
        ];
        t.say_with(key, &values).into_owned()
    };
    let all = year.settled + cases.open;
    let decided = year.in_time + year.late;
    vec![
        counted(
            t!("board-petitions"),
            board.petitions.open,
            "petitions",
            "",
            String::new(),
        ),
        counted(
            t!("board-petitions-overdue"),
            board.petitions.overdue,
            "petitions",
            "overdue",
            String::new(),
        ),
        counted(t!("board-cases"), cases.open, "cases", "", String::new()),
        counted(
            t!("board-cases-overdue"),
            cases.overdue,
            "cases",
            "overdue",
            String::new(),
        ),
        said(
            t!("board-settled-rate"),
            t.share(year.settled, all),
            of(t!("board-settled-note"), year.settled, all),
        ),
        said(
            t!("board-in-time-rate"),
            t.share(year.in_time, decided),
            of(t!("board-in-time-note"), year.in_time, decided),
        ),
    ]
}

fn standing_figures(t: &PageContext, unit: &str, name: &str, one: OpenStanding) -> Vec<Figure> {
    vec![
        figure(t, one.open, paths::rows(unit, name, "")),
        figure(t, one.overdue, paths::rows(unit, name, "overdue")),
    ]
}

/// What is open by what it is.
fn classes(t: &PageContext, board: &Board) -> Vec<Line> {
    let unit = board.unit.as_str();
    let line = |label, name: &str, one: OpenStanding| Line {
        name: t.say(label).into_owned(),
        href: String::new(),
        figures: standing_figures(t, unit, name, one),
        rate: t.share(one.overdue, one.open),
        marks: marks(one.overdue, one.open),
    };
    let petitions = line(t!("board-petitions"), "petitions", board.petitions);
    let cases = board.cases.iter().map(|(class, one)| {
        let name = format!("cases.{}", class.as_str());
        line(class_label(*class), &name, *one)
    });
    std::iter::once(petitions).chain(cases).collect()
}

const fn class_label(class: Class) -> &'static str {
    match class {
        Class::Complaint => t!("board-complaints"),
        Class::Denunciation => t!("board-denunciations"),
        Class::Recommendation => t!("board-recommendations"),
    }
}

/// What an age is called.
const AGES: [&str; 6] = [
    t!("board-age-0"),
    t!("board-age-1"),
    t!("board-age-2"),
    t!("board-age-3"),
    t!("board-age-4"),
    t!("board-age-5"),
];

pub(super) fn age_label(t: &PageContext, no: usize) -> String {
    let key = AGES.get(no).copied().unwrap_or_default();
    t.say(key).into_owned()
}

fn ages(t: &PageContext, board: &Board) -> Vec<Line> {
    let line = |age: &report::Age| {
        let time = format!("age-{}", age.no);
        let figures = [("petitions", age.petitions), ("cases", age.cases)];
        let figures =
            figures.map(|(name, value)| figure(t, value, paths::rows(&board.unit, name, &time)));
        Line {
            name: age_label(t, age.no),
            href: String::new(),
            figures: figures.into(),
            rate: String::new(),
            marks: 0,
        }
    };
    board.ages.iter().map(line).collect()
}

fn age_picture(t: &PageContext, board: &Board) -> Picture {
    let figures = board.ages.iter();
    let figures = figures.map(|age| (age_label(t, age.no), age.petitions, age.cases));
    picture(t, &figures.collect::<Vec<_>>())
}

/// What flows, in the order of the columns.
const FLOWS: [&str; 7] = [
    "visits",
    "received",
    "processed",
    "opened",
    "settled",
    "in_time",
    "late",
];

fn flows(t: &PageContext, unit: &str, flows: &[Flow], is_month: bool) -> Vec<Line> {
    let line = |flow: &Flow| Line {
        name: time_label(&flow.time, is_month),
        href: String::new(),
        figures: flow_figures(t, unit, flow),
        rate: t.share(flow.in_time, flow.in_time + flow.late),
        marks: 0,
    };
    flows.iter().rev().map(line).collect()
}

fn flow_figures(t: &PageContext, unit: &str, flow: &Flow) -> Vec<Figure> {
    let of = |name: &&str| {
        let value = flow.figure(name).unwrap_or(0);
        figure(t, value, paths::rows(unit, name, &flow.time))
    };
    FLOWS.iter().map(of).collect()
}

/// `11/2026` for the month `2026-11`; a year as it is.
pub(super) fn time_label(time: &str, is_month: bool) -> String {
    match time.split_once('-') {
        Some((year, month)) if is_month => format!("{month}/{year}"),
        _ => time.to_owned(),
    }
}

fn flow_picture(t: &PageContext, flows: &[Flow], is_month: bool) -> Picture {
    let figures = flows
        .iter()
        .map(|flow| (time_label(&flow.time, is_month), flow.opened, flow.settled));
    picture(t, &figures.collect::<Vec<_>>())
}

/// The unit alone and the units below; those that have nothing are left out.
fn below(t: &PageContext, law: &Law, board: &Board) -> Vec<Line> {
    let has_any = |line: &&report::Below| {
        let year = &line.year;
        let counts = [
            line.petitions.open,
            line.cases.open,
            year.received,
            year.opened,
            year.settled,
        ];
        counts.iter().any(|count| *count != 0)
    };
    let line = |below: &report::Below| {
        let is_own = below.unit == board.unit;
        let rows = |name: &str, time: &str| {
            if is_own {
                paths::own_rows(&below.unit, name, time)
            } else {
                paths::rows(&below.unit, name, time)
            }
        };
        let (petitions, cases, year) = (below.petitions, below.cases, &below.year);
        let figures = [
            (petitions.open, "petitions", ""),
            (petitions.overdue, "petitions", "overdue"),
            (cases.open, "cases", ""),
            (cases.overdue, "cases", "overdue"),
            (year.received, "received", &year.time),
            (year.settled, "settled", &year.time),
        ];
        Line {
            name: if is_own {
                t.say(t!("board-own")).into_owned()
            } else {
                legal::unit_name(t, law, &below.unit)
            },
            href: if is_own {
                String::new()
            } else {
                paths::board(&below.unit)
            },
            figures: figures
                .map(|(value, name, time)| figure(t, value, rows(name, time)))
                .into(),
            rate: t.share(year.in_time, year.in_time + year.late),
            marks: marks(cases.overdue, cases.open),
        }
    };
    board.below.iter().filter(has_any).map(line).collect()
}
