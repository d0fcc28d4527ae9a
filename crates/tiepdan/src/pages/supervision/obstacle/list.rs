//! `/obstacles`: the articles of law that stand in the way, those in the way of most cases first, and the obstacles one by one.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::{Actor, acts};
use casework::supervision::obstacle::{self, ArticleSums, ListFilter, ObstacleRow, Situation};
use casework::supervision::{Listing, Part};
use casework::{Failure, Id};
use jiff::civil::Date;
use words::t;

use super::super::course::{pager, tab};
use super::super::paths::{key, place};
use super::{label, paths};
use crate::app::App;
use crate::web::components::Tab;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of a page.
const ROWS: i64 = 50;
/// Articles that are shown.
const ARTICLES: i64 = 30;

/// What narrows the list.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("tab", t!("supervision-tabs"), 20),
        Field::line("instrument", t!("obstacle-field-instrument"), 300),
        Field::line("article", t!("obstacle-field-article"), 300),
        Field::line("after", t!("supervision-tabs"), 40),
    ];
}

/// An obstacle as lists show it.
pub struct Line {
    /// Where it leads.
    pub href: String,
    /// The text of law and its article.
    pub cited: String,
    /// What stands in the way.
    pub problem: String,
    /// The unit that found it.
    pub unit: String,
    /// The day it was found.
    pub on: Date,
    /// Cases in whose way it stands.
    pub cases: i64,
    /// How it stands, as a message key.
    pub stand: &'static str,
    /// The tone of its mark.
    pub tone: &'static str,
}

/// An article with what was counted of it.
struct ArticleLine {
    href: String,
    cited: String,
    sums: ArticleSums,
}

#[derive(Template)]
#[template(path = "pages/supervision/obstacle/list.html")]
struct ObstaclesPage {
    t: PageContext,
    tabs: Vec<Tab>,
    article: String,
    articles: Vec<ArticleLine>,
    lines: Vec<Line>,
    pager: Pager,
}

/// Shows the list.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<impl IntoResponse, Problem> {
    let form = asked.into_typed();
    let filter = ListFilter {
        situation: Situation::parse(form.value("tab")).unwrap_or_default(),
        instrument: form.value("instrument").to_owned(),
        article: form.value("article").to_owned(),
        part: Part {
            after: place(form.value("after")),
            limit: ROWS,
        },
    };
    let (at, scope, here) = (app.setting(), actor.scope(), filter.situation);
    let found = app
        .store
        .read(move |tx| {
            let articles = obstacle::articles(tx, &scope, ARTICLES)?;
            Ok::<_, Failure>((obstacle::list(tx, &at, &scope, &filter)?, articles))
        })
        .await?;
    Ok(Html(page(t, &app, &form, here, found)))
}

fn page(
    t: PageContext,
    app: &App,
    form: &Typed,
    here: Situation,
    (found, articles): (Listing<ObstacleRow>, Vec<ArticleSums>),
) -> ObstaclesPage {
    let cited = (form.value("instrument"), form.value("article"));
    let tabs = Situation::ALL.into_iter().map(|one| {
        let href = paths::obstacles(one.as_str(), cited, "");
        tab(&t, href, label::situation(one), None, one == here)
    });
    let link = |after: &str| paths::obstacles(here.as_str(), cited, after);
    ObstaclesPage {
        tabs: tabs.collect(),
        article: if cited.0.is_empty() {
            String::new()
        } else {
            told(&t, cited)
        },
        lines: lines(&t, app, &found.rows),
        pager: pager(form.value("after"), found.next.map(key), link),
        articles: articles
            .into_iter()
            .map(|sums| ArticleLine {
                href: paths::obstacles("", (&sums.instrument, &sums.article), ""),
                cited: told(&t, (&sums.instrument, &sums.article)),
                sums,
            })
            .collect(),
        t,
    }
}

/// Obstacles as lists show them.
pub(super) fn lines(t: &PageContext, app: &App, rows: &[ObstacleRow]) -> Vec<Line> {
    let line = |row: &ObstacleRow| {
        let one = &row.obstacle;
        let (stand, tone) = label::stand(one.stand);
        Line {
            href: paths::obstacle(one.id),
            cited: told(t, (&one.instrument, &one.article)),
            problem: one.problem.clone(),
            unit: legal::unit_in_place(t, &app.law, &one.unit),
            on: one.found_on,
            cases: row.cases,
            stand,
            tone,
        }
    };
    rows.iter().map(line).collect()
}

/// The obstacles in the way of a case, as its page shows them.
pub struct OfCase {
    /// Those that whoever asks sees.
    pub lines: Vec<Line>,
    /// Where one is noted; empty for who may not.
    pub find: String,
}

/// The obstacles in the way of a case.
pub fn of_case(
    t: &PageContext,
    app: &App,
    actor: &Actor,
    (case, rows): (Id, &[ObstacleRow]),
) -> OfCase {
    let may = actor.may::<acts::NoteObstacle>();
    OfCase {
        lines: lines(t, app, rows),
        find: if may {
            paths::find(case)
        } else {
            String::new()
        },
    }
}

/// The article of a text of law.
pub(super) fn told(t: &PageContext, (instrument, article): (&str, &str)) -> String {
    let values = [("article", article.into()), ("text", instrument.into())];
    t.say_with(t!("obstacle-cited"), &values).into_owned()
}
