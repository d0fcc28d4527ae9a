//! What one can do here, who receives citizens next, and what the law promises whoever writes, with its terms and
//! articles.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use casework::reception::{self, CalendarFilter, CalendarRow, Kind, Register, State as Stands};
use jiff::ToSpan;
use jiff::civil::Date;
use law::Law;
use law::term::Unit;
use words::{Value, t};

use crate::app::App;
use crate::pages::figures;
use crate::pages::reception::sittings::{Day, days};
use crate::pages::report::running_year;
use crate::web::{Html, Kind as ProblemKind, PageContext, Problem, legal};

/// A promise of the law: what, within what, where it stands.
struct Promise {
    title: String,
    within: String,
    article: String,
}

#[derive(Template)]
#[template(path = "pages/home/show.html")]
struct HomePage {
    t: PageContext,
    period: String,
    /// What the main figures of the country are called, and what they are.
    stats: Vec<(&'static str, String)>,
    days: Vec<Day>,
    promises: Vec<Promise>,
}

/// The terms a petitioner asks for first: acceptance and settlement of a complaint, of a denunciation, a transfer.
const TERMS: [&str; 5] = [
    "complaint.first.acceptance",
    "complaint.first.settlement",
    "denunciation.acceptance",
    "denunciation.settlement",
    "processing.neglected",
];

/// Days ahead in which somebody who receives is looked for.
const AHEAD: i64 = 21;
/// Sessions looked through, and sessions shown.
const ROWS: i64 = 100;
const SHOWN: usize = 5;

/// `GET /`.
pub(super) async fn show(State(app): State<Arc<App>>, t: PageContext) -> Result<Response, Problem> {
    let law = &app.law;
    let period = running_year(law, t.today()).ok_or(ProblemKind::NotFound)?;
    let found = figures::open_figures(&app, &figures::country_code(law), &period).await?;
    let next = next(&app, t.today()).await?;
    let promises = TERMS.iter().filter_map(|term| promise(&t, law, term));
    let page = HomePage {
        days: days(&t, &app, &next),
        promises: promises.collect(),
        period: t.span(period.from, t.today()),
        stats: figures::stats(&t, law, &found),
        t,
    };
    Ok(Html(page).into_response())
}

/// The next sessions of heads that are announced and not yet held.
async fn next(app: &App, today: Date) -> Result<Vec<CalendarRow>, Problem> {
    let filter = CalendarFilter {
        register: Register::State,
        unit: None,
        from: today,
        until: today.saturating_add(AHEAD.days()),
        after: None,
        limit: ROWS,
    };
    let page = app
        .store
        .read(move |tx| reception::calendar(tx, &filter))
        .await?;
    let of_heads = page
        .rows
        .into_iter()
        .filter(|row| row.kind != Kind::Regular);
    let ahead = of_heads.filter(|row| row.state == Stands::Announced);
    Ok(ahead.take(SHOWN).collect())
}

fn promise(t: &PageContext, law: &Law, term: &str) -> Option<Promise> {
    let term = law.term(term)?;
    let version = term.version_on(t.today())?;
    let counted = version.length.counted()?;
    let key = match counted.unit {
        Unit::WorkingDays => t!("home-working-days"),
        _ => t!("home-days"),
    };
    let days = [("days", Value::from(counted.base))];
    Some(Promise {
        title: legal::term_name(t, law, &term.id),
        within: t.say_with(key, &days).into_owned(),
        article: legal::text(t, &version.article).to_owned(),
    })
}
