//! What one can do here, and what the law promises whoever writes, with its terms and articles.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use law::Law;
use law::term::Unit;
use words::{Value, t};

use crate::app::App;
use crate::pages::figures;
use crate::pages::report::running_year;
use crate::web::{Html, Kind, PageContext, Problem, legal};

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

/// `GET /`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let law = &app.law;
    let period = running_year(law, t.today()).ok_or(Kind::NotFound)?;
    let found = figures::open_figures(&app, &figures::country_code(law), &period).await?;
    let promises = TERMS.iter().filter_map(|term| promise(&t, law, term));
    Ok(Html(HomePage {
        promises: promises.collect(),
        period: t.span(period.from, t.today()),
        stats: figures::stats(&t, law, &found),
        t,
    }))
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
