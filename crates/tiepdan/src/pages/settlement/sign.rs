//! `/sign`: what waits for the head's step.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::Failure;
use casework::settlement;
use words::t;

use super::paths;
use super::rows::{Beside, Line, key, place};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::listing::{Pager, address};
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, legal};

/// Rows of a page.
const ROWS: usize = 50;

/// Where the page begins.
pub(super) struct After;

impl Fields for After {
    const FIELDS: &'static [Field] = &[Field::line("after", t!("settlement-after"), 40)];
}

/// A case with the step that waits.
struct Waiting {
    line: Line,
    /// The step's name and where it is taken.
    step: String,
    href: String,
}

#[derive(Template)]
#[template(path = "pages/settlement/sign.html")]
struct SignPage {
    t: PageContext,
    waiting: Vec<Waiting>,
    pager: Pager,
}

/// Shows the cases of the unit whose next step is for its head.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<After>,
) -> Result<impl IntoResponse, Problem> {
    let (at, after) = (app.setting(), place(asked.value("after")));
    let is_first = after.is_none();
    let (rows, steps, beside, next) = app
        .store
        .read(move |tx| {
            let (found, next) = settlement::waiting_for_head(tx, &at, &actor, after.clone(), ROWS)?;
            let cases: Vec<_> = found.iter().map(|one| &one.row.case).collect();
            let beside = Beside::read(tx, &at, &cases)?;
            let steps: Vec<_> = found
                .iter()
                .map(|one| (one.step.id.clone(), one.step.title.clone()))
                .collect();
            let rows: Vec<_> = found.into_iter().map(|one| one.row).collect();
            Ok::<_, Failure>((rows, steps, beside, next))
        })
        .await?;
    let waiting = rows.iter().zip(steps).map(|(row, (id, title))| Waiting {
        line: beside.line(&t, &app, row),
        step: legal::text(&t, &title).to_owned(),
        href: paths::step(row.case.id, &id),
    });
    let link = |after: &str| address(paths::SIGN, &[("after", after)]);
    Ok(Html(SignPage {
        waiting: waiting.collect(),
        pager: Pager {
            first: (!is_first).then(|| link("")),
            next: next.map(|next| link(&key(&next))),
        },
        t,
    }))
}
