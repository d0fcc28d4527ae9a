//! `/directives/{id}`: one directive with what each of its owners made of it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::Failure;
use casework::supervision::{self, AssignmentRow, Directive, DirectiveSums, ListFilter, Page};
use words::t;

use super::label;
use super::lines::{Line, line};
use super::paths::{self, RowPath};
use super::thing::{Things, things};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{At, Field, Fields, Html, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of a page.
const ROWS: i64 = 50;

/// Where the list of owners goes on.
pub(super) struct Further;

impl Fields for Further {
    const FIELDS: &'static [Field] = &[Field::line("after", t!("supervision-tabs"), 40)];
}

#[derive(Template)]
#[template(path = "pages/supervision/directive.html")]
struct DirectivePage {
    t: PageContext,
    title: String,
    directive: Directive,
    source: &'static str,
    giver: String,
    subject: &'static str,
    subject_href: Option<String>,
    session: Option<String>,
    sums: DirectiveSums,
    lines: Vec<Line>,
    pager: Pager,
}

/// Shows a directive.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    asked: Asked<Further>,
) -> Result<impl IntoResponse, Problem> {
    let (at, scope) = (app.setting(), actor.scope());
    let form = asked.into_typed();
    let filter = ListFilter {
        directive: Some(id),
        after: paths::place(form.value("after")),
        limit: ROWS,
        ..ListFilter::default()
    };
    let found = app
        .store
        .read(move |tx| {
            let directive = supervision::directive(tx, &scope, id)?;
            let page = supervision::assignments(tx, &at, &scope, &filter)?;
            let sums = supervision::sums(tx, &at, &scope, Some(id))?;
            let things = things(tx, &scope, &directive)?;
            Ok::<_, Failure>((directive, page, sums, things))
        })
        .await?;
    Ok(Html(page(t, &app, &form, found)))
}

fn page(
    t: PageContext,
    app: &App,
    form: &Typed,
    (directive, found, sums, things): (Directive, Page, DirectiveSums, Things),
) -> DirectivePage {
    let of_row = |row: &AssignmentRow| line(&t, app, row);
    let id = directive.id;
    let title = title(&t, &directive);
    DirectivePage {
        title,
        source: label::source(directive.source),
        giver: legal::unit_in_place(&t, &app.law, &directive.unit),
        subject: label::subject(directive.subject.0),
        subject_href: things.subject,
        session: things.session,
        lines: found.rows.iter().map(of_row).collect(),
        pager: Pager {
            first: (!form.value("after").is_empty()).then(|| paths::directive(id)),
            next: found
                .next
                .map(|next| paths::directive_after(id, &paths::key(next))),
        },
        sums,
        directive,
        t,
    }
}

/// The number of the document where it has one, and its day.
fn title(t: &PageContext, directive: &Directive) -> String {
    let day = t.date(directive.on);
    if directive.number.is_empty() {
        let values = [("day", day.into())];
        return t.say_with("supervision-directive-on", &values).into_owned();
    }
    let values = [
        ("number", directive.number.as_str().into()),
        ("day", day.into()),
    ];
    t.say_with("supervision-directive-of", &values).into_owned()
}
