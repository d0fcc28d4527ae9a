//! Who saw and did what with a case or a petition; the roots of the days, by which it is shown that nothing was rewritten.

pub mod paths;
pub(crate) mod reading;
mod roots;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::get;
use casework::access::{self, Actor, TrailRow, acts};
use casework::{Failure, Id, Setting, petition, settlement};
use law::Law;
use serde::Deserialize;
use store::Tx;
use words::t;

use crate::app::App;
use crate::web::form::Asked;
use crate::web::listing::{Pager, address};
use crate::web::{At, Field, Fields, Html, PageContext, Problem, SignedIn, legal};

/// Lines of a page.
const LINES: i64 = 100;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::CASE, get(show_case))
        .route(paths::PETITION, get(show_petition))
        .route(paths::ROOTS, get(roots::list))
        .route(paths::ROOT, get(roots::show))
}

#[derive(Deserialize)]
struct SubjectPath {
    id: Id,
}

struct Before;

impl Fields for Before {
    const FIELDS: &'static [Field] = &[Field::line("before", t!("audit-before"), 60)];
}

/// One line of the trail, in words.
struct Line {
    moment: String,
    what: String,
    who: String,
    unit: String,
    /// The rule under which it was done.
    rule: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/audit/show.html")]
struct TrailPage {
    t: PageContext,
    title: String,
    back: String,
    lines: Vec<Line>,
    pager: Pager,
}

/// Where a page begins: the moment and the number of the line before.
fn place(text: &str) -> Option<(i64, i64)> {
    let (at, seq) = text.split_once('~')?;
    Some((at.parse().ok()?, seq.parse().ok()?))
}

async fn show_case(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(SubjectPath { id }): At<SubjectPath>,
    t: PageContext,
    asked: Asked<Before>,
) -> Result<impl IntoResponse, Problem> {
    let before = place(asked.value("before"));
    let at = app.setting();
    let (title, rows) = app
        .store
        .write(move |tx| {
            let found = settlement::details(tx, &actor.scope(), id)?.case;
            let rows = read(tx, &at, &actor, ("case", id), before)?;
            Ok::<_, Failure>(((found.number, found.year, found.procedure), rows))
        })
        .await?;
    let number = format!("{}/{}", title.0, title.1);
    let title_text = t
        .say_with(t!("audit-of-case"), &[("number", number.into())])
        .into_owned();
    let lines = lines(&t, &app, &rows, Some(&title.2));
    let pager = pager(&paths::of_case(id), before.is_none(), &rows);
    let back = crate::pages::settlement::paths::case(id);
    Ok(Html(TrailPage {
        title: title_text,
        back,
        lines,
        pager,
        t,
    }))
}

async fn show_petition(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(SubjectPath { id }): At<SubjectPath>,
    t: PageContext,
    asked: Asked<Before>,
) -> Result<impl IntoResponse, Problem> {
    let before = place(asked.value("before"));
    let at = app.setting();
    let ((number, year), rows) = app
        .store
        .write(move |tx| {
            let found = petition::details(tx, &actor.scope(), id)?.row;
            let rows = read(tx, &at, &actor, ("petition", id), before)?;
            Ok::<_, Failure>((found.number, rows))
        })
        .await?;
    let number = format!("{number}/{year}");
    let title = t.say_with(t!("audit-of-petition"), &[("number", number.into())]);
    Ok(Html(TrailPage {
        title: title.into_owned(),
        back: crate::pages::settlement::paths::petition(id),
        lines: lines(&t, &app, &rows, None),
        pager: pager(&paths::of_petition(id), before.is_none(), &rows),
        t,
    }))
}

/// Who looks at who saw it is seen himself.
fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    (kind, id): (&'static str, Id),
    before: Option<(i64, i64)>,
) -> Result<Vec<TrailRow>, Failure> {
    let permit = actor.permit::<acts::ReadTrail>()?;
    let rows = access::trail(tx, &permit, &actor.scope(), id, before, LINES)?;
    access::record_trail_reading(tx, at, &permit, kind, id)?;
    Ok(rows)
}

fn pager(path: &str, is_first: bool, rows: &[TrailRow]) -> Pager {
    let is_full = i64::try_from(rows.len()).is_ok_and(|count| count == LINES);
    let last = rows.last().filter(|_| is_full);
    Pager {
        first: (!is_first).then(|| path.to_owned()),
        next: last.map(|row| {
            let key = format!("{}~{}", row.at, row.place.1);
            address(path, &[("before", &key)])
        }),
    }
}

fn lines(t: &PageContext, app: &App, rows: &[TrailRow], procedure: Option<&str>) -> Vec<Line> {
    let line = |row: &TrailRow| Line {
        moment: t.moment(app.clock.local(row.at)),
        what: what(t, &app.law, row, procedure),
        who: row.name.clone().unwrap_or_else(|| {
            let nobody = t!("audit-nobody");
            t.say(nobody).into_owned()
        }),
        unit: legal::unit_name(t, &app.law, &row.unit),
        rule: row.rule.clone(),
    };
    rows.iter().map(line).collect()
}

/// What was done: the step of the law by its name, a reason that was given, else the event alone.
fn what(t: &PageContext, law: &Law, row: &TrailRow, procedure: Option<&str>) -> String {
    let key = format!("audit-event-{}", row.event.replace(['.', '_'], "-"));
    let event = t.say(&key).into_owned();
    let step = procedure
        .and_then(|id| law.procedures.get(id))
        .and_then(|found| found.steps.iter().find(|step| step.id == row.detail));
    if let Some(step) = step {
        return format!("{event}: {}", legal::text(t, &step.title));
    }
    let detail: serde_json::Value = serde_json::from_str(&row.detail).unwrap_or_default();
    match detail.get("reason").and_then(|reason| reason.as_str()) {
        Some(reason) => format!("{event}: {reason}"),
        None => event,
    }
}
