//! `/board/{unit}/rows`: the petitions, cases, visits and decisions behind a figure of a board.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::{Scope, acts};
use casework::report::{self, Board, BoardBehind, Named};
use casework::{Failure, Id, Setting};
use law::Law;
use store::Tx;
use words::{Value, t};

use super::paths::{self, UnitPath};
use super::show::time_label;
use crate::app::App;
use crate::pages::report::{ThingLine, thing_line};
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{At, Field, Fields, Html, Kind, PageContext, Problem, SignedIn, legal};

/// Things on a page.
const ROWS: usize = 50;

/// Which figure, and where its page begins.
pub(super) struct RowsQuery;

impl Fields for RowsQuery {
    const FIELDS: &'static [Field] = &[
        Field::line("figure", t!("report-figure"), 40),
        Field::line("time", t!("report-period"), 20),
        Field::line("own", t!("board-own"), 3),
        Field::line("after", t!("list-pages"), 20),
    ];
}

#[derive(Template)]
#[template(path = "pages/board/rows.html")]
struct RowsPage {
    t: PageContext,
    unit: String,
    back: String,
    label: String,
    figure: String,
    lines: Vec<ThingLine>,
    pager: Pager,
}

/// What was asked for.
struct Wanted {
    unit: String,
    figure: String,
    time: String,
    own: bool,
    after: String,
}

/// Shows what is behind a figure.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(UnitPath { unit }): At<UnitPath>,
    t: PageContext,
    asked: Asked<RowsQuery>,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::ReadBoard>()?;
    let asked = asked.into_typed();
    let wanted = Arc::new(Wanted {
        unit,
        figure: asked.value("figure").to_owned(),
        time: asked.value("time").to_owned(),
        own: asked.value("own") == "yes",
        after: asked.value("after").to_owned(),
    });
    let after: Option<Id> = match wanted.after.as_str() {
        "" => None,
        place => Some(place.parse().map_err(|_| Kind::NotFound)?),
    };
    let (at, scope, of) = (app.setting(), actor.scope(), Arc::clone(&wanted));
    let found = app.store.read(move |tx| read(tx, &at, &scope, &of, after));
    let (board, named) = found.await?;
    let figure = if wanted.own {
        own_figure(&board, &wanted)
    } else {
        board.figure(&wanted.figure, &wanted.time)
    };
    let figure = figure.map_or_else(String::new, |figure| t.number(figure));
    Ok(Html(page(t, &app.law, &wanted, figure, named)))
}

/// The board and a page of what is behind the figure; an address that names no figure is none.
fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    of: &Wanted,
    after: Option<Id>,
) -> Result<(Board, Vec<Named>), Failure> {
    let behind = BoardBehind {
        unit: &of.unit,
        own: of.own,
        figure: &of.figure,
        time: &of.time,
        after,
        limit: i64::try_from(ROWS + 1).unwrap_or(i64::MAX),
    };
    let (law, today) = (&at.law, at.now.today);
    let board = report::board(tx, law, scope, &of.unit, today)?;
    let things = report::board_behind(tx, law, scope, today, &behind);
    let things = things.map_err(|failure| match failure {
        Failure::Invalid(_) => Failure::NotFound,
        other => other,
    })?;
    Ok((board, report::named(tx, scope, things)?))
}

/// A figure of the unit alone, as its own board has it.
fn own_figure(board: &Board, wanted: &Wanted) -> Option<i64> {
    let own = board.below.iter().find(|line| line.unit == board.unit)?;
    match (wanted.figure.as_str(), wanted.time.as_str()) {
        ("petitions", "") => Some(own.petitions.open),
        ("petitions", "overdue") => Some(own.petitions.overdue),
        ("cases", "") => Some(own.cases.open),
        ("cases", "overdue") => Some(own.cases.overdue),
        (name, time) if time == own.year.time => own.year.figure(name),
        _ => None,
    }
}

fn page(
    t: PageContext,
    law: &Law,
    wanted: &Wanted,
    figure: String,
    mut named: Vec<Named>,
) -> RowsPage {
    let is_more = named.len() > ROWS;
    named.truncate(ROWS);
    let link = |after: &str| {
        let base = if wanted.own {
            paths::own_rows(&wanted.unit, &wanted.figure, &wanted.time)
        } else {
            paths::rows(&wanted.unit, &wanted.figure, &wanted.time)
        };
        if after.is_empty() {
            base
        } else {
            format!("{base}&after={after}")
        }
    };
    let last = named.last().filter(|_| is_more);
    RowsPage {
        unit: legal::unit_in_place(&t, law, &wanted.unit),
        back: paths::board(&wanted.unit),
        label: label(&t, &wanted.figure, &wanted.time),
        figure,
        pager: Pager {
            first: (!wanted.after.is_empty()).then(|| link("")),
            next: last.map(|one| link(&one.thing.subject.to_string())),
        },
        lines: named
            .iter()
            .map(|one| thing_line(&t, law, one, t.number(one.thing.amount)))
            .collect(),
        t,
    }
}

/// What a figure is called, with its time.
fn label(t: &PageContext, figure: &str, time: &str) -> String {
    let name = match figure {
        "petitions" => t!("board-petitions"),
        "cases" => t!("board-cases"),
        "cases.complaint" => t!("board-complaints"),
        "cases.denunciation" => t!("board-denunciations"),
        "cases.recommendation" => t!("board-recommendations"),
        "visits" => t!("board-visits"),
        "received" => t!("board-received"),
        "processed" => t!("board-processed"),
        "opened" => t!("board-opened"),
        "settled" => t!("board-settled"),
        "in_time" => t!("board-in-time"),
        _ => t!("board-late"),
    };
    let name = t.say(name);
    let time = match time {
        "" => return name.into_owned(),
        "overdue" => t.say(t!("board-overdue")).into_owned(),
        _ => time
            .strip_prefix("age-")
            .and_then(|no| no.parse().ok())
            .map_or_else(
                || time_label(time, true),
                |no| super::show::age_label(t, no),
            ),
    };
    let values = [
        ("figure", Value::from(name.into_owned())),
        ("time", time.into()),
    ];
    t.say_with(t!("board-figure-of"), &values).into_owned()
}
