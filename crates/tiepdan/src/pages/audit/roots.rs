//! `/audit/roots`: the roots of the days, and one to print and to be read aloud.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::acts;
use casework::witness::{self, Root};
use jiff::civil::Date;
use serde::Deserialize;

use super::{Before, paths};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::listing::{Pager, address};
use crate::web::{At, Html, Kind, PageContext, Problem, SignedIn};

/// Lines of a page.
const LINES: i64 = 60;
/// Groups that are read in one breath.
const BREATH: usize = 4;

struct Line {
    href: String,
    day: Date,
    drawn: String,
    lanes: i64,
    dockets: i64,
    files: i64,
}

#[derive(Template)]
#[template(path = "pages/audit/roots.html")]
struct RootsPage {
    t: PageContext,
    lines: Vec<Line>,
    pager: Pager,
}

/// `GET /audit/roots`.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Before>,
) -> Result<impl IntoResponse, Problem> {
    let permit = actor.permit::<acts::ReadRoots>()?;
    let before: Option<Date> = match asked.value("before") {
        "" => None,
        text => Some(text.parse().map_err(|_| Kind::NotFound)?),
    };
    let found = app
        .store
        .read(move |tx| witness::roots(tx, &permit, before, LINES))
        .await?;
    let is_full = i64::try_from(found.len()).is_ok_and(|count| count == LINES);
    let last = found.last().filter(|_| is_full);
    let pager = Pager {
        first: before.is_some().then(|| paths::ROOTS.to_owned()),
        next: last.map(|root| {
            let day = root.statement.day.to_string();
            address(paths::ROOTS, &[("before", &day)])
        }),
    };
    Ok(Html(RootsPage {
        lines: found.iter().map(|root| line(&t, &app, root)).collect(),
        pager,
        t,
    }))
}

fn line(t: &PageContext, app: &App, root: &Root) -> Line {
    let statement = &root.statement;
    Line {
        href: paths::root(statement.day),
        day: statement.day,
        drawn: t.moment(app.clock.local(statement.drawn_at)),
        lanes: statement.lanes,
        dockets: statement.dockets,
        files: statement.files.count,
    }
}

#[derive(Deserialize)]
pub(super) struct DayPath {
    day: Date,
}

#[derive(Template)]
#[template(path = "pages/audit/root.html")]
struct RootPage {
    t: PageContext,
    back: &'static str,
    root: Root,
    drawn: String,
    /// The groups of the root, a breath in a line.
    breaths: Vec<String>,
}

/// `GET /audit/roots/{day}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(DayPath { day }): At<DayPath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let permit = actor.permit::<acts::ReadRoots>()?;
    let root = app
        .store
        .read(move |tx| witness::root(tx, &permit, day))
        .await?;
    let groups = root.groups();
    let breaths = groups.chunks(BREATH).map(|some| some.join(" "));
    Ok(Html(RootPage {
        back: paths::ROOTS,
        drawn: t.moment(app.clock.local(root.statement.drawn_at)),
        breaths: breaths.collect(),
        root,
        t,
    }))
}
