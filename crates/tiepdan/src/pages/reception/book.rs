//! `/notebook/pdf`: the notebook of a unit as it is printed and bound.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use casework::access::Actor;
use casework::reception::{self, NotebookFilter, NotebookRow};
use words::Language;

use super::label;
use super::notebook::{Chosen, NotebookQuery, line};
use crate::app::App;
use crate::papers::reception::{Book, BookLine};
use crate::web::file::shown;
use crate::web::form::Asked;
use crate::web::{PageContext, Problem, SignedIn};

/// Lines read at once, and the most that one file holds.
const PAGE: i64 = 200;
const MOST: usize = 5_000;

/// `GET /notebook/pdf?from=…&until=…`.
pub(super) async fn pdf(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<NotebookQuery>,
) -> Result<Response, Problem> {
    let chosen = Chosen::of(&app, &actor, &t, &asked.into_typed());
    let rows = all(&app, &actor, &chosen).await?;
    let lines: Vec<BookLine> = rows
        .into_iter()
        .map(|row| {
            let line = line(&t, &app, row);
            BookLine {
                row: line.row,
                class: line.class,
                result: line.result,
            }
        })
        .collect();
    let unit = app.law.units.get(&chosen.unit);
    let unit = unit.map_or_else(|| chosen.unit.clone(), |unit| unit.name.vi);
    let book = Book {
        unit: &unit,
        register: label::register(chosen.register),
        span: (chosen.from, chosen.until),
        lines: &lines,
    };
    let order = book.order(&app.law, &app.words.voice(Language::Vi), t.now.local);
    let pdf = app.press.print(&order).await?;
    let name = format!(
        "03-TCD_{}_{}_{}.pdf",
        chosen.unit, chosen.from, chosen.until
    );
    Ok(shown(pdf, &name))
}

async fn all(app: &App, actor: &Actor, chosen: &Chosen) -> Result<Vec<NotebookRow>, Problem> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let filter = NotebookFilter {
            after,
            limit: PAGE,
            ..chosen.filter()
        };
        let scope = actor.scope();
        let page = app
            .store
            .read(move |tx| reception::notebook(tx, &scope, &filter));
        let page = page.await?;
        rows.extend(page.rows);
        match page.next {
            Some(next) if rows.len() < MOST => after = Some(next),
            _ => return Ok(rows),
        }
    }
}
