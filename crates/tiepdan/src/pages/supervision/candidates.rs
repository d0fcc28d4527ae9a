//! `/prolonged/candidates`: open cases that the program proposes, with the criteria they meet.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::acts;
use casework::supervision::{self, Candidate};
use jiff::civil::Date;
use words::t;

use super::{entries, paths};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, legal};

/// Rows of a page.
const ROWS: usize = 50;

/// Where the proposals go on.
pub(super) struct Further;

impl Fields for Further {
    const FIELDS: &'static [Field] = &[Field::line("after", t!("supervision-tabs"), 20)];
}

/// A proposal in words.
struct Line {
    href: String,
    number: String,
    title: String,
    sealed: bool,
    unit: String,
    started_on: Date,
    criteria: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "pages/supervision/candidates.html")]
struct CandidatesPage {
    t: PageContext,
    lines: Vec<Line>,
    pager: Pager,
}

/// Shows the proposals.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Further>,
) -> Result<impl IntoResponse, Problem> {
    let permit = actor.permit::<acts::KeepList>()?;
    let form = asked.into_typed();
    let (at, after) = (app.setting(), form.value("after").parse().ok());
    let (found, next) = app
        .store
        .read(move |tx| supervision::candidates(tx, &at, &permit, after, ROWS))
        .await?;
    let pager = Pager {
        first: after.is_some().then(|| paths::CANDIDATES.to_owned()),
        next: next.map(|next| paths::candidates(&next.to_string())),
    };
    let lines = found.iter().map(|one| line(&t, &app, one)).collect();
    Ok(Html(CandidatesPage { t, lines, pager }))
}

fn line(t: &PageContext, app: &App, one: &Candidate) -> Line {
    let met: Vec<String> = one.met.iter().map(|(id, _)| id.clone()).collect();
    Line {
        href: paths::put_on(one.case),
        number: format!("{}/{}", one.number.0, one.number.1),
        title: one.title.clone(),
        sealed: one.sealed,
        unit: legal::unit_in_place(t, &app.law, &one.unit),
        started_on: one.started_on,
        criteria: entries::criteria(t, app, &met),
    }
}
