//! The reception notebook of a unit, to print: form 03/TCD, denouncers masked.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use casework::Id;
use casework::access::Actor;
use casework::reception::{self, NotebookFilter, NotebookRow, Register};
use jiff::civil::Date;
use words::t;

use super::{label, paths};
use crate::app::App;
use crate::pages::petition::label as petition_label;
use crate::web::form::{Asked, day_of};
use crate::web::listing::{Pager, address};
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, Typed, legal};

/// Lines of a page.
const LINES: i64 = 100;

pub(super) struct NotebookQuery;

impl Fields for NotebookQuery {
    const FIELDS: &'static [Field] = &[
        Field::line("unit", t!("petition-queue-unit"), 60),
        Field::line("from", t!("reception-field-from"), 10),
        Field::line("until", t!("reception-field-until"), 10),
        Field::line("after", t!("petition-queue-after"), 40),
    ];
}

/// One line, as it is printed.
pub(super) struct Line {
    pub(super) row: NotebookRow,
    number: String,
    pub(super) class: &'static str,
    pub(super) result: String,
}

/// Whose notebook, and which days of it.
pub(super) struct Chosen {
    pub(super) unit: String,
    pub(super) register: Register,
    pub(super) from: Date,
    pub(super) until: Date,
}

impl Chosen {
    /// As the query says; else the reader's unit and this month.
    pub(super) fn of(app: &App, actor: &Actor, t: &PageContext, form: &Typed) -> Self {
        let until = day_of(form.value("until")).unwrap_or(t.today());
        let from = day_of(form.value("from")).unwrap_or(until.first_of_month());
        let unit = match form.value("unit") {
            "" => actor.unit.clone(),
            unit => unit.to_owned(),
        };
        let branch = app.law.units.get(&unit).map(|unit| unit.branch);
        let register = branch.map_or(Register::State, |branch| {
            Register::of_branch(branch.as_str())
        });
        Self {
            unit,
            register,
            from,
            until,
        }
    }

    /// The lines of it from the beginning.
    pub(super) fn filter(&self) -> NotebookFilter {
        NotebookFilter {
            unit: self.unit.clone(),
            register: self.register,
            from: self.from,
            until: self.until,
            after: None,
            limit: LINES,
        }
    }
}

#[derive(Template)]
#[template(path = "pages/reception/notebook.html")]
struct NotebookPage {
    t: PageContext,
    form: Typed,
    unit: String,
    register: &'static str,
    from: Date,
    until: Date,
    lines: Vec<Line>,
    pager: Pager,
    pdf: String,
}

/// `GET /notebook?from=…&until=…`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<NotebookQuery>,
) -> Result<Response, Problem> {
    let form = asked.into_typed();
    let chosen = Chosen::of(&app, &actor, &t, &form);
    let filter = NotebookFilter {
        after: after(form.value("after")),
        ..chosen.filter()
    };
    let scope = actor.scope();
    let page = app
        .store
        .read(move |tx| reception::notebook(tx, &scope, &filter))
        .await?;
    Ok(Html(sheet(&app, t, form, &chosen, page)).into_response())
}

fn sheet(
    app: &App,
    t: PageContext,
    form: Typed,
    chosen: &Chosen,
    page: reception::Page<NotebookRow>,
) -> NotebookPage {
    let (from, until) = (chosen.from, chosen.until);
    let to = |path: &'static str, after: &str| {
        let (from, until) = (from.to_string(), until.to_string());
        let query = [
            ("unit", form.value("unit")),
            ("from", from.as_str()),
            ("until", until.as_str()),
            ("after", after),
        ];
        address(path, &query)
    };
    let next = page.next.map(|(day, id)| format!("{day}~{id}"));
    NotebookPage {
        unit: legal::unit_name(&t, &app.law, &chosen.unit),
        register: label::register(chosen.register),
        lines: page
            .rows
            .into_iter()
            .map(|row| line(&t, app, row))
            .collect(),
        pager: Pager {
            first: (!form.value("after").is_empty()).then(|| to(paths::NOTEBOOK, "")),
            next: next.map(|next| to(paths::NOTEBOOK, &next)),
        },
        pdf: to(paths::BOOK, ""),
        from,
        until,
        form,
        t,
    }
}

fn after(place: &str) -> Option<(Date, Id)> {
    let (day, id) = place.split_once('~')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

pub(super) fn line(t: &PageContext, app: &App, row: NotebookRow) -> Line {
    let result = label::entry(t, &app.law, label::RESULTS, &row.outcome, row.on);
    let ground = row
        .ground
        .as_ref()
        .map(|code| label::entry(t, &app.law, label::REFUSALS, code, row.on));
    let parts = [Some(result), ground, Some(row.answer.clone())];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    Line {
        number: format!("{}/{}", row.number.0, row.number.1),
        class: petition_label::class(row.class.as_deref()),
        result: parts.join(". "),
        row,
    }
}
