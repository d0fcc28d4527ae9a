//! `/public-dialogues`: the dialogues of leaders with the people that anybody may read, and those announced.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::supervision::Part;
use casework::supervision::dialogue::{self, PublicDialogue};
use words::t;

use super::super::course::pager;
use super::super::paths::{RowPath, key, place};
use super::one::{QuestionLine, question};
use super::{label, paths};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{At, Field, Fields, Html, PageContext, Problem, legal};

/// Dialogues of a page.
const ROWS: i64 = 20;

/// Where the page before ended.
pub(super) struct Turning;

impl Fields for Turning {
    const FIELDS: &'static [Field] = &[Field::line("after", t!("supervision-tabs"), 40)];
}

/// A dialogue as anybody may see it.
struct Line {
    href: Option<String>,
    kind: &'static str,
    unit: String,
    one: PublicDialogue,
    questions: i64,
    promises: i64,
    kept: i64,
}

#[derive(Template)]
#[template(path = "pages/supervision/dialogue/public.html")]
struct PublicPage {
    t: PageContext,
    lines: Vec<Line>,
    pager: Pager,
}

#[derive(Template)]
#[template(path = "pages/supervision/dialogue/public_one.html")]
struct PublicOnePage {
    t: PageContext,
    one: PublicDialogue,
    unit: String,
    kind: &'static str,
    questions: Vec<QuestionLine>,
}

/// `GET /public-dialogues`.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    t: PageContext,
    asked: Asked<Turning>,
) -> Result<impl IntoResponse, Problem> {
    let asked = asked.into_typed();
    let (at, after) = (app.setting(), asked.value("after"));
    let part = Part {
        after: place(after),
        limit: ROWS,
    };
    let found = app
        .store
        .read(move |tx| dialogue::published(tx, &at, part))
        .await?;
    let lines = found.rows.into_iter().map(|row| Line {
        href: row
            .dialogue
            .published_on
            .map(|_| paths::public_one(row.dialogue.id)),
        kind: label::kind(row.dialogue.kind),
        unit: legal::unit_in_place(&t, &app.law, &row.dialogue.unit),
        questions: row.questions,
        promises: row.promises,
        kept: row.kept,
        one: row.dialogue,
    });
    Ok(Html(PublicPage {
        lines: lines.collect(),
        pager: pager(after, found.next.map(key), paths::public),
        t,
    }))
}

/// `GET /public-dialogues/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| dialogue::published_one(tx, &at, id))
        .await?;
    let one = found.row.dialogue;
    Ok(Html(PublicOnePage {
        unit: legal::unit_in_place(&t, &app.law, &one.unit),
        kind: label::kind(one.kind),
        questions: found
            .questions
            .into_iter()
            .map(|one| question(&t, &app, one))
            .collect(),
        one,
        t,
    }))
}
