//! `/published`: decisions that stand in public today, for anybody. Nothing in it leads to a case or a person.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::settlement::{self, Published};
use words::t;

use super::rows::{key, place};
use super::{names, paths};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::listing::{Pager, address};
use crate::web::{Field, Fields, Html, PageContext, Problem};

/// Decisions of a page.
const ROWS: i64 = 20;

/// Where the page before ended.
pub(super) struct Turning;

impl Fields for Turning {
    const FIELDS: &'static [Field] = &[Field::line("after", t!("settlement-after"), 40)];
}

/// One decision as anybody may read it.
struct Line {
    title: String,
    unit: String,
    finding: String,
    days: String,
    shown: String,
}

#[derive(Template)]
#[template(path = "pages/settlement/published.html")]
struct PublishedPage {
    t: PageContext,
    lines: Vec<Line>,
    pager: Pager,
}

/// Shows what is in public.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    t: PageContext,
    asked: Asked<Turning>,
) -> Result<impl IntoResponse, Problem> {
    let after = asked.into_typed().value("after").to_owned();
    let (at, place) = (app.setting(), place(&after));
    let found = app
        .store
        .read(move |tx| settlement::published(tx, &at, place, ROWS + 1))
        .await?;
    Ok(Html(page(t, &app, &after, found)))
}

fn page(t: PageContext, app: &App, after: &str, mut found: Vec<Published>) -> PublishedPage {
    let most = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let has_more = found.len() > most;
    found.truncate(most);
    let last = found.last().filter(|_| has_more);
    let next = last.map(|row| {
        let key = key(&(row.from_on.to_string(), row.id));
        address(paths::PUBLISHED, &[("after", &key)])
    });
    PublishedPage {
        lines: found.iter().map(|row| line(&t, app, row)).collect(),
        pager: Pager {
            first: (!after.is_empty()).then(|| paths::PUBLISHED.to_owned()),
            next,
        },
        t,
    }
}

fn line(t: &PageContext, app: &App, row: &Published) -> Line {
    let key = match row.kind.as_str() {
        "conclude" => t!("settlement-decision-conclude"),
        "answer" => t!("settlement-decision-answer"),
        _ => t!("settlement-decision-decide"),
    };
    let (number, day) = (row.number.clone(), t.date(row.decided_on));
    let title = t.say_with(key, &[("number", number.into()), ("day", day.into())]);
    let (from, until) = (t.date(row.from_on), t.date(row.until_on));
    let days = t.say_with(
        t!("settlement-public-days"),
        &[("from", from.into()), ("until", until.into())],
    );
    Line {
        title: title.into_owned(),
        unit: names::unit(t, app, &row.unit),
        finding: if row.finding == "none" {
            String::new()
        } else {
            names::finding(t, &row.finding)
        },
        days: days.into_owned(),
        shown: row.shown.clone(),
    }
}
